import type { DraftAgreement } from '../../contract/capture.ts'
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

/**
 * The agreement of the same session that a draft repeats: by official number in any spelling, else by the same words,
 * else by the same place in the session's list of its kind. Two different numbers are two agreements.
 */
export function existingAgreement(
  known: readonly KnownAgreement[],
  draft: DraftAgreement,
): KnownAgreement | undefined {
  const numbersDiffer = (agreement: KnownAgreement): boolean =>
    agreement.number !== null &&
    draft.number !== null &&
    numberKey(agreement.number) !== numberKey(draft.number)
  const candidates = known.filter((agreement) => !numbersDiffer(agreement))
  return (
    candidates.find(({ number }) => number !== null && draft.number !== null) ??
    candidates.find(({ text }) => sameWords(text, draft.text)) ??
    candidates.find(({ kind, sequence }) => kind === draft.kind && sequence === draft.sequence)
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
