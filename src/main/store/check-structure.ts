import type { CheckProblem } from '../../contract/check-report.ts'
import type { ReadConnection } from './connection.ts'
import { invalidFacts } from './register-facts.ts'

/** SQLite's own check of pages, indexes and the search index; it names a hundred findings at most. */
export function* structureProblems(connection: ReadConnection): Generator<CheckProblem> {
  for (const { finding } of connection.iterate<{ finding: string }>(
    'SELECT integrity_check AS finding FROM pragma_integrity_check',
  )) {
    if (finding === 'ok') continue
    yield { code: 'structure_damaged', reason: finding.replaceAll(/\s+/g, ' ') }
  }
}

interface Definition {
  readonly name: string
  readonly sql: string | null
}

/** By name; indexes that SQLite makes by itself come with their table. */
const layoutOf = (connection: ReadConnection): ReadonlyMap<string, string | null> =>
  new Map(
    connection
      .all<Definition>(
        "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
      )
      .map(({ name, sql }) => [name, sql]),
  )

/** Whether tables, indexes and version are those that the migrations make, as `fresh` has them. */
export function* layoutProblems(
  connection: ReadConnection,
  fresh: ReadConnection,
): Generator<CheckProblem> {
  const [found, expected] = [layoutOf(connection), layoutOf(fresh)]
  if (found.size === 0) {
    yield { code: 'tables_missing' }
    return
  }
  const names = new Set([...expected.keys(), ...found.keys()])
  for (const name of [...names].toSorted()) {
    if (found.get(name) !== expected.get(name)) yield { code: 'layout_differs', name }
  }
  const [version, expectedVersion] = [versionOf(connection), versionOf(fresh)]
  if (version !== expectedVersion) {
    yield { code: 'version_differs', found: version, expected: expectedVersion }
  }
}

const versionOf = (connection: ReadConnection): number =>
  connection.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0

export function* factProblems(connection: ReadConnection): Generator<CheckProblem> {
  for (const fact of invalidFacts(connection)) yield { code: 'fact_invalid', fact }
}
