import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { EngineResult } from '../../src/contract/engine.ts'
import { verdictResults } from '../../src/core/schema/codes.ts'
import type { Engine } from '../../src/main/engine/engine.ts'
import { ask } from './bench-engine.ts'
import { median, type Measured } from './measurement.ts'

/** Saves of one kind, each beside one INSERT in a durable transaction on the same disk. */
export async function besideInserts(
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

export interface Working {
  readonly engine: Engine
  readonly obligations: readonly string[]
  readonly reporter: string
  readonly verifier: string
  readonly file: string
}

/** A report that an obligation is met, with or without a file. */
export const reportOn = ({ engine, reporter, file }: Working, obligation: string, files: 0 | 1) =>
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

export interface Reported {
  readonly obligation: string
  readonly report: EngineResult<'progress.record'>
}

/** A verdict on everything that was reported; `index` chooses the result. */
export const decideOn = (
  { engine, verifier }: Working,
  { obligation, report }: Reported,
  index: number,
) =>
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
  })
