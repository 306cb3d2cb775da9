/** The parts of package-lock.json that this folder reads; the rest passes through as it stands. */
import { z } from 'zod'

const record = z.record(z.string(), z.unknown())

const lockedPackageSchema = z.object({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})

const lockfileSchema = z.object({ packages: z.record(z.string(), lockedPackageSchema) })

export type Lockfile = z.infer<typeof lockfileSchema>

export function readLockfile(text: string): Lockfile {
  return lockfileSchema.parse(JSON.parse(text))
}

/** Adds packages in npm's own order, so that npm finds nothing to rewrite. */
export function addToLockfile(text: string, added: Readonly<Record<string, unknown>>): string {
  const lockfile = record.parse(JSON.parse(text))
  const packages = Object.entries({ ...record.parse(lockfile['packages']), ...added })
  packages.sort(([left], [right]) => left.localeCompare(right, 'en'))
  return `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, undefined, 2)}\n`
}
