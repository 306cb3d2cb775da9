import * as z from 'zod'
import { daySchema, idSchema, sha256Schema } from './primitives.ts'

const commitSchema = z.strictObject({
  /** As `partitionName` writes it. */
  partition: z.string().regex(/^(catalog|(office|agreement):[0-9a-f]{32})$/),
  installation: idSchema,
  sequence: z.int().positive(),
  hash: sha256Schema,
})
export type NamedCommit = z.output<typeof commitSchema>

const vectorSchema = z.strictObject({
  /** The last commit of every branch of every feed: each stands for all that it continues. */
  heads: z.array(commitSchema),
  /** Commits that had arrived before one that they continue: kept, counted in the digest, not merged. */
  held: z.array(commitSchema),
  /** Who wrote them: a register that lacks all of an office's commits lacks its name too. */
  offices: z.array(z.strictObject({ installation: idSchema, name: z.string() })),
})
export type CutoffVector = z.output<typeof vectorSchema>

/** The file by which another office repeats a cut-off. */
export const cutoffFileSchema = z.strictObject({
  format: z.literal('acuerdos-cutoff'),
  version: z.literal(1),
  cutoff: z.strictObject({
    id: idSchema,
    name: z.string(),
    day: daySchema,
    digest: sha256Schema,
  }),
  vector: vectorSchema,
})
export type CutoffFile = z.output<typeof cutoffFileSchema>

/** Writes the vector of a cut-off to a file. `name`: or its id; `cutoff` beside a call asks of a past state. */
export const exportCutoffSchema = {
  params: z.object({ name: z.string(), file: z.string() }),
  result: z.object({ ...cutoffFileSchema.shape.cutoff.shape, file: z.string(), feeds: z.int() }),
}

/** Takes such a file in, after which this office repeats the cut-off. `commits`: how many it froze. */
export const importCutoffSchema = {
  params: z.object({ file: z.string() }),
  result: z.object({ ...cutoffFileSchema.shape.cutoff.shape, commits: z.int() }),
}
