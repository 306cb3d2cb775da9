import { useDebouncedValue } from '@mantine/hooks'
import type { DraftRepetition } from '../../../contract/capture.ts'
import { useComparedDrafts } from '../../api/queries.ts'
import type { CaptureWork } from '../../state/capture-work.ts'

/** While somebody types, nothing is compared. */
const pause = 400

/** By a draft's key, why it may be no news. Drafts that are left out are compared with nothing. */
export type Repetitions = ReadonlyMap<number, DraftRepetition>

export function useRepetitions(work: CaptureWork): Repetitions {
  const [asked] = useDebouncedValue(work, pause)
  const { body, ordinal, type } = asked.session
  const included = asked.agreements.filter((agreement) => agreement.included)
  const compared = useComparedDrafts({
    session: body === null || ordinal === null ? null : { body, ordinal, type: type ?? 'ordinary' },
    drafts: included.map(({ key, number, kind, sequence, text, procedural, anotherThan }) => ({
      key,
      draft: { number, kind, sequence, text, procedural, anotherThan },
    })),
  })
  return compared.data ?? new Map()
}
