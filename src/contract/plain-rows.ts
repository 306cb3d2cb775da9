import * as z from 'zod'
import type { FieldDefinition, FieldType } from '../core/schema/definition.ts'
import { common } from '../core/schema/records/common.ts'
import { registry, type RecordKind } from '../core/schema/registry.ts'
import { daySchema, idSchema } from './primitives.ts'
import { base } from './row-base.ts'

/** Lists that say of each record its own fields and nothing besides: the registry describes them. */
export const plainLists = {
  offices: 'office',
  installations: 'installation',
  officeSettings: 'officeSettings',
  placements: 'placement',
  successions: 'succession',
  statements: 'statement',
} as const satisfies Readonly<Record<string, RecordKind>>
export type PlainList = keyof typeof plainLists

/** The fields that such a list has as columns, in the order of the registry; sets are left to `show`. */
export const plainFields = (
  kind: RecordKind,
): readonly (readonly [name: string, definition: FieldDefinition])[] =>
  Object.entries(registry[kind].fields).filter(
    ([name, { set }]) => set !== true && !Object.hasOwn(common, name),
  )

/** A reference to a unit and nothing else stands as the unit's code, as in every list. */
export const isUnitCode = ({ type, target }: FieldDefinition): boolean =>
  type === 'reference' && target?.length === 1 && target[0] === 'unit'

const values: Readonly<Record<FieldType, z.ZodType<string | number | boolean | null>>> = {
  text: z.string().nullable(),
  integer: z.int().nullable(),
  decimal: z.number().nullable(),
  boolean: z.boolean(),
  date: daySchema.nullable(),
  partial_date: z.string().nullable(),
  code: z.string().nullable(),
  reference: idSchema.nullable(),
  deadline: z.string().nullable(),
  sha256: z.string().nullable(),
}

const columnSchema = (definition: FieldDefinition): z.ZodType<string | number | boolean | null> =>
  definition.codes === undefined
    ? values[isUnitCode(definition) ? 'text' : definition.type]
    : z.enum(definition.codes).nullable()

export const plainRowSchema = (kind: RecordKind) =>
  z.object({
    ...Object.fromEntries(
      plainFields(kind).map(([name, definition]) => [name, columnSchema(definition)]),
    ),
    ...base,
  })
