import * as z from 'zod'
import { mostSettingDays } from '../core/compliance/office-settings.ts'
import { successionKinds } from '../core/schema/codes.ts'
import { postSchema } from './posts.ts'
import { unitNameSchema } from './splits.ts'
import { daySchema, idSchema, partialDateSchema } from './primitives.ts'
import { partialDay } from './row-base.ts'

const endSchema = z.object({
  /** Code of the unit that ends. */
  unit: z.string(),
  /** First day on which it is no more; of a month or year alone it is not known on which day of it. */
  on: partialDateSchema,
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

const moveSchema = z.object({
  /** Code of the unit that moves. */
  unit: z.string(),
  /** Code of the unit under which it stands from then on; `null`: none. */
  parent: z.string().nullable(),
  /** First day on which it stands there. */
  on: daySchema,
})

const movedSchema = z.object({
  /** Codes of the units under which it stood and stands; `null`: at the top. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** It was known already that it stands elsewhere from this day on; `null`: it stays. */
  until: partialDay,
  /** How many units go with it. */
  below: z.int(),
})

/** What `units.move` would do. */
export const unitMovePreviewSchema = { params: moveSchema, result: movedSchema }

/** Puts a unit under another one from a day on: one save. */
export const unitMoveSchema = {
  params: moveSchema.extend({ as: idSchema }),
  result: movedSchema.extend({ id: idSchema }),
}

/** Where a unit stood, who was before and after it, and who held its posts. Dates may be partial. */
export const unitHistorySchema = {
  /** `day`: on which terms are said to run; the engine's own day unless given. */
  params: z.object({ id: idSchema, day: daySchema.optional() }),
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
    posts: z.array(postSchema),
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
