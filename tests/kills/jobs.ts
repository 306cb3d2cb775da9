/** What a person has the program do while it is killed: the program's own calls over real files. */
import { join } from 'node:path'
import {
  engineMethods,
  type EngineMethodName,
  type EngineResult,
} from '../../src/contract/engine.ts'
import type { Engine } from '../../src/main/engine/engine.ts'

/** Where a killed process works: everything that it changes is below `folder`, what it only reads below `inputs`. */
export interface Place {
  readonly folder: string
  readonly inputs: string
}

export interface Facts {
  /** Of the office whose register it is; empty where there is none yet. */
  readonly person: string
  /** Obligations that bind the states, for casework. */
  readonly obligations: readonly string[]
}

export interface Job {
  /** Which register it begins with, by its name in `situations.ts`. */
  readonly from: string
  /** Asked of the engine; `acknowledged`: a person was told that it is saved. */
  readonly run: (
    engine: Engine,
    place: Place,
    facts: Facts,
    acknowledged: () => void,
  ) => Promise<void>
}

/** The value of a call that has to succeed. */
export async function ask<Name extends EngineMethodName>(
  engine: Engine,
  method: Name,
  params: unknown,
): Promise<EngineResult<Name>> {
  const answer = await engine.call(method, params)
  if (!answer.ok) {
    throw new Error(`${method}: ${answer.error.code} ${JSON.stringify(answer.error.details)}`)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the schema of that very name
  return engineMethods[method].result.parse(answer.value) as EngineResult<Name>
}

/** By what the system keeps for this user, as the window opens them. */
export async function openKeys(engine: Engine): Promise<void> {
  await ask(engine, 'keys.machine', { key: Buffer.alloc(32, 7).toString('base64') })
}

export const unlocked = { as: null, passphraseFile: null }
export const registerOf = ({ folder }: Place): string => join(folder, 'register')
export const outOf = ({ folder }: Place): string => join(folder, 'out')

export const jobs = {
  import: {
    from: 'field',
    run: async (engine, place) => {
      await openKeys(engine)
      await ask(engine, 'exchange.import', {
        ...unlocked,
        file: join(place.inputs, 'lote.acuerdos'),
        openWith: null,
        reply: join(outOf(place), 'respuesta.acuerdos'),
      })
    },
  },
  export: {
    from: 'council',
    run: async (engine, place) => {
      await openKeys(engine)
      await ask(engine, 'exchange.export', {
        ...unlocked,
        to: ['Durango'],
        scope: [],
        sealWith: null,
        out: join(outOf(place), 'lote.acuerdos'),
        largest: 200_000,
        attachments: true,
      })
    },
  },
  attach: {
    from: 'office',
    run: async (engine, { inputs }, { person, obligations: [obligation] }, acknowledged) => {
      await ask(engine, 'progress.record', {
        as: person,
        obligation,
        ...claimed,
        evidence: [givenFile(join(inputs, 'acta.txt')), givenFile(join(inputs, 'sesion.mp4'))],
      })
      acknowledged()
    },
  },
  migrate: {
    from: 'older',
    run: async (engine) => {
      await ask(engine, 'register.status', {})
    },
  },
  save: {
    from: 'office',
    run: async (engine, _, { person, obligations }, acknowledged) => {
      await ask(engine, 'records.add', { as: person, kind: 'person', fields: { name: 'Eva Ruiz' } })
      acknowledged()
      await ask(engine, 'bulk.apply', {
        as: person,
        obligations: obligations.slice(0, 8).map((id) => ({ id, seen: nothingSeen })),
        action: { action: 'progress', ...claimed, evidence: [] },
      })
      acknowledged()
      await undoLast(engine, person)
      acknowledged()
    },
  },
  join: {
    from: 'waiting',
    run: async (engine, { inputs }) => {
      await openKeys(engine)
      await ask(engine, 'offices.join', {
        as: 'Luis Mora',
        passphraseFile: null,
        file: join(inputs, 'aprobacion.acuerdos'),
      })
    },
  },
  found: {
    from: 'nothing',
    run: async (engine, _, __, acknowledged) => {
      await ask(engine, 'register.create', {
        office: 'Zacatecas',
        person: 'Olga Ríos',
        demonstration: false,
      })
      acknowledged()
    },
  },
  backup: {
    from: 'office',
    run: async (engine, place) => {
      await ask(engine, 'backup.make', { out: join(outOf(place), 'respaldo.tar') })
    },
  },
  restore: {
    from: 'nothing',
    run: async (engine, { inputs }, _, acknowledged) => {
      await ask(engine, 'register.restore', { file: join(inputs, 'respaldo.tar') })
      acknowledged()
    },
  },
} as const satisfies Readonly<Record<string, Job>>
export type JobName = keyof typeof jobs

export const jobNames = [
  'import',
  'export',
  'attach',
  'migrate',
  'save',
  'join',
  'found',
  'backup',
  'restore',
] as const

export const isJob = (text: string): text is JobName => Object.hasOwn(jobs, text)

export const nothingSeen = { reports: [], evidence: [], verdicts: [] }
export const claimed = {
  claim: 'in_progress',
  narrative: 'Se instaló el grupo de trabajo y se remitió el acta.',
  percent: 40,
  cutOff: null,
  response: 'answered',
} as const
export const givenFile = (file: string): object => ({
  file,
  kind: null,
  reference: null,
  date: null,
})

async function undoLast(engine: Engine, person: string): Promise<void> {
  const last = await ask(engine, 'saves.latest', { as: person })
  if (last === null) throw new Error('nothing was saved')
  await ask(engine, 'saves.undo', { as: person, save: last.save })
}
