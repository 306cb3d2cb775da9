/**
 * The least that a capture could do: read the file, fold its letters, cut it into lines, keep a copy of it, and write
 * 14 agreements with some 240 obligations as bare rows, durably.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { bundledCommunique } from '../bench-engine.ts'

const place = join(process.argv[2] ?? '', randomUUID())
const database = new BetterSqlite3(`${place}.sqlite`)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('CREATE TABLE row (id BLOB PRIMARY KEY, kind TEXT, parent BLOB, text TEXT)')

const start = performance.now()
const bytes = readFileSync(bundledCommunique)
const lines = bytes.toString('utf8').normalize('NFD').toLowerCase().split('\n')
await writeFile(`${place}.txt`, bytes, { flush: true })
const insert = database.prepare('INSERT INTO row VALUES (?, ?, ?, ?)')
database
  .transaction(() => {
    for (let index = 0; index < 14 + 240; index += 1) {
      insert.run(randomBytes(16), 'row', randomBytes(16), lines[index % lines.length])
    }
  })
  .immediate()
const milliseconds = performance.now() - start

database.close()
console.log(JSON.stringify({ milliseconds }))
