import { renameSync } from 'node:fs'
import { openConnection } from '../../src/main/store/connection.ts'
import { migrate } from '../../src/main/store/migrate.ts'
import { migrations } from '../../src/main/store/migrations/all.ts'

/** The same log in a database as an earlier version of the program left it. */
export function bringBackTo(number: number, file: string): void {
  const older = openConnection({
    path: `${file}.older`,
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  migrate(
    older,
    migrations.filter((migration) => migration.number <= number),
    () => undefined,
  )
  older.script(`ATTACH '${file}' AS newer`)
  for (const table of ['commit_log', 'receipt', 'feed_head', 'register_fact']) {
    // What later versions added to a table was not there yet.
    const columns = older
      .column<string>(`SELECT name FROM pragma_table_info('${table}')`, [])
      .join(', ')
    older.script(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM newer.${table}`)
  }
  older.script("DELETE FROM register_fact WHERE name = 'projections_made_for'")
  older.close()
  renameSync(`${file}.older`, file)
}
