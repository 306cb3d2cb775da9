/** A copy of a generated register in which two people work: the next measure begins with the same one. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { ask, engineIn } from './bench-engine.ts'
import type { Working } from './saves.ts'

const rowsSchema = z.array(z.object({ id: z.string() }))

/** `obligations`: how many, of which nobody has reported anything. `folder` holds the copy as `register`. */
export async function inWorkingCopy<Outcome>(
  directory: string,
  obligations: number,
  work: (working: Working, folder: string) => Promise<Outcome>,
): Promise<Outcome> {
  const folder = mkdtempSync(join(dirname(directory), 'copy-'))
  try {
    const copy = join(folder, 'register')
    cpSync(directory, copy, { recursive: true })
    const engine = engineIn(copy)
    try {
      const list = async (query: object): Promise<z.output<typeof rowsSchema>> =>
        rowsSchema.parse((await ask(engine, 'records.list', query)).rows)
      const [reporter] = await list({ kind: 'people', search: 'Ana Torres', limit: 1 })
      if (reporter === undefined) throw new Error('nobody founded the register')
      const fields = { name: 'Verifier' }
      const verifier = await ask(engine, 'records.add', { as: reporter.id, kind: 'person', fields })
      const file = join(folder, 'evidence.pdf')
      writeFileSync(file, 'Oficio SSP/100/2017')
      const rows = await list({
        kind: 'obligations',
        where: [
          { field: 'compliance', operator: '=', values: ['not_started'] },
          { field: 'verification', operator: '=', values: ['none'] },
        ],
        sort: [{ field: 'due', descending: false }],
        limit: obligations,
      })
      const ids = rows.map(({ id }) => id)
      const working = {
        engine,
        obligations: ids,
        reporter: reporter.id,
        verifier: verifier.id,
        file,
      }
      return await work(working, folder)
    } finally {
      engine.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
