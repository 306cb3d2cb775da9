import { fieldNameOfNumber } from '../core/schema/registry.ts'
import { issueKinds, type IssueKind } from './issue-rows.ts'
import type { HistoryEntry } from './records.ts'

type Value = HistoryEntry['value']

/** How whoever tells a history writes what stands in it. */
export interface HistoryWords {
  readonly field: (field: string) => string
  /** A value of the field that the change is about. */
  readonly value: (value: Value) => string
  /** What is in a set: another record under its name, or the text that it is. */
  readonly element: (element: string) => string
  readonly issue: (kind: IssueKind) => string
  /** A value between quotation marks, so that one sees where it ends. */
  readonly quoted: (text: string) => string
}

type SentenceValues = Readonly<
  Partial<
    Record<'field' | 'value' | 'before' | 'after' | 'element' | 'mark' | 'reason' | 'issue', string>
  >
>

/** A text of the locale files, below `history`, and what is put into it. */
export interface HistorySentence {
  readonly text:
    | 'set'
    | 'changed'
    | 'cleared'
    | 'marked'
    | 'unmarked'
    | 'added'
    | 'elementMarked'
    | 'elementHashed'
    | 'elementRemoved'
    | 'withdrew'
    | 'broughtBack'
    | 'duplicated'
    | 'separated'
    | 'carried'
    | 'purged'
    | 'issueAccepted'
    | 'issueReopened'
    | 'decided'
  readonly values: SentenceValues
}

/** One change as a sentence: what it was before and what it became. */
export function historySentence(entry: HistoryEntry, words: HistoryWords): HistorySentence {
  const { element, field, previous, value } = entry
  if (element !== null) return elementSentence(entry, element, words)
  const past = previous.filter((old) => old !== null)
  const before = past.map(words.value).join(' / ')
  switch (field) {
    // Out of what counts, or back in it: the field is the reason.
    case 'withdrawn':
      return typeof value === 'string'
        ? sentence('withdrew', { reason: value })
        : sentence('broughtBack', { reason: before })
    case 'duplicateOf':
      return value === null
        ? sentence('separated', { before })
        : sentence('duplicated', { value: words.value(value) })
    case 'carriedFrom':
      return value === null
        ? clearing(past, words, field)
        : sentence('carried', { value: words.value(value) })
    case 'purged':
      return typeof value === 'string'
        ? sentence('purged', { reason: value })
        : clearing(past, words, field)
    default:
      return plainSentence(field, value, past, words)
  }
}

function plainSentence(
  field: string,
  value: Value,
  past: readonly Value[],
  words: HistoryWords,
): HistorySentence {
  const named = words.field(field)
  const before = past.map((old) => words.quoted(words.value(old))).join(' / ')
  if (value === null) return clearing(past, words, field)
  if (value === true) return sentence('marked', { field: named })
  if (value === false && past.includes(true)) return sentence('unmarked', { field: named })
  const after = words.value(value)
  return past.length === 0
    ? sentence('set', { field: named, value: after })
    : sentence('changed', { field: named, before, after: words.quoted(after) })
}

const clearing = (past: readonly Value[], words: HistoryWords, field: string): HistorySentence =>
  sentence('cleared', {
    field: words.field(field),
    before: past.map((old) => words.quoted(words.value(old))).join(' / '),
  })

const hashPattern = /^[0-9a-f]{64}$/

function elementSentence(
  { kind, field, value }: HistoryEntry,
  element: string,
  words: HistoryWords,
): HistorySentence {
  if (field === 'decisions' && typeof value === 'string') {
    return sentence('decided', { field: words.field(decidedField(kind, element)), reason: value })
  }
  if (field === 'acceptedIssues') return issueSentence(element, value, words)
  const named = { field: words.field(field), element: words.element(element) }
  if (value === null || value === false) return sentence('elementRemoved', named)
  if (typeof value !== 'string' || value === '') return sentence('added', named)
  const marked = { ...named, mark: words.value(value) }
  return sentence(hashPattern.test(value) ? 'elementHashed' : 'elementMarked', marked)
}

/** The field that a decision was about: its element begins with the field's permanent number. */
function decidedField(kind: HistoryEntry['kind'], element: string): string {
  const [number = ''] = element.split('/')
  return (kind === null ? undefined : fieldNameOfNumber(kind, Number(number))) ?? number
}

/** Which finding somebody judged: its kind, and behind a slash the other record of two. */
export function issueElementText(
  element: string,
  words: Pick<HistoryWords, 'issue' | 'element'>,
): string {
  const [kind = '', other] = element.split('/')
  const known = issueKinds.find((one) => one === kind)
  const found = known === undefined ? kind : words.issue(known)
  return other === undefined ? found : `${found} · ${words.element(other)}`
}

function issueSentence(element: string, value: Value, words: HistoryWords): HistorySentence {
  const issue = issueElementText(element, words)
  return typeof value === 'string'
    ? sentence('issueAccepted', { issue, reason: value })
    : sentence('issueReopened', { issue })
}

const sentence = (text: HistorySentence['text'], values: SentenceValues): HistorySentence => ({
  text,
  values,
})

/** Who saved, with the office where the author does not bear its name already. */
export const isSignedByOffice = ({ author, office }: HistoryEntry): boolean =>
  office !== '' && office !== author

/** The records that a history points to: to be named in its sentences. */
export function recordsNamed(entries: readonly HistoryEntry[]): readonly string[] {
  const texts = entries.flatMap(({ element, value, previous }) => [
    ...(element?.split('/') ?? []),
    value,
    ...previous,
  ])
  const ids = texts
    .filter((text) => typeof text === 'string')
    .filter((text) => idPattern.test(text))
  return [...new Set(ids)]
}

const idPattern = /^[0-9a-f]{32}$/
