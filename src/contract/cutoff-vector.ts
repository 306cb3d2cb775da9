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

const { shape: toldOfCutoff } = cutoffFileSchema.shape.cutoff

/** Writes the vector of a cut-off to a file. `name`: or its id; `cutoff` beside a call asks of a past state. */
export const writeCutoffSchema = {
  params: z.object({ name: z.string(), file: z.string() }),
  result: z.object({ ...toldOfCutoff, file: z.string(), feeds: z.int() }),
}

/** The same from the window, which asks where to save; `null`: the person changed their mind. */
export const exportCutoffSchema = {
  params: writeCutoffSchema.params.omit({ file: true }),
  result: writeCutoffSchema.result.nullable(),
}

/** A file name for the save dialog. */
export const nameCutoffSchema = {
  params: exportCutoffSchema.params,
  result: z.object({ name: z.string() }),
}

/** What an office wrote in one partition and this register lacks. */
const lackingSchema = z.object({
  office: z.string(),
  /** How many commits; where a feed forked there may be more. */
  count: z.int().positive(),
  holds: z.enum(['catalog', 'office', 'agreement']),
  /** What the agreement is called here; `null`: it holds no agreement, or one that is not known here. */
  agreement: z.string().nullable(),
})
export type LackingCommits = z.output<typeof lackingSchema>

/** What taking such a file in would come to: nothing lacking means that it can be. Takes nothing in. */
export const examineCutoffSchema = {
  params: z.object({ file: z.string() }),
  result: z.object({ ...toldOfCutoff, office: z.string(), lacking: z.array(lackingSchema) }),
}

/** Who made each cut-off, and what it is repeated from here. */
export const cutoffOriginsSchema = {
  params: z.object({}),
  result: z.array(
    z.object({
      id: idSchema,
      office: z.string(),
      /** `own`: made here; `taken_in`: made elsewhere, its file is here; `file_missing`: it cannot be repeated here. */
      origin: z.enum(['own', 'taken_in', 'file_missing']),
    }),
  ),
}
export type CutoffOrigin = z.output<typeof cutoffOriginsSchema.result>[number]

/** Takes such a file in, after which this office repeats the cut-off. `commits`: how many it froze. */
export const importCutoffSchema = {
  params: z.object({ file: z.string() }),
  result: z.object({ ...toldOfCutoff, commits: z.int() }),
}
