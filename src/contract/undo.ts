import * as z from 'zod'
import { kindSchema } from './records.ts'
import { refusalSchema } from './errors.ts'
import { idSchema } from './primitives.ts'

/** What a save did to a record, and how undoing it would change that back. */
const undoneRecordSchema = z.object({
  id: idSchema,
  kind: kindSchema,
  label: z.string(),
  /** `withdraw`: the save made it; `restore`: its fields get the values that they had. */
  undoing: z.enum(['withdraw', 'restore']),
  /** Those that get their value back; none of a record that is withdrawn. */
  fields: z.array(z.string()),
})
export type UndoneRecord = z.output<typeof undoneRecordSchema>

/** Of a save of thousands of records the first are named. */
export const mostNamed = 20

const namedRecords = {
  records: z.array(undoneRecordSchema).max(mostNamed),
  /** How many there are in all. */
  total: z.int(),
}

/** The person's last save in this installation, and whether it can be undone; `null`: there is none. */
export const lastSaveSchema = {
  params: z.object({ as: idSchema }),
  result: z
    .object({
      save: z.string(),
      intent: z.string(),
      /** ISO 8601 in UTC. */
      stated: z.string(),
      ...namedRecords,
      refused: refusalSchema.nullable(),
    })
    .nullable(),
}

/**
 * Which save that is, and nothing of what it did: asked after every change of the register, so it costs the same for a
 * save of one record and of thousands. `null`: there is none.
 */
export const latestSaveSchema = {
  params: z.object({ as: idSchema }),
  result: z
    .object({
      save: z.string(),
      intent: z.string(),
      /** It undid another one, or removed bytes for good: there is no undoing that. */
      final: z.boolean(),
    })
    .nullable(),
}

/** `save`: the one that the person means; refused when they have saved something else since. */
export const undoSchema = {
  params: z.object({ as: idSchema, save: z.string() }),
  result: z.object({
    /** The save that undoes, as `saves.last` names the one that is undone. */
    save: z.string(),
    undone: z.string(),
    intent: z.string(),
    ...namedRecords,
  }),
}
