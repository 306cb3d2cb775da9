import * as z from 'zod'

/** Names one long call. Whoever asks makes it up, so that it can be cancelled before anything was heard of it. */
export const jobIdSchema = z.string().regex(/^[0-9a-f]{32}$/)

/** Beside the parameters of any call: it tells how far it is and can be cancelled under this name. */
export const jobSchema = z.object({ job: jobIdSchema.optional() })
export type Jobbed = z.output<typeof jobSchema>

/**
 * What a long call is at. `read`: a package is read and verified; `preview`: what it would bring is reckoned; `files`: its
 * files move to their place; `apply`: its commits are taken in; `look`: the files that are to go out are read; `write`: a
 * package or a backup is written; `check`: it is opened again; `copy`: the database is copied; `publish`: its rows go to
 * another database; `reports`: one report of many is made.
 */
const jobPhases = [
  'read',
  'preview',
  'files',
  'apply',
  'look',
  'write',
  'check',
  'copy',
  'publish',
  'reports',
] as const
export type JobPhase = (typeof jobPhases)[number]

/** `done` of `of`, both in whatever the phase counts (bytes, files, blocks); `of` can be 0. */
export const jobProgressSchema = z.object({
  job: jobIdSchema,
  phase: z.enum(jobPhases),
  done: z.number().nonnegative(),
  of: z.number().nonnegative(),
})
export type JobProgress = z.infer<typeof jobProgressSchema>

/** Asks a call to end early. `cancelled: false`: there is none of that name any more. */
export const cancelJobSchema = {
  params: z.object({ id: jobIdSchema }),
  result: z.object({ cancelled: z.boolean() }),
}
