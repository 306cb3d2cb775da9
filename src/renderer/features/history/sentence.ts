import type { TFunction } from 'i18next'
import type * as z from 'zod'
import { deadlineRuleSchema } from '../../../contract/primitives.ts'
import type { HistoryEntry } from '../../../contract/records.ts'
import { fieldDefinition } from '../../../core/schema/registry.ts'
import type { Language } from '../../../core/schema/codes.ts'
import { codeLabel } from '../../ui/code-labels.ts'
import { deadlineText } from '../../ui/deadline-text.ts'
import { formatDay, formatMoment } from '../../ui/format.ts'
import { fieldLabel, intentLabel } from '../../ui/known-labels.ts'

type Value = z.infer<z.ZodJSONSchema>

/** Names of the records that values point to, where known. */
export type Names = ReadonlyMap<string, string>

/** One change as a sentence: what it was before and what it became. */
export function sentenceOf(
  entry: HistoryEntry,
  t: TFunction,
  language: Language,
  names: Names,
): string {
  const field = fieldLabel(entry.field, t)
  const write = (value: Value) => valueText(entry, value, t, language, names)
  if (entry.element !== null) return elementSentence(entry, field, t, language, names)
  const before = entry.previous.filter((value) => value !== null).map(write)
  if (entry.field === 'withdrawn') return withdrawalSentence(entry, before, t)
  if (entry.value === null) {
    return t('history.cleared', { field, before: before.join(' / ') })
  }
  const value = write(entry.value)
  if (before.length === 0) return t('history.set', { field, value })
  return t('history.changed', { field, before: before.join(' / '), after: value })
}

/** Out of what counts, or back in it: the field is the reason. */
const withdrawalSentence = (
  { value }: HistoryEntry,
  before: readonly string[],
  t: TFunction,
): string =>
  typeof value === 'string'
    ? t('history.withdrew', { reason: value })
    : t('history.broughtBack', { reason: before.join(' / ') })

/** Who saved what and when, with what else the save changed, and when it came here if it was made elsewhere. */
export function saveSentence(entry: HistoryEntry, t: TFunction, language: Language): string {
  const stated = formatMoment(entry.stated, language)
  const received = formatMoment(entry.received, language)
  const said = t(entry.office === '' ? 'history.saveOf' : 'history.save', {
    moment: stated,
    author: entry.author,
    office: entry.office,
    intent: intentLabel(entry.intent, t),
  })
  const others = entry.together > 0 ? t('history.together', { count: entry.together }) : ''
  const arrived = received === stated ? '' : t('history.arrived', { moment: received })
  return `${said}${others}${arrived}.`
}

function elementSentence(
  entry: HistoryEntry,
  field: string,
  t: TFunction,
  language: Language,
  names: Names,
): string {
  const element = names.get(entry.element ?? '') ?? entry.element ?? ''
  if (entry.value === null || entry.value === false) {
    return t('history.elementRemoved', { field, element })
  }
  if (typeof entry.value === 'string' && entry.value !== '') {
    const mark = valueText(entry, entry.value, t, language, names)
    return t('history.elementMarked', { field, element, mark })
  }
  return t('history.added', { field, element })
}

function valueText(
  entry: HistoryEntry,
  value: Value,
  t: TFunction,
  language: Language,
  names: Names,
): string {
  if (value === null || value === '') return t('common.empty')
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  if (typeof value === 'number') return String(value)
  const definition = entry.kind === null ? undefined : fieldDefinition(entry.kind, entry.field)
  if (typeof value !== 'string') {
    const rule = deadlineRuleSchema.safeParse(value)
    return rule.success ? deadlineText(rule.data, t, language) : JSON.stringify(value)
  }
  if (definition?.codes !== undefined) return codeLabel(definition.codes, value, t)
  if (hashPattern.test(value)) return `${value.slice(0, 12)}…`
  switch (definition?.type) {
    case 'date':
    case 'partial_date':
      return formatDay(value, language)
    case 'reference':
      return names.get(value) ?? value.slice(0, 8)
    case undefined:
    case 'boolean':
    case 'code':
    case 'deadline':
    case 'decimal':
    case 'integer':
    case 'sha256':
    case 'text':
      return value
  }
}

const hashPattern = /^[0-9a-f]{64}$/
const idPattern = /^[0-9a-f]{32}$/

/** The records that a history points to: to be named in its sentences. */
export function recordsNamed(entries: readonly HistoryEntry[]): readonly string[] {
  const texts = entries.flatMap(({ element, value, previous }) => [element, value, ...previous])
  const ids = texts
    .filter((text) => typeof text === 'string')
    .filter((text) => idPattern.test(text))
  return [...new Set(ids)]
}

/** The changes of one save together, the latest save first. */
export interface SaveGroup {
  readonly save: string
  readonly entries: readonly HistoryEntry[]
}

export function bySave(entries: readonly HistoryEntry[]): readonly SaveGroup[] {
  const groups = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const known = groups.get(entry.save)
    if (known === undefined) groups.set(entry.save, [entry])
    else known.push(entry)
  }
  return [...groups].map(([save, changes]) => ({ save, entries: changes })).toReversed()
}
