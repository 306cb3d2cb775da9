import type { DraftAgreement, DraftClause } from '../../contract/capture.ts'

export interface AgreementWork extends Omit<DraftAgreement, 'clauses'> {
  readonly key: number
  readonly included: boolean
  /** The agreement of the session for which it was taken by its place, where a person said that it is another one. */
  readonly anotherThan?: string | undefined
  readonly clauses: readonly ClauseWork[]
}

export interface ClauseWork extends DraftClause {
  readonly key: number
}

/** What of a captured document these corrections touch. */
interface Drafts {
  readonly text: string
  readonly agreements: readonly AgreementWork[]
  readonly nextKey: number
}

/**
 * The work after a draft was divided: `at` characters of its text stay, the rest is a draft of its own right after it,
 * with the clauses whose words went there. Nobody gives it a number.
 */
export function splitDraft<Work extends Drafts>(work: Work, key: number, at: number): Work {
  const index = work.agreements.findIndex((agreement) => agreement.key === key)
  const whole = work.agreements[index]
  const first = whole?.text.slice(0, at).trim() ?? ''
  const second = whole?.text.slice(at).trim() ?? ''
  if (whole === undefined || first === '' || second === '') return work
  let { nextKey } = work
  const newKey = () => {
    nextKey += 1
    return nextKey - 1
  }
  const added = newKey()
  const clauses = dividedClauses(whole, at, newKey)
  const place = placeOfEnd(work.text, whole.span, second)
  const halves: readonly AgreementWork[] = [
    {
      ...whole,
      text: first,
      clauses: clausesOr(clauses.before, first, newKey),
      span: { ...whole.span, end: place },
      phrases: whole.phrases.filter(({ span }) => span.start < place),
    },
    {
      ...whole,
      key: added,
      number: null,
      title: '',
      text: second,
      clauses: clausesOr(clauses.after, second, newKey),
      span: { ...whole.span, start: place },
      phrases: whole.phrases.filter(({ span }) => span.start >= place),
    },
  ]
  return { ...work, nextKey, agreements: counted(work.agreements.toSpliced(index, 1, ...halves)) }
}

/** Whether a draft and the one before it may be one: two official numbers are two agreements. */
export function mayMerge(work: Pick<Drafts, 'agreements'>, key: number): boolean {
  const index = work.agreements.findIndex((agreement) => agreement.key === key)
  const [before, draft] = [work.agreements[index - 1], work.agreements[index]]
  if (before === undefined || draft === undefined) return false
  return before.number === null || draft.number === null || before.number === draft.number
}

/** The work with a draft made part of the one before it: its words and clauses after that one's. */
export function mergeDraft<Work extends Drafts>(work: Work, key: number): Work {
  const index = work.agreements.findIndex((agreement) => agreement.key === key)
  const [before, draft] = [work.agreements[index - 1], work.agreements[index]]
  if (before === undefined || draft === undefined || !mayMerge(work, key)) return work
  const span = {
    start: Math.min(before.span.start, draft.span.start),
    end: Math.max(before.span.end, draft.span.end),
  }
  const isBetween = work.agreements.some(
    (other) =>
      other !== before &&
      other !== draft &&
      other.span.start >= span.start &&
      other.span.end <= span.end,
  )
  const merged: AgreementWork = {
    ...before,
    number: before.number ?? draft.number,
    text: `${before.text}\n${draft.text}`,
    procedural: before.procedural && draft.procedural,
    included: before.included || draft.included,
    clauses: [...before.clauses, ...draft.clauses],
    fundingNote: both(before.fundingNote, draft.fundingNote),
    legalBasis: both(before.legalBasis, draft.legalBasis),
    // What lies between in the document belongs to another draft, when people moved them about.
    span: isBetween ? before.span : span,
    phrases: isBetween ? before.phrases : [...before.phrases, ...draft.phrases],
  }
  return { ...work, agreements: counted(work.agreements.toSpliced(index - 1, 2, merged)) }
}

/** The work with a draft one place further up (-1) or down (1); at either end nothing changes. */
export function moveDraft<Work extends Drafts>(work: Work, key: number, by: -1 | 1): Work {
  const index = work.agreements.findIndex((agreement) => agreement.key === key)
  const draft = work.agreements[index]
  const to = index + by
  if (draft === undefined || to < 0 || to >= work.agreements.length) return work
  const others = work.agreements.toSpliced(index, 1)
  return { ...work, agreements: counted(others.toSpliced(to, 0, draft)) }
}

/** Places in the lists of their kinds, as they stand now; an official number says its own. */
function counted(agreements: readonly AgreementWork[]): readonly AgreementWork[] {
  const last = new Map<AgreementWork['kind'], number>()
  return agreements.map((agreement) => {
    const sequence =
      agreement.number === null ? (last.get(agreement.kind) ?? 0) + 1 : agreement.sequence
    last.set(agreement.kind, sequence)
    return { ...agreement, sequence }
  })
}

/** Clauses by where their words stand; one that goes over the division is divided too. */
function dividedClauses(
  { text, clauses }: AgreementWork,
  at: number,
  newKey: () => number,
): { readonly before: readonly ClauseWork[]; readonly after: readonly ClauseWork[] } {
  const before: ClauseWork[] = []
  const after: ClauseWork[] = []
  let from = 0
  for (const clause of clauses) {
    const start = text.indexOf(clause.text, from)
    if (start >= 0) from = start
    const kept = clause.text.slice(0, Math.max(0, at - start)).trim()
    const rest = clause.text.slice(Math.max(0, at - start)).trim()
    if (start < 0 || rest === '') before.push(clause)
    else if (kept === '') after.push(clause)
    else {
      before.push({ ...clause, text: kept })
      after.push({ ...clause, key: newKey(), text: rest })
    }
  }
  return { before, after }
}

/** An agreement without a clause would bind nobody: what is left of it is one. */
const clausesOr = (
  clauses: readonly ClauseWork[],
  text: string,
  newKey: () => number,
): readonly ClauseWork[] =>
  clauses.length > 0
    ? clauses
    : [{ key: newKey(), text, nature: 'binding', addressees: [], deadline: null }]

const both = (one: string | null, other: string | null): string | null =>
  one === null || other === null || one === other ? (one ?? other) : `${one}; ${other}`

/** Where in the document the last words of a span begin: as many letters before its end as they have. */
function placeOfEnd(
  source: string,
  span: { readonly start: number; readonly end: number },
  words: string,
): number {
  let letters = words.replaceAll(/\s/g, '').length
  let place = span.end
  while (place > span.start && letters > 0) {
    place -= 1
    if (!/\s/.test(source.charAt(place))) letters -= 1
  }
  return place
}
