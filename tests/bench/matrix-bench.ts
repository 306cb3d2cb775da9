import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { agreementsOfSession } from '../support/state-sessions.ts'
import { engineIn, foundStateSessions, inTemporaryFolder } from './bench-engine.ts'
import { median, type Bench, type Measured } from './measurement.ts'

const sessions = 10
const times = 25

/** Beside it: one bare statement for the same 6,400 obligations with their ids, as SQLite gives them. */
export const matrixBench: Bench = {
  name: 'matrix',
  measure: (): Promise<Measured> =>
    inTemporaryFolder(async (folder) => {
      const register = join(folder, 'register')
      await foundStateSessions(register, sessions)
      const engine = engineIn(register)
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
