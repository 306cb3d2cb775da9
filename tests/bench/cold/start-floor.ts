/** Opens the database of a register and reads fifty obligations of it, bare: `DIRECTORY`. */
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

const [directory = ''] = process.argv.slice(2)

const start = performance.now()
const database = new BetterSqlite3(join(directory, 'register.sqlite'), { readonly: true })
database.prepare('SELECT * FROM scope_count WHERE scope = 0').all()
database.prepare('SELECT * FROM obligation_status LIMIT 50').all()
const milliseconds = performance.now() - start

console.log(JSON.stringify({ milliseconds, megabytes: process.memoryUsage.rss() / 1e6 }))
database.close()
