import * as z from 'zod'
import { mostSettingDays } from '../core/compliance/office-settings.ts'
import { successionKinds } from '../core/schema/codes.ts'
import { daySchema, idSchema } from './primitives.ts'

const endSchema = z.object({
  /** Code of the unit that ends. */
  unit: z.string(),
  /** First day on which it is no more. */
  on: daySchema,
  /** Codes of who takes over: none, one, or several where it is split. */
  successors: z.array(z.string()).max(50),
  /** What one successor does; several make it a split. */
  kind: z.enum(['replaces', 'absorbs']).default('replaces'),
})

const endedSchema = z.object({
  kind: z.enum(successionKinds).nullable(),
  /** Obligations that the unit answers for today, closed ones among them. */
  obligations: z.int(),
  /** Those of them that nothing has been determined of yet. */
  open: z.int(),
})

/** What `units.end` would do. */
export const unitEndPreviewSchema = { params: endSchema, result: endedSchema }

/** Ends a unit and names who takes over: one save. Of a split each obligation waits for a person's choice. */
export const unitEndSchema = {
  params: endSchema.extend({ as: idSchema }),
  result: endedSchema.extend({ id: idSchema, successions: z.array(idSchema) }),
}

const partialDay = z.string().nullable()
const unitNameSchema = z.object({
  code: z.string(),
  name: z.string().nullable(),
  nameEnglish: z.string().nullable(),
})

/** Where a unit stood, who was before and after it, and who held its posts. Dates may be partial. */
export const unitHistorySchema = {
  params: z.object({ id: idSchema }),
  result: z.object({
    placements: z.array(
      z.object({ id: idSchema, parent: unitNameSchema, from: partialDay, to: partialDay }),
    ),
    predecessors: z.array(
      z.object({
        id: idSchema,
        unit: unitNameSchema,
        date: partialDay,
        kind: z.enum(successionKinds),
      }),
    ),
    successors: z.array(
      z.object({
        id: idSchema,
        unit: unitNameSchema,
        date: partialDay,
        kind: z.enum(successionKinds),
      }),
    ),
    holders: z.array(
      z.object({
        id: idSchema,
        person: z.string(),
        post: z.string(),
        postEnglish: z.string().nullable(),
        from: partialDay,
        to: partialDay,
        /** `to` follows from the years for which the post is given: nobody wrote it. */
        derived: z.boolean(),
      }),
    ),
    obligations: z.int(),
    open: z.int(),
  }),
}
export type UnitHistory = z.output<(typeof unitHistorySchema)['result']>

const days = z.int().min(0).max(mostSettingDays)
const settings = z.object({
  dueSoonDays: days,
  longestReceiptDays: days,
  silentAfterDays: days,
})
export type SettingsFields = z.output<typeof settings>

export const settingsReadSchema = { params: z.object({}), result: settings }

/** Those that are given get a new value, the others stay. */
export const settingsEditSchema = {
  params: z.object({ as: idSchema, settings: settings.partial() }),
  result: settings,
}
