/** Writes the dossier of a session: register, session, format. */
import { ask, engineIn } from '../bench-engine.ts'

const [register = '', session = '', format = ''] = process.argv.slice(2)
const engine = engineIn(register)
await ask(engine, 'register.status', {})

const start = performance.now()
const { rows } = await ask(engine, 'dossier.write', {
  session,
  language: 'es',
  format,
  // Beside the register: no report takes the place of its files.
  file: `${register}.${format}`,
})
const milliseconds = performance.now() - start

if (rows < 230) throw new Error(`only ${rows} obligations`)
engine.close()
console.log(JSON.stringify({ milliseconds }))
