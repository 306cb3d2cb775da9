/** Reads the communiqué into drafts and accepts them, in a fresh register of the given folder. */
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { ask, bundledCommunique, engineIn } from '../bench-engine.ts'

const engine = engineIn(join(process.argv[2] ?? '', randomUUID()))
const { person } = await ask(engine, 'register.create', {
  office: 'Bench',
  person: 'Bench',
  demonstration: false,
})

const start = performance.now()
const draft = await ask(engine, 'capture.read', { file: bundledCommunique })
const accepted = await ask(engine, 'capture.accept', {
  as: person,
  body: 'CNSP',
  ordinal: 41,
  type: 'ordinary',
  date: draft.session.date,
  gazetteDate: null,
  language: draft.language,
  agreements: draft.agreements,
  indicators: draft.indicators,
  source: { fileName: 'communique.txt', text: draft.text },
})
const milliseconds = performance.now() - start

if (accepted.agreements.length !== 14) throw new Error(`${accepted.agreements.length} agreements`)
engine.close()
console.log(JSON.stringify({ milliseconds }))
