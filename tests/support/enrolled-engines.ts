/** Two engines, each over the register of its office, that know each other: enrolled call by call, as people do it. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  engineMethods,
  type EngineMethodName,
  type EngineResult,
} from '../../src/contract/engine.ts'
import type { JobProgress } from '../../src/contract/jobs.ts'
import type * as z from 'zod'
import type { OwnEngine } from '../../src/main/engine/engine.ts'
import { openEngine } from '../../src/main/engine/open-engine.ts'
import { root } from '../../scripts/setup/paths.ts'
import { freshMachine } from './machine-state.ts'

export interface EngineOffice {
  readonly name: string
  readonly directory: string
  readonly engine: OwnEngine
  readonly person: string
  /** A call that has to succeed. */
  readonly call: <Name extends EngineMethodName>(
    name: Name,
    params: z.input<(typeof engineMethods)[Name]['params']> & { readonly job?: string },
    onProgress?: (progress: JobProgress) => void,
  ) => Promise<EngineResult<Name>>
  /** Ends it and opens it again, as another start of the program would. */
  readonly restarted: () => EngineOffice
}

const results: {
  readonly [Name in EngineMethodName]: { readonly result: z.ZodType<EngineResult<Name>> }
} = engineMethods

/** By the machine's own key: passphrases are slow on purpose. */
export const openByMachine = { passphraseFile: null }

/** The engine of an office over a folder, on a machine. */
export function running(
  name: string,
  directory: string,
  identity: ReturnType<typeof freshMachine>,
  person = '',
): EngineOffice {
  const engine = openEngine({
    directory,
    identity,
    resources: join(root, 'resources'),
    programVersion: '0.0.0',
    onChanged: () => undefined,
    log: () => undefined,
    today: '2017-01-16',
  })
  return {
    name,
    directory,
    engine,
    person,
    call: async (method, params, onProgress) => {
      const answer = await engine.call(
        method,
        params,
        onProgress === undefined ? {} : { onProgress },
      )
      if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`)
      return results[method].result.parse(answer.value)
    },
    restarted: () => {
      engine.close()
      return running(name, directory, identity, person)
    },
  }
}

/** The second holds what the first held when it was approved. `passphraseFile`: what seals both; `null`: the machine. */
export async function enrolledEngines(
  parent: string,
  passphraseFile: string | null = null,
): Promise<readonly [EngineOffice, EngineOffice]> {
  const found = async (
    name: string,
    person: string,
    method: 'register.create' | 'register.createWaiting',
  ): Promise<EngineOffice> => {
    const directory = join(parent, name)
    const identity = freshMachine()
    const office = running(name, directory, identity)
    const created = await office.call(method, { office: name, person, demonstration: false })
    if (passphraseFile === null) {
      await office.call('keys.machine', { key: randomBytes(32).toString('base64') })
    } else {
      const [passphrase = ''] = readFileSync(passphraseFile, 'utf8').split('\n')
      await office.call('keys.unlock', { passphrase })
    }
    return { ...office, person: created.person }
  }
  const first = await found('Secretariado Ejecutivo', 'Ana Torres', 'register.create')
  const second = await found('Durango', 'Luis Díaz', 'register.createWaiting')
  const request = join(parent, 'solicitud.acuerdos-request')
  const approval = join(parent, 'aprobacion.acuerdos')
  await second.call('offices.request', { as: null, file: request, ...openByMachine })
  await first.call('offices.approve', {
    as: first.person,
    file: request,
    scope: ['all', 'confidential'],
    out: approval,
    ...openByMachine,
  })
  await second.call('offices.join', { as: null, file: approval, ...openByMachine })
  return [first, second]
}

/** The file that one office wrote for the other. */
export async function exportedTo(
  from: EngineOffice,
  to: EngineOffice,
  out: string,
): Promise<string> {
  const { packages } = await from.call('exchange.export', {
    as: from.person,
    to: [to.name],
    scope: [],
    sealWith: null,
    out,
    largest: null,
    attachments: true,
    ...openByMachine,
  })
  const [only] = packages
  if (only === undefined || packages.length > 1) throw new Error('not one package')
  return only.file
}

/** Agreements that bind every state, in as many commits; some 250 changes each. */
export async function captureAgreements(office: EngineOffice, count: number): Promise<void> {
  await office.call('capture.accept', {
    as: office.person,
    body: 'CNSP',
    ordinal: 41,
    type: 'ordinary',
    date: null,
    gazetteDate: null,
    language: 'es',
    agreements: Array.from({ length: count }, (_, place) => statesAgreement(place + 1)),
    indicators: [],
    source: null,
  })
}

/** Binds the 32 federal entities. */
const statesAgreement = (sequence: number) => ({
  number: null,
  kind: 'resolucion' as const,
  sequence,
  title: `Policía cibernética, etapa ${sequence}`,
  text: `Se aprueba la etapa ${sequence} y las entidades federativas instalarán la unidad.`,
  procedural: false,
  clauses: [
    {
      text: `Las entidades federativas instalarán la unidad en la etapa ${sequence}.`,
      nature: 'binding' as const,
      addressees: [{ unit: 'ENT-32', role: 'obliged' as const, inferred: false }],
      deadline: { rule: 'at_session' as const, ordinal: 42, type: 'ordinary' as const },
    },
  ],
  checks: [],
  fundingNote: null,
  legalBasis: null,
  span: { start: 0, end: 1 },
  phrases: [],
})
