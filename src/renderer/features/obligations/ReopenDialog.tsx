import { notifications } from '@mantine/notifications'
import { useAction } from '../../api/actions.ts'
import { useObligation } from '../../api/queries.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { ConfirmReason } from '../../ui/ConfirmReason.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** What was determined is opened again: the verdicts that the person sees are withdrawn and stay in the history. */
export function ReopenDialog({ obligation, onClose }: { obligation: string; onClose: () => void }) {
  const { t } = useTexts()
  const person = usePerson()
  const draft = useFormDraft('reopen', obligation, { reason: '' })
  const detail = useObligation(obligation, person)
  const reopen = useAction('verdict.reopen')
  const confirm = async (reason: string): Promise<boolean> => {
    if (person === null || detail.data === undefined) return false
    const seenVerdicts = detail.data.verdicts.map(({ id }) => id)
    const reopened = await reopen.run({ as: person, obligation, reason, seenVerdicts })
    if (reopened === null) return false
    notifications.show({ color: 'green', message: t('reopen.saved') })
    onClose()
    return true
  }
  return (
    <ConfirmReason
      title={t('reopen.title')}
      text={t('reopen.text')}
      confirm={t('reopen.action')}
      running={reopen.running || detail.isPending}
      refused={
        person === null
          ? { code: 'person_required', details: {} }
          : (reopen.refused ?? detail.data?.gate.refused ?? null)
      }
      draft={draft}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
