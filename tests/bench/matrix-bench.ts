import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Engine } from '../../src/main/engine/engine.ts'
import { ask, engineIn, inTemporaryFolder } from './bench-engine.ts'
import { median, type Bench, type Measured } from './measurement.ts'

const sessions = 10
const agreementsOfSession = 20
const times = 25

/** Sessions whose every agreement binds the 32 federal entities: 200 × 32 cells in all. */
async function captureSessions(engine: Engine): Promise<void> {
  const { person } = await ask(engine, 'register.create', {
    office: 'Bench',
    person: 'Bench',
    demonstration: false,
  })
  for (let session = 1; session <= sessions; session += 1) {
    await ask(engine, 'capture.accept', {
      as: person,
      body: 'CNSP',
      ordinal: 60 + session,
      type: 'ordinary',
      date: `2016-12-${String(session).padStart(2, '0')}`,
      gazetteDate: null,
      language: 'es',
      agreements: Array.from({ length: agreementsOfSession }, (_, place) => ({
        number: null,
        kind: 'acuerdo',
        sequence: place + 1,
        title: `Acuerdo ${place + 1} de la sesión ${session}`,
        // Two agreements with the same words would be one.
        text: `Las entidades federativas instalarán la unidad número ${place + 1}.`,
        procedural: false,
        clauses: [
          {
            text: 'Las entidades federativas instalarán la unidad de policía cibernética.',
            nature: 'binding',
            addressees: [{ unit: 'ENT-32', role: 'obliged', inferred: false }],
            deadline: { rule: 'fixed_day', date: '2017-06-30' },
          },
        ],
        checks: [],
        fundingNote: null,
        legalBasis: null,
        span: { start: 0, end: 1 },
        phrases: [],
      })),
      indicators: [],
      source: null,
    })
  }
}

/** Beside it: one bare statement for the same 6,400 obligations with their ids, as SQLite gives them. */
export const matrixBench: Bench = {
  name: 'matrix',
  measure: (): Promise<Measured> =>
    inTemporaryFolder(async (folder) => {
      const register = join(folder, 'register')
      const engine = engineIn(register)
      await captureSessions(engine)
      const database = new BetterSqlite3(join(register, 'register.sqlite'), { readonly: true })
      const bare = database.prepare(
        `SELECT hex(r.uid) AS id, s.agreement, s.unit, s.compliance, s.verification, s.response, s.due, s.evidence
         FROM obligation_status s JOIN record r ON r.id = s.obligation WHERE s.present = 1`,
      )
      const values: number[] = []
      const floors: number[] = []
      for (let turn = 0; turn < times; turn += 1) {
        const start = performance.now()
        const rows = bare.all()
        const between = performance.now()
        const answer = await engine.call('matrix.read', {})
        values.push(performance.now() - between)
        floors.push(between - start)
        if (!answer.ok || rows.length !== sessions * agreementsOfSession * 32) {
          throw new Error('not the matrix that was to be measured')
        }
      }
      database.close()
      engine.close()
      return {
        name: 'matrix',
        unit: 'ms',
        budget: 60,
        value: median(values),
        floor: median(floors),
      }
    }),
}
