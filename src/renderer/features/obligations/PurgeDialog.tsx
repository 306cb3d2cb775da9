import { notifications } from '@mantine/notifications'
import { useAction } from '../../api/actions.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { ConfirmReason } from '../../ui/ConfirmReason.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface PurgeDialogProps {
  readonly evidence: string
  readonly name: string
  readonly onClose: () => void
}

/** Removes the bytes of a wrongly attached file; what it was, who attached it and why it went stay. */
export function PurgeDialog({ evidence, name, onClose }: PurgeDialogProps) {
  const { t } = useTexts()
  const person = usePerson()
  const draft = useFormDraft('purge', evidence, { reason: '' })
  const purge = useAction('evidence.purge')
  const confirm = async (reason: string): Promise<boolean> => {
    if (person === null) return false
    const purged = await purge.run({ as: person, id: evidence, reason })
    if (purged === null) return false
    notifications.show({
      color: 'green',
      message: purged.removed
        ? t('purge.removed', { name })
        : t('purge.alsoUsed', { name, count: purged.alsoUsedBy.length }),
    })
    onClose()
    return true
  }
  return (
    <ConfirmReason
      title={t('purge.title', { name })}
      text={t('purge.text')}
      confirm={t('purge.action')}
      running={purge.running}
      refused={person === null ? { code: 'person_required', details: {} } : purge.refused}
      draft={draft}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
