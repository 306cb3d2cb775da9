import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import * as z from 'zod'
import { verdictResults } from '../../src/core/schema/codes.ts'
import type { Engine } from '../../src/main/engine/engine.ts'
import { ask, bundledCommunique, engineIn, inTemporaryFolder } from './bench-engine.ts'
import { median, type Bench, type Measured } from './measurement.ts'

/** Saves of one kind, each beside one INSERT in a durable transaction on the same disk. */
async function besideInserts(
  name: string,
  folder: string,
  saves: readonly (() => Promise<unknown>)[],
): Promise<Measured> {
  const database = new BetterSqlite3(join(folder, `${name}.sqlite`))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('CREATE TABLE row (text TEXT)')
  const insert = database.prepare('INSERT INTO row VALUES (?)')
  const values: number[] = []
  const floors: number[] = []
  for (const save of saves) {
    const start = performance.now()
    database.transaction(() => insert.run('La evidencia lo acredita.')).immediate()
    const between = performance.now()
    await save()
    floors.push(between - start)
    values.push(performance.now() - between)
  }
  database.close()
  return { name, unit: 'ms', budget: 20, value: median(values), floor: median(floors) }
}

const rowSchema = z.object({ id: z.string() })

interface Working {
  readonly engine: Engine
  readonly obligations: readonly string[]
  readonly reporter: string
  readonly verifier: string
  readonly file: string
}

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

const reportOn = ({ engine, reporter, file }: Working, obligation: string, files: 0 | 1) =>
  ask(engine, 'progress.record', {
    as: reporter,
    obligation,
    claim: 'met',
    narrative: 'La unidad está instalada y opera con personal certificado.',
    percent: 100,
    cutOff: null,
    response: 'answered',
    evidence: files === 0 ? [] : [{ file, kind: null, reference: null, date: null }],
  })

/** A verdict on everything that was reported, with the roll-ups of clause, agreement and session. */
export const saveVerdictBench: Bench = {
  name: 'save-verdict',
  measure: () =>
    inCapturedRegister(async (working, folder) => {
      const { engine, obligations, verifier } = working
      const reported = []
      for (const obligation of obligations) {
        reported.push({ obligation, report: await reportOn(working, obligation, 1) })
      }
      const saves = reported.map(
        ({ obligation, report }, index) =>
          () =>
            ask(engine, 'verdict.issue', {
              as: verifier,
              obligation,
              result: verdictResults[index % verdictResults.length],
              reason: 'La evidencia lo acredita.',
              fulfilledOn: null,
              pertinence: null,
              seenReports: [report.id],
              seenEvidence: report.evidence.map(({ id }) => id),
              seenVerdicts: [],
            }),
      )
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
