import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CheckProblem } from '../../contract/check-report.ts'
import type { ReadConnection } from './connection.ts'
import { importsUnderWay } from './exchange/import-progress.ts'

/**
 * Packages of which a part was taken in and the rest is gone: nobody goes on with them unless the file comes again.
 * One that is being taken in lies in its folder until its end.
 */
export function* importProblems(
  connection: ReadConnection,
  database: string,
): Generator<CheckProblem> {
  for (const { id, staged, file, next } of importsUnderWay(connection)) {
    if (existsSync(join(dirname(database), 'exchange', 'staged', staged))) continue
    yield { code: 'import_unfinished', package: id, file, blocks: next }
  }
}
