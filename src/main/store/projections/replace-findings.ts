import { bulkInsert } from '../bulk-insert.ts'
import type { WriteConnection } from '../connection.ts'
import { listedIn } from './listed-in.ts'

/** Rows of what the rules find that came, went or say something else, by their numbers: lists follow them. */
export interface ChangedFindings {
  readonly weak: Set<number>
  readonly audit: Set<number>
  readonly issues: Set<number>
}

export const noFindings = (): ChangedFindings => ({
  weak: new Set(),
  audit: new Set(),
  issues: new Set(),
})

export function addFindings(to: ChangedFindings, others: ChangedFindings): void {
  for (const finding of others.weak) to.weak.add(finding)
  for (const finding of others.audit) to.audit.add(finding)
  for (const finding of others.issues) to.issues.add(finding)
}

type Value = string | number | null

/** Findings of some table. What is found again stays as it is. */
export interface FoundRows {
  readonly table: 'weak_finding' | 'audit_finding' | 'issue_finding'
  readonly columns: readonly string[]
  /** SQL, with its parameters, that is true of the rows that these are instead of. */
  readonly instead: string
  readonly given: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

export interface ReplacedFindings {
  readonly gone: readonly number[]
  readonly added: readonly number[]
}

export function replaceFindings(
  connection: WriteConnection,
  { table, columns, instead, given, rows }: FoundRows,
): ReplacedFindings {
  const found = new Map(rows.map((row) => [JSON.stringify(row), row]))
  const gone: number[] = []
  for (const { finding, ...row } of connection.all<Record<string, Value> & { finding: number }>(
    `SELECT finding, ${columns.join(', ')} FROM ${table} WHERE ${instead}`,
    given,
  )) {
    if (!found.delete(JSON.stringify(columns.map((column) => row[column])))) gone.push(finding)
  }
  if (gone.length > 0) {
    connection.run(`DELETE FROM ${table} WHERE finding IN (SELECT value FROM json_each(?))`, [
      listedIn(gone),
    ])
  }
  if (found.size === 0) return { gone, added: [] }
  const last =
    connection.get<{ last: number | null }>(`SELECT max(finding) AS last FROM ${table}`)?.last ?? 0
  const inserted = bulkInsert(
    connection,
    `${table} (finding, ${columns.join(', ')})`,
    columns.length + 1,
  )
  const added = [...found.values()].map((row, index) => {
    inserted.add([last + 1 + index, ...row])
    return last + 1 + index
  })
  inserted.write()
  return { gone, added }
}
