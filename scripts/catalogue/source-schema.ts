import * as z from 'zod'
import { sha256Schema } from '../../src/contract/primitives.ts'
import type { FieldDefinition } from '../../src/core/schema/definition.ts'
import { registry, type RecordKind } from '../../src/core/schema/registry.ts'

export const manifestSchema = z.strictObject({
  releases: z
    .array(
      z.strictObject({
        release: z.int().positive(),
        /** The moment that stands in the release's commits is the beginning of this day in UTC. */
        date: z.string().refine(isDay, 'no such day'),
        /** Of the program that made the release; it stands in the commits. */
        schemaVersion: z.int().positive(),
      }),
    )
    .min(1),
})
export type ReleaseEntry = z.infer<typeof manifestSchema>['releases'][number]

/** What the keys in the `source` lists stand for, in the words that the register shows. */
export const citationsSchema = z.record(z.string(), z.string().min(1))

export const sourceFileSchema = z.strictObject({
  kind: z.string(),
  records: z.array(z.record(z.string(), z.json())).min(1),
})

/** A list is a set field, or the sources of a record. */
export type SourceValue = string | number | boolean | readonly string[]

/**
 * The shape of one record in the source files, from the registry: fields by their names, references by the key of
 * the record they point to, sets as lists. Every record says where it was found.
 */
export function sourceRecordSchema(
  kind: RecordKind,
): z.ZodType<Record<string, SourceValue | undefined>> {
  const shape: Record<string, z.ZodType<SourceValue | undefined>> = {
    key: z.string().regex(/^[\w:>@.-]+$/),
  }
  for (const [name, field] of Object.entries(registry[kind].fields)) {
    shape[name] = field.required === true ? fieldSchema(field) : fieldSchema(field).optional()
  }
  shape.source = distinctTexts
  return z.strictObject(shape)
}

const distinctTexts = z
  .array(z.string().min(1))
  .min(1)
  .refine((values) => new Set(values).size === values.length, 'named twice')

function fieldSchema(field: FieldDefinition): z.ZodType<SourceValue> {
  return field.set === true ? distinctTexts : valueSchema(field)
}

function valueSchema(field: FieldDefinition): z.ZodType<SourceValue> {
  switch (field.type) {
    case 'text':
      return z.string().refine((text) => text !== '' && text.trim() === text, 'empty or untrimmed')
    case 'reference':
      return z.string().min(1)
    case 'integer':
      return z.int()
    case 'decimal':
      return z.number()
    case 'boolean':
      return z.boolean()
    case 'date':
      return z.string().refine(isDay, 'no such day')
    case 'partial_date':
      return z.string().refine(isPartialDay, 'no such year, month or day')
    case 'code':
      return z.enum(field.codes ?? [])
    case 'sha256':
      return sha256Schema
    case 'deadline':
      // Only clauses and obligations have deadlines, and those belong to agreements.
      return z.never()
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}

function isPartialDay(text: string): boolean {
  return /^\d{4}(?:-\d{2}){0,2}$/.test(text) && isDay(`${text}-01-01`.slice(0, 10))
}
