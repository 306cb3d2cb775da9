import { notifications } from '@mantine/notifications'
import { useAction } from '../../api/actions.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { ConfirmReason } from '../../ui/ConfirmReason.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface WithdrawDialogProps {
  readonly record: string
  readonly title: string
  readonly text: string
  readonly onClose: () => void
}

/** Takes a record out of the counts, with a reason. Nothing is deleted. */
export function WithdrawDialog({ record, title, text, onClose }: WithdrawDialogProps) {
  const { t } = useTexts()
  const person = usePerson()
  const draft = useFormDraft('withdraw', record, { reason: '' })
  const withdraw = useAction('records.withdraw')
  const confirm = async (reason: string): Promise<boolean> => {
    if (person === null) return false
    const done = await withdraw.run({ as: person, id: record, reason })
    if (done === null) return false
    notifications.show({ color: 'green', message: t('records.withdrawn') })
    onClose()
    return true
  }
  return (
    <ConfirmReason
      title={title}
      text={text}
      running={withdraw.running}
      refused={person === null ? { code: 'person_required', details: {} } : withdraw.refused}
      draft={draft}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
