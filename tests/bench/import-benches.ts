import * as z from 'zod'
import { saidBy } from './cold-process.ts'
import { keptStream } from './import/kept-stream.ts'
import type { MergeLibraryName } from './import/merge-libraries.ts'
import type { Bench, Measured } from './measurement.ts'

const spent = z.object({ microseconds: z.number().positive(), megabytes: z.number().positive() })
const imported = spent.extend({ floor: z.number().positive(), before: z.number().positive() })

/** 150,000 changes in a second (DESIGN section 8), in microseconds for one. */
const budget = 1_000_000 / 150_000

/**
 * An import of so many changes in a process of its own: beside the same rows inserted raw, and beside libraries that
 * merge the same changes, without a log that anybody can verify and without tables.
 */
export function importBenches(changes: number): readonly Bench[] {
  const stream = (): Promise<string> => keptStream(changes, (line) => console.log(line))
  let once: Promise<z.output<typeof imported>> | null = null
  const outcome = (): Promise<z.output<typeof imported>> =>
    (once ??= stream().then(async (folder) => imported.parse(await saidBy('import', folder))))
  const beside = (library: MergeLibraryName): Bench =>
    bench(`import-${library}`, async () => {
      const theirs = spent.parse(await saidBy('import-library', library, await stream()))
      const { microseconds: value } = await outcome()
      return { unit: 'µs', budget, value, floor: theirs.microseconds }
    })
  return [
    bench('import', async () => {
      const { microseconds: value, floor } = await outcome()
      return { unit: 'µs', budget, value, floor }
    }),
    bench('import-memory', async () => {
      const { megabytes: value, before: floor } = await outcome()
      return { unit: 'MB', budget: 500, value, floor }
    }),
    beside('yjs'),
    beside('automerge'),
    beside('loro'),
  ]
}

const bench = (name: string, measure: () => Promise<Omit<Measured, 'name'>>): Bench => ({
  name,
  measure: async () => ({ name, ...(await measure()) }),
})
