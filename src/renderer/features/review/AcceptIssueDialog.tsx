import { notifications } from '@mantine/notifications'
import { settledIssues } from '../../../contract/issue-rows.ts'
import type { IssueRow } from '../../../contract/rows.ts'
import { useAction } from '../../api/actions.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { ConfirmReason } from '../../ui/ConfirmReason.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface AcceptIssueDialogProps {
  readonly issue: IssueRow
  readonly onClose: () => void
}

/** What the form is about, for its draft: its id, which has slashes, begins with the kind. */
export const issueSubject = ({ record, kind, other }: IssueRow): string =>
  [record, kind, other ?? ''].join('_')

/** Why a data issue is in order; it leaves the list, here and in other offices. */
export function AcceptIssueDialog({ issue, onClose }: AcceptIssueDialogProps) {
  const { t } = useTexts()
  const person = usePerson()
  const draft = useFormDraft('acceptIssue', issueSubject(issue), { reason: '' })
  const accept = useAction('issues.accept')
  const confirm = async (reason: string): Promise<boolean> => {
    if (person === null) return false
    const done = await accept.run({ as: person, id: issue.id, reason })
    if (done === null) return false
    notifications.show({ color: 'green', message: t('review.acceptDone') })
    onClose()
    return true
  }
  const settled = settledIssues.includes(issue.kind)
  const title = t(settled ? 'review.settle' : 'review.accept')
  const named = { issue: t(`issues.${issue.kind}`) }
  return (
    <ConfirmReason
      title={title}
      text={settled ? t('review.settleText', named) : t('review.acceptText', named)}
      confirm={title}
      running={accept.running}
      refused={person === null ? { code: 'person_required', details: {} } : accept.refused}
      draft={draft}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
