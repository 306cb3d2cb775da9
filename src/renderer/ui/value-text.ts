import type { TFunction } from 'i18next'
import type * as z from 'zod'
import { deadlineRuleSchema } from '../../contract/primitives.ts'
import { amountFields } from '../../core/compliance/funding/amount.ts'
import type { Language } from '../../core/schema/codes.ts'
import { fieldDefinition, type RecordKind } from '../../core/schema/registry.ts'
import { codeLabel } from './code-labels.ts'
import { deadlineText } from './deadline-text.ts'
import { formatDay, formatNumber, formatPesos, formatSize } from './format.ts'

type Value = z.infer<z.ZodJSONSchema>

/** Names of the records that values point to, where known. */
export type Names = ReadonlyMap<string, string>

/** What a value stands in. `kind`: `null` where only a newer version knows it. */
interface ValuePlace {
  readonly kind: RecordKind | null
  readonly field: string
}

/** A value of a field in words. */
export function valueText(
  place: ValuePlace,
  value: Value,
  t: TFunction,
  language: Language,
  names: Names,
): string {
  if (value === null || value === '') return t('common.empty')
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  if (typeof value === 'number') return figureText(place, value, language)
  const definition = place.kind === null ? undefined : fieldDefinition(place.kind, place.field)
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
function figureText({ kind, field }: ValuePlace, value: number, language: Language): string {
  if (kind !== null && amountFields[kind]?.includes(field) === true) {
    return formatPesos(value, language)
  }
  if (field === 'size') return formatSize(value, language)
  return Number.isInteger(value) ? String(value) : formatNumber(value, language, 6)
}

const hashPattern = /^[0-9a-f]{64}$/
