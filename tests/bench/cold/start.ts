/**
 * From nothing to the first screen's counts and the first page of obligations, on a register that is kept:
 * `DIRECTORY`. `megabytes`: what the process holds when both are answered. Whoever closed the register in order left
 * the columns of its lists behind.
 */
import { ask, engineIn } from '../bench-engine.ts'

const [directory = ''] = process.argv.slice(2)

const start = performance.now()
const engine = engineIn(directory)
await ask(engine, 'register.status', {})
await ask(engine, 'sessions.summary', {})
const { rows } = await ask(engine, 'records.list', { kind: 'obligations', limit: 50 })
const milliseconds = performance.now() - start

if (rows.length !== 50) throw new Error(`only ${rows.length} rows`)
console.log(JSON.stringify({ milliseconds, megabytes: process.memoryUsage.rss() / 1e6 }))
engine.close()
