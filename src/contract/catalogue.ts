import * as z from 'zod'
import { sha256Schema } from './primitives.ts'

/**
 * The national catalogue comes with the program as commits of one reserved feed. Its installation spells
 * "national catalog" in ASCII: a random id, of which there are 2^128, never does.
 */
export const catalogueInstallation = '6e6174696f6e616c20636174616c6f67'

/** Stands beside the commit files: what each must be, oldest release first. */
export const cataloguePinsSchema = z.object({
  releases: z
    .array(
      z.object({
        release: z.int().positive(),
        file: z.string().regex(/^catalogue-\d+\.commits$/),
        sha256: sha256Schema,
        commits: z.int().positive(),
        changes: z.int().positive(),
        /** Hash of the release's last commit: the next release continues it. */
        lastCommit: sha256Schema,
      }),
    )
    .readonly(),
})
export type CataloguePins = z.infer<typeof cataloguePinsSchema>
