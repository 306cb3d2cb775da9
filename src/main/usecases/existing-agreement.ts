import type { ComparedDraft, DraftRepetition } from '../../contract/capture.ts'
import {
  officialNumberKey,
  parseOfficialNumber,
} from '../../core/compliance/numbering/official-number.ts'

interface KnownAgreement {
  readonly id: string
  readonly number: string | null
  readonly kind: string
  readonly sequence: number | null
  readonly text: string
  readonly title: string | null
}

interface Existing<Known> {
  readonly agreement: Known
  readonly by: Extract<DraftRepetition, { what: 'kept' }>['by']
}

/**
 * The agreement of the same session that a draft repeats: by official number in any spelling, else by the same words,
 * else by the same place in the session's list of its kind, unless a person said that it is another one. Two different
 * numbers are two agreements.
 */
export function existingAgreement<Known extends KnownAgreement>(
  known: readonly Known[],
  draft: Omit<ComparedDraft, 'procedural'>,
): Existing<Known> | undefined {
  const numbersDiffer = (agreement: Known): boolean =>
    agreement.number !== null &&
    draft.number !== null &&
    numberKey(agreement.number) !== numberKey(draft.number)
  const candidates = known.filter((agreement) => !numbersDiffer(agreement))
  const found = (
    by: Existing<Known>['by'],
    isIt: (agreement: Known) => boolean,
  ): Existing<Known> | undefined => {
    const agreement = candidates.find(isIt)
    return agreement === undefined ? undefined : { agreement, by }
  }
  return (
    found('number', ({ number }) => number !== null && draft.number !== null) ??
    found('words', ({ text }) => sameWords(text, draft.text)) ??
    found(
      'place',
      ({ id, kind, sequence }) =>
        kind === draft.kind && sequence === draft.sequence && id !== draft.anotherThan,
    )
  )
}

function numberKey(text: string): string {
  const number = parseOfficialNumber(text)
  return number === null ? text.trim().toUpperCase() : officialNumberKey(number)
}

/** Whatever stands between the words; most texts differ in the first few. */
function sameWords(a: string, b: string): boolean {
  const others = wordsOf(b)
  for (const [word] of wordsOf(a)) {
    const { value: other } = others.next()
    if (other?.[0].toLowerCase() !== word.toLowerCase()) return false
  }
  return others.next().done === true
}

const wordsOf = (text: string): RegExpStringIterator<RegExpExecArray> => text.matchAll(/\S+/g)
