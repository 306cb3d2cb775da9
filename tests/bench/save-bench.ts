import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { ask, bundledCommunique, engineIn, inTemporaryFolder } from './bench-engine.ts'
import type { Bench } from './measurement.ts'
import { besideInserts, decideOn, reportOn, type Reported, type Working } from './saves.ts'

const rowSchema = z.object({ id: z.string() })

/** The 41st session captured, two people, and a file to prove things with. */
function inCapturedRegister<Outcome>(
  work: (working: Working, folder: string) => Promise<Outcome>,
): Promise<Outcome> {
  return inTemporaryFolder(async (folder) => {
    const engine = engineIn(join(folder, 'register'))
    const { person } = await ask(engine, 'register.create', {
      office: 'Bench',
      person: 'Bench',
      demonstration: false,
    })
    const draft = await ask(engine, 'capture.read', { file: bundledCommunique })
    await ask(engine, 'capture.accept', {
      as: person,
      body: 'CNSP',
      ordinal: 41,
      type: 'ordinary',
      date: null,
      gazetteDate: null,
      language: draft.language,
      agreements: draft.agreements,
      indicators: [],
      source: null,
    })
    const fields = { name: 'Verifier' }
    const verifier = await ask(engine, 'records.add', { as: person, kind: 'person', fields })
    const { rows } = await ask(engine, 'records.list', { kind: 'obligations', limit: 1000 })
    const file = join(folder, 'evidence.pdf')
    writeFileSync(file, 'Oficio SSP/100/2017')
    const obligations = rows.map((row) => rowSchema.parse(row).id)
    try {
      return await work(
        { engine, obligations, reporter: person, verifier: verifier.id, file },
        folder,
      )
    } finally {
      engine.close()
    }
  })
}

/** A verdict on everything that was reported, with the roll-ups of clause, agreement and session. */
export const saveVerdictBench: Bench = {
  name: 'save-verdict',
  measure: () =>
    inCapturedRegister(async (working, folder) => {
      const reported: Reported[] = []
      for (const obligation of working.obligations) {
        reported.push({ obligation, report: await reportOn(working, obligation, 1) })
      }
      const saves = reported.map((one, index) => () => decideOn(working, one, index))
      return besideInserts('save-verdict', folder, saves)
    }),
}

/** A progress report without a file: files are copied at the speed of the disk. */
export const saveProgressBench: Bench = {
  name: 'save-progress',
  measure: () =>
    inCapturedRegister((working, folder) =>
      besideInserts(
        'save-progress',
        folder,
        working.obligations.map((obligation) => () => reportOn(working, obligation, 0)),
      ),
    ),
}
