import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

const rowsAtOnce = 10_000

/**
 * The floor of an import: the rows that it left in a register, inserted into tables that have their keys and no other
 * index, ten thousand in each durable transaction, by one prepared statement for each table. Without the indexes of
 * words. Microseconds of processor time; reading the rows is not counted.
 */
export function insertRaw(register: string, folder: string): number {
  const from = new BetterSqlite3(join(register, 'register.sqlite'), { readonly: true })
  const into = new BetterSqlite3(join(folder, 'raw.sqlite'))
  into.pragma('journal_mode = WAL')
  into.pragma('synchronous = FULL')
  let microseconds = 0
  try {
    const tables = from
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
           AND name NOT LIKE 'search%' ORDER BY name`,
      )
      .all()
    for (const { name, sql } of tables) {
      into.exec(sql)
      const rows = from.prepare<[], unknown[]>(`SELECT * FROM ${name}`).raw(true)
      const columns = rows.columns().length
      const insert = into.prepare(`INSERT INTO ${name} VALUES (?${', ?'.repeat(columns - 1)})`)
      for (const some of inParts(rows.iterate(), rowsAtOnce)) {
        const start = process.cpuUsage()
        into.transaction(() => {
          for (const row of some) insert.run(row)
        })()
        const { user, system } = process.cpuUsage(start)
        microseconds += user + system
      }
    }
  } finally {
    into.close()
    from.close()
  }
  return microseconds
}

function* inParts<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[]> {
  let part: Item[] = []
  for (const item of items) {
    part.push(item)
    if (part.length < size) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}
