/**
 * A process that does one job and, at a point that it was given, ends as by a power cut of its own: SIGKILL, nothing is
 * closed, nothing said. Tells on standard output when it begins and what was acknowledged.
 */
import { writeSync } from 'node:fs'
import { watchEffects } from './effects.ts'
import { engineIn } from './engine.ts'
import { jobs } from './jobs.ts'
import { plant } from './planted.ts'
import { processOrderSchema } from './order.ts'
import { commitCount } from './reading.ts'

const order = processOrderSchema.parse(JSON.parse(process.argv[2] ?? ''))
const { place, facts, point, occurrence } = order
const tell = (line: string): void => void writeSync(1, `${line}\n`)

const seen: string[] = []
let met = 0
watchEffects(place.folder, (name) => {
  if (point === null) seen.push(name)
  if (name !== point) return
  met += 1
  if (met === occurrence) process.kill(process.pid, 'SIGKILL')
})
if (order.planted !== null) plant(order.planted)

/** A person is told that it is saved: how much is there then is told by who was not killed. */
const acknowledged = (): void => tell(`acknowledged ${commitCount(place)}`)

tell('begins')
const said: string[] = []
const engine = engineIn(place, said)
await jobs[order.job].run(engine, place, facts, acknowledged)
engine.close()
for (const line of said) tell(`said ${line}`)
if (point === null) tell(`points ${JSON.stringify(seen)}`)
tell('ends')
