import * as z from 'zod'
import { saidBy } from './cold-process.ts'
import { keptStream } from './import/kept-stream.ts'
import type { MergeLibraryName } from './import/merge-libraries.ts'
import type { Bench, Measured } from './measurement.ts'

const beside = z.object({ value: z.number().positive(), floor: z.number().positive() })
const imported = z.object({
  staging: z.number().positive(),
  applying: z.number().positive(),
  floor: z.number().positive(),
  megabytes: z.number().positive(),
  before: z.number().positive(),
  whole: beside,
  delta: beside,
})
const merged = z.object({ microseconds: z.number().positive() })

/** So many changes in a second (DESIGN section 8, issue 4), in microseconds for one. */
const importBudget = 1_000_000 / 150_000
const exportBudget = 1_000_000 / 300_000

/**
 * A package of so many changes, imported and exported again in a process of its own: beside the same rows inserted raw
 * and the same bytes compressed, and beside libraries that merge the same changes, without a log that anybody can verify
 * and without tables.
 */
export function importBenches(changes: number): readonly Bench[] {
  const stream = (): Promise<string> => keptStream(changes, (line) => console.log(line))
  let once: Promise<z.output<typeof imported>> | null = null
  const outcome = (): Promise<z.output<typeof imported>> =>
    (once ??= stream().then(async (folder) => imported.parse(await saidBy('import', folder))))
  const besideLibrary = (library: MergeLibraryName): Bench =>
    bench(`import-${library}`, async () => {
      const theirs = merged.parse(await saidBy('import-library', library, await stream()))
      const { staging, applying } = await outcome()
      return {
        unit: 'µs',
        budget: importBudget,
        value: staging + applying,
        floor: theirs.microseconds,
      }
    })
  return [
    bench('import', async () => {
      const { staging, applying, floor } = await outcome()
      return { unit: 'µs', budget: importBudget, value: staging + applying, floor }
    }),
    bench('import-staging', async () => {
      const { staging, floor } = await outcome()
      return { unit: 'µs', budget: importBudget, value: staging, floor }
    }),
    bench('import-memory', async () => {
      const { megabytes: value, before: floor } = await outcome()
      return { unit: 'MB', budget: 500, value, floor }
    }),
    bench('export', async () => ({ unit: 'µs', budget: exportBudget, ...(await outcome()).whole })),
    bench('export-delta', async () => ({ unit: 'ms', budget: 200, ...(await outcome()).delta })),
    besideLibrary('yjs'),
    besideLibrary('automerge'),
    besideLibrary('loro'),
  ]
}

const bench = (name: string, measure: () => Promise<Omit<Measured, 'name'>>): Bench => ({
  name,
  measure: async () => ({ name, ...(await measure()) }),
})
