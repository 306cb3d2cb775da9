import type { TFunction } from 'i18next'
import type * as z from 'zod'
import { historySentence, isSignedByOffice } from '../../../contract/history-sentence.ts'
import { deadlineRuleSchema } from '../../../contract/primitives.ts'
import type { HistoryEntry } from '../../../contract/records.ts'
import { amountFields } from '../../../core/compliance/funding/amount.ts'
import { fieldDefinition } from '../../../core/schema/registry.ts'
import type { Language } from '../../../core/schema/codes.ts'
import { codeLabel } from '../../ui/code-labels.ts'
import { deadlineText } from '../../ui/deadline-text.ts'
import { formatDay, formatNumber, formatPesos, formatSize } from '../../ui/format.ts'
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
  const { text, values } = historySentence(entry, {
    field: (field) => fieldLabel(field, t),
    value: (value) => valueText(entry, value, t, language, names),
    element: (element) => names.get(element) ?? element,
    issue: (kind) => t(`issues.${kind}`),
    quoted: (value) => t('history.quoted', { value }),
  })
  return t(`history.${text}`, values)
}

/**
 * Who saved what and when, with what else the save changed, and when it came here if it was made elsewhere.
 *
 * @param moment writes a moment on the clock of the register.
 */
export function saveSentence(
  entry: HistoryEntry,
  t: TFunction,
  moment: (moment: string) => string,
): string {
  const stated = moment(entry.stated)
  const received = moment(entry.received)
  const said = t(isSignedByOffice(entry) ? 'history.save' : 'history.saveOf', {
    moment: stated,
    author: entry.author,
    office: entry.office,
    intent: intentLabel(entry.intent, t),
  })
  const others = entry.together > 0 ? t('history.together', { count: entry.together }) : ''
  const arrived = received === stated ? '' : t('history.arrived', { moment: received })
  return `${said}${others}${arrived}.`
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
  if (typeof value === 'number') return figureText(entry, value, language)
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

/** Money as money, sizes as sizes; whole numbers, which years are among, as they are. */
function figureText({ kind, field }: HistoryEntry, value: number, language: Language): string {
  if (kind !== null && amountFields[kind]?.includes(field) === true) {
    return formatPesos(value, language)
  }
  if (field === 'size') return formatSize(value, language)
  return Number.isInteger(value) ? String(value) : formatNumber(value, language, 6)
}

const hashPattern = /^[0-9a-f]{64}$/

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
