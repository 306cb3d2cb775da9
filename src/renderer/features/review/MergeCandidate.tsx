import { Radio } from '@mantine/core'
import { isSignedByOffice } from '../../../contract/history-sentence.ts'
import { useHistory } from '../../api/queries.ts'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface MergeCandidateProps {
  readonly id: string
  readonly label: string
  readonly first?: boolean
}

/** Two entries of one thing are often called the same: when, by whom and where each was entered tells them apart. */
export function MergeCandidate({ id, label, first = false }: MergeCandidateProps) {
  const { t } = useTexts()
  const moment = useMoments()
  const history = useHistory(id)
  const made = history.data?.[0]
  return (
    <Radio
      value={id}
      label={label}
      description={
        made === undefined
          ? ' '
          : t(isSignedByOffice(made) ? 'merge.entered' : 'merge.enteredBy', {
              moment: moment(made.stated),
              author: made.author,
              office: made.office,
            })
      }
      {...(first ? { 'data-autofocus': true } : {})}
    />
  )
}
