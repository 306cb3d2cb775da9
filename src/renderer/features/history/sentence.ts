import type { TFunction } from 'i18next'
import type * as z from 'zod'
import { deadlineRuleSchema } from '../../../contract/primitives.ts'
import type { HistoryEntry } from '../../../contract/records.ts'
import { fieldDefinition } from '../../../core/schema/registry.ts'
import type { Language } from '../../../core/schema/codes.ts'
import { codeLabel } from '../../ui/code-labels.ts'
import { deadlineText } from '../../ui/deadline-text.ts'
import { formatDay } from '../../ui/format.ts'
import { fieldLabel } from '../../ui/known-labels.ts'

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
  if (entry.value === null) {
    return t('history.cleared', { field, before: before.join(' / ') })
  }
  const value = write(entry.value)
  if (before.length === 0) return t('history.set', { field, value })
  return t('history.changed', { field, before: before.join(' / '), after: value })
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
