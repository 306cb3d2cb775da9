import { refusal, type Refusal } from '../../contract/errors.ts'
import { linkRowSchema } from '../../contract/agreement-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import type { Value } from '../../core/schema/value.ts'
import type { Register } from './ports/register.ts'

/** A link as it would be. */
interface LinkAtHand {
  /** `null`: a new one. */
  readonly id: string | null
  readonly agreement: Value
  readonly kind: Value
  readonly target: Value
  readonly targetText: Value
}

/**
 * What a link cannot be: one without an end, from an agreement to itself, or there already; `measure-rules.ts` says to
 * which kinds it may lead. `null`: nothing of that.
 */
export function linkRefusal(register: Register, link: LinkAtHand, today: string): Refusal | null {
  const { agreement, kind, target, targetText } = link
  if (typeof agreement !== 'string') return refusal('field_required', { field: 'agreement' })
  if (target === null && targetText === null) return refusal('link_without_target')
  if (target === agreement || citesOnly(register, targetText, agreement)) {
    return refusal('link_to_itself')
  }
  const same = linksFrom(register, agreement, today).find(
    (other) =>
      other.id !== link.id &&
      other.kind === kind &&
      (target === null
        ? other.target === null && spelling(other.targetText) === spelling(targetText)
        : other.target === target),
  )
  return same === undefined ? null : refusal('link_repeated', { id: same.id })
}

function linksFrom(register: Register, agreement: string, today: string) {
  const page = register.read.list(
    listQuerySchema.parse({
      kind: 'links',
      where: [{ field: 'agreement', operator: '=', values: [agreement] }],
      limit: 100_000,
    }),
    today,
  )
  if (!page.ok) throw new Error(`links of ${agreement}: ${page.error.code}`)
  return page.value.rows.map((row) => linkRowSchema.parse(row))
}

/** Whether these words are the number of this agreement, now or formerly, and of no other. */
function citesOnly(register: Register, words: Value, agreement: string): boolean {
  if (typeof words !== 'string') return false
  const cited = register.directory.agreements(words)
  return cited.length > 0 && cited.every(({ id }) => id === agreement)
}

/** Capitals and spaces are no part of a citation. */
const spelling = (text: Value): string =>
  typeof text === 'string' ? text.toUpperCase().replaceAll(/\s+/g, ' ').trim() : ''
