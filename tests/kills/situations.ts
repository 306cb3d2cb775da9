/** The registers that jobs begin with, made once by the program's own calls; every kill works on a copy. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnEngine } from '../../src/main/engine/engine.ts'
import { bringBackTo } from '../support/older-registers.ts'
import { scratchFolder } from '../support/scratch.ts'
import { stateSessions } from '../support/state-sessions.ts'
import {
  ask,
  claimed,
  givenFile,
  nothingSeen,
  openKeys,
  registerOf,
  unlocked,
  type Facts,
  type Place,
} from './jobs.ts'
import { bundleKilledProcess, type Bundle } from './bundle.ts'
import { engineIn } from './engine.ts'

export const situationNames = ['office', 'council', 'field', 'waiting', 'older', 'nothing'] as const
export type SituationName = (typeof situationNames)[number]

export interface Situations {
  readonly bundle: Bundle
  readonly inputs: string
  readonly facts: Facts
  /** A copy of the register for one kill, with a folder for what comes out of it. */
  copy(name: SituationName): Place
  discard(place: Place): void
  remove(): void
}

/** Before its past was in the tables, and much that came after. */
const olderVersion = 13

export async function makeSituations(): Promise<Situations> {
  const base = scratchFolder('kills')
  const inputs = join(base, 'inputs')
  mkdirSync(inputs)
  const placeOf = (name: SituationName): Place => ({ folder: join(base, name), inputs })
  for (const name of situationNames) mkdirSync(registerOf(placeOf(name)), { recursive: true })
  writeInputs(inputs)
  const facts = await makeRegisters(placeOf)
  const bundle = await bundleKilledProcess()
  let copies = 0
  return {
    bundle,
    inputs,
    facts,
    copy: (name) => {
      copies += 1
      const place = { folder: join(base, `copy-${copies}`), inputs }
      cpSync(registerOf(placeOf(name)), registerOf(place), { recursive: true })
      mkdirSync(join(place.folder, 'out'))
      return place
    },
    discard: ({ folder }) => rmSync(folder, { recursive: true, force: true }),
    remove: () => {
      bundle.remove()
      rmSync(base, { recursive: true, force: true })
    },
  }
}

const megabyte = 1024 ** 2

/** Bytes that no compression makes smaller, the same in every run. */
function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length)
  let state = seed
  for (let at = 0; at + 4 <= length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes.writeUInt32LE(state, at)
  }
  return bytes
}

function writeInputs(inputs: string): void {
  writeFileSync(join(inputs, 'sesion.mp4'), noise(50 * megabyte, 1))
  writeFileSync(join(inputs, 'acta.txt'), 'Acta de instalación del grupo de trabajo.\n')
  for (const place of [1, 2, 3]) {
    writeFileSync(join(inputs, `oficio-${place}.pdf`), noise(30_000 * place, place + 1))
  }
}

async function makeRegisters(placeOf: (name: SituationName) => Place): Promise<Facts> {
  const { inputs } = placeOf('council')
  const said: string[] = []
  const council = engineIn(placeOf('council'), said)
  const { person } = await ask(council, 'register.create', {
    office: 'Secretariado Ejecutivo',
    person: 'Ana Torres',
    demonstration: false,
  })
  await openKeys(council)
  await enrol(placeOf, council, person)
  await casework(council, person, inputs)
  await ask(council, 'backup.make', { out: join(inputs, 'respaldo.tar') })
  council.close()
  const facts = { person, obligations: await obligationsIn(placeOf('council')) }
  cpSync(registerOf(placeOf('council')), registerOf(placeOf('office')), { recursive: true })
  cpSync(registerOf(placeOf('council')), registerOf(placeOf('older')), { recursive: true })
  bringBackTo(olderVersion, join(registerOf(placeOf('older')), 'register.sqlite'))
  await writePackage(placeOf('council'), facts)
  return facts
}

/** So much that it is several blocks. */
async function writePackage(place: Place, { person, obligations }: Facts): Promise<void> {
  const said: string[] = []
  const council = engineIn(place, said)
  await openKeys(council)
  for (const narrative of ['Primer informe.', 'Segundo informe.']) {
    await ask(council, 'bulk.apply', {
      as: person,
      obligations: obligations.map((id) => ({ id, seen: nothingSeen })),
      action: { action: 'progress', ...claimed, narrative, evidence: [] },
    })
  }
  await ask(council, 'exchange.export', {
    ...unlocked,
    to: ['Durango'],
    scope: [],
    sealWith: null,
    out: join(place.inputs, 'lote.acuerdos'),
    largest: null,
    attachments: true,
  })
  council.close()
  if (said.length > 0) throw new Error(said.join('\n'))
}

/** Durango asks, is approved, and joins; once before it joined, once after. */
async function enrol(
  placeOf: (name: SituationName) => Place,
  council: OwnEngine,
  person: string,
): Promise<void> {
  const { inputs } = placeOf('waiting')
  const said: string[] = []
  const request = join(inputs, 'solicitud.acuerdos')
  const approval = join(inputs, 'aprobacion.acuerdos')
  const waiting = engineIn(placeOf('waiting'), said)
  await ask(waiting, 'register.createWaiting', {
    office: 'Durango',
    person: 'Luis Mora',
    demonstration: false,
  })
  await openKeys(waiting)
  await ask(waiting, 'offices.request', { as: 'Luis Mora', passphraseFile: null, file: request })
  waiting.close()
  await ask(council, 'offices.approve', {
    as: person,
    passphraseFile: null,
    file: request,
    scope: ['all', 'confidential'],
    out: approval,
  })
  cpSync(registerOf(placeOf('waiting')), registerOf(placeOf('field')), { recursive: true })
  const field = engineIn(placeOf('field'), said)
  await openKeys(field)
  await ask(field, 'offices.join', { as: 'Luis Mora', passphraseFile: null, file: approval })
  field.close()
  if (said.length > 0) throw new Error(said.join('\n'))
}

/** A session that binds every state, and three letters that answer. */
async function casework(council: OwnEngine, person: string, inputs: string): Promise<void> {
  for (const session of stateSessions(person, 1)) await ask(council, 'capture.accept', session)
  const { rows } = await ask(council, 'records.list', { kind: 'obligations', limit: 3 })
  for (const [place, { id }] of rows.entries()) {
    await ask(council, 'progress.record', {
      as: person,
      obligation: id,
      ...claimed,
      evidence: [givenFile(join(inputs, `oficio-${place + 1}.pdf`))],
    })
  }
}

async function obligationsIn(place: Place): Promise<readonly string[]> {
  const engine = engineIn(place, [])
  const { rows } = await ask(engine, 'records.list', { kind: 'obligations', limit: 1000 })
  engine.close()
  return rows.map(({ id }) => id)
}
