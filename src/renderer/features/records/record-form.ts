import type * as z from 'zod'
import { deadlineRuleSchema } from '../../../contract/primitives.ts'
import type { fieldStateSchema, RecordView } from '../../../contract/records.ts'
import type { MethodParams } from '../../../contract/ipc.ts'
import { valueKey } from '../../../core/schema/value.ts'
import type { DeadlineRule } from '../../../core/schema/deadline-rule.ts'

export type FieldState = z.infer<typeof fieldStateSchema>
export type FieldValue = FieldState['value']
export type FieldEdits = Readonly<Record<string, FieldValue>>

const nothing: FieldState = { value: null, live: [], conflict: false }

/** What the form loaded for a field; a field that was never set has no state of its own. */
export const loadedField = (record: RecordView, field: string): FieldState =>
  record.fields[field] ?? nothing

/**
 * The fields to save: those that differ from what the form had loaded, each with the changes it replaces.
 * What arrived while the form was open is not among them, so it is not overwritten.
 */
export function changedFields(
  loaded: RecordView,
  edits: FieldEdits,
): MethodParams<'records.edit'>['fields'] {
  return Object.entries(edits)
    .filter(([field, value]) => valueKey(value) !== valueKey(loadedField(loaded, field).value))
    .map(([field, value]) => ({ field, value, replaces: loadedField(loaded, field).live }))
}

/** The elements of a set as the form loaded them. */
export const loadedElements = (record: RecordView, field: string): readonly string[] =>
  (record.sets[field] ?? []).map(({ element }) => element)

export type SetEdits = Readonly<Record<string, readonly string[]>>

/** The sets to save: each as a whole, with what the form had on screen of it. */
export function changedSets(
  loaded: RecordView,
  edits: SetEdits,
): NonNullable<MethodParams<'records.edit'>['sets']> {
  return Object.entries(edits)
    .filter(([field, elements]) => {
      const before = loadedElements(loaded, field)
      return (
        before.length !== elements.length || elements.some((element) => !before.includes(element))
      )
    })
    .map(([field, elements]) => ({
      field,
      steps: [{ step: 'replace' as const, elements: [...elements] }],
      seen: (loaded.sets[field] ?? []).map(({ element, live }) => ({ element, live })),
    }))
}

export function textOf(value: FieldValue): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}

/** An emptied text field is an empty field. */
export const textValue = (text: string): FieldValue => (text.trim() === '' ? null : text)

export function ruleOf(value: FieldValue): DeadlineRule | null {
  return value === null ? null : deadlineRuleSchema.parse(value)
}

/** A rule as the plain data that a field holds. */
export function jsonOfRule(rule: DeadlineRule): FieldValue {
  if (rule.rule !== 'staged') return { ...rule }
  return {
    rule: rule.rule,
    stages: rule.stages.map(({ date, units }) => ({ date, units: [...units] })),
  }
}
