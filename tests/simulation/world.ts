import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DraftChange } from '../../src/core/changes/save.ts'
import { fileFormDrafts } from '../../src/main/files/form-drafts.ts'
import { cryptography } from '../../src/main/exchange/keys/ed25519.ts'
import { recentDocuments } from '../../src/main/files/recent-documents.ts'
import { systemFiles } from '../../src/main/files/system-files.ts'
import { marked, newRecord } from '../../src/main/usecases/new-record.ts'
import { createRegister } from '../../src/main/store/open-register.ts'
import { openConnection } from '../../src/main/store/connection.ts'
import { pinRoot } from '../../src/main/store/membership.ts'
import { mintId } from '../../src/main/store/minted-ids.ts'
import { addObligations } from '../../src/main/usecases/add-obligations.ts'
import { addRecord } from '../../src/main/usecases/add-record.ts'
import { foundRegister } from '../../src/main/usecases/found-register.ts'
import { signedStatement, statementRecord } from '../../src/main/usecases/own-keys.ts'
import type { UseCaseDependencies } from '../../src/main/usecases/dependencies.ts'
import { scratchFolder } from '../support/scratch.ts'
import { attachmentsIn, openOffice, storeOptions, type SimulatedOffice } from './office.ts'
import type { Random } from './random.ts'
import { rootKey } from './root-key.ts'
import { installationKey, newAgePair, officeKey, openedKeys, type AgePair } from './signing-keys.ts'
import { valueOf } from './value-of.ts'

/** Noon of the day on which every history begins, in UTC. */
const beginning = Date.parse('2017-01-16T18:00:00Z')

/** What the offices of a history share: the time that passes, and what there is to work on. */
export interface World {
  readonly folder: string
  readonly random: Random
  /** Milliseconds since 1970; no office need know it. */
  now: number
  readonly offices: SimulatedOffice[]
  readonly shared: SharedRecords
}

/** Records that every office has from the start, so that they meet in them. */
export interface SharedRecords {
  readonly agreements: readonly string[]
  readonly clauses: readonly string[]
  readonly obligations: readonly string[]
  readonly units: readonly string[]
  readonly posts: readonly string[]
  readonly bodies: readonly string[]
}

interface Identity {
  readonly office: string
  readonly installation: string
  readonly people: readonly string[]
  readonly age: AgePair
}

interface Template {
  /** The same register under the identity of each. */
  readonly offices: readonly (Identity & { readonly database: Uint8Array })[]
  readonly shared: SharedRecords
}

/** By how many offices there are: who is no part of a history has no keys in it that everybody would look at. */
const templates = new Map<number, Template>()

/**
 * Some offices that hold the same register, each under its own identity. Founding takes most of the time of a small
 * history, so it is done once for each number of offices and copied. The national catalogue is left out: its thousands of records would make the
 * comparison of whole tables slow, and nothing in a history is about them.
 */
export async function makeWorld(random: Random, offices: number): Promise<World> {
  const template = templates.get(offices) ?? (await makeTemplate(offices))
  templates.set(offices, template)
  const { shared } = template
  const world: World = {
    folder: scratchFolder('simulation'),
    random,
    now: beginning,
    offices: [],
    shared,
  }
  for (const [index, identity] of template.offices.entries()) {
    const directory = join(world.folder, `office-${index}`)
    mkdirSync(directory, { mode: 0o700 })
    const { office, people, age, installation, database } = identity
    writeFileSync(join(directory, 'register.sqlite'), database)
    const held = new Set([installation])
    const name = `office ${index}`
    world.offices.push(openOffice(world, { name, directory, office, people, age, held }))
  }
  return world
}

export function endWorld(world: World): void {
  for (const office of world.offices) office.close()
  rmSync(world.folder, { recursive: true, force: true })
}

/** A register goes on under another identity: that of an office that joined, or of a copy. */
export function takeIdentity(
  directory: string,
  { office, installation }: { readonly office: string; readonly installation: string },
): void {
  const connection = openConnection({
    path: join(directory, 'register.sqlite'),
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  connection.run("UPDATE register_fact SET value = ? WHERE name = 'office'", [office])
  connection.run("UPDATE register_fact SET value = ? WHERE name = 'installation'", [installation])
  connection.close()
}

/** Every office goes by one root key, as all that joined do. */
function pinRootIn(directory: string): void {
  const connection = openConnection({
    path: join(directory, 'register.sqlite'),
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  pinRoot(connection, rootKey.publicKey)
  connection.close()
}

export const copyFolder = (from: string, to: string): void => cpSync(from, to, { recursive: true })

const fixedId = (name: string): string =>
  createHash('sha256').update(name).digest('hex').slice(0, 32)

async function makeTemplate(offices: number): Promise<Template> {
  const directory = scratchFolder('simulation')
  const ages = await Promise.all(Array.from({ length: offices }, newAgePair))
  const identities = ages.map((age, index) => ({
    office: fixedId(`office ${index}`),
    installation: fixedId(`installation ${index}`),
    people: [fixedId(`author ${index}`), fixedId(`verifier ${index}`)],
    age,
  }))
  const [first, ...others] = identities
  if (first === undefined) throw new Error('no office')
  const given = [first.installation, first.office, first.people[0] ?? '']
  let moment = beginning - 86_400_000
  const { register, person } = valueOf(
    foundRegister(
      {
        create: (ids) =>
          createRegister(
            storeOptions(directory, () => moment),
            { ...ids, timeZone: 'America/Mexico_City', demonstration: false },
          ),
        catalogue: [],
        now: () => (moment += 1000),
        newId: () => given.shift() ?? fixedId('too many'),
      },
      { office: 'Secretariado Ejecutivo', person: 'Ana Torres' },
    ),
  )
  const partition = { kind: 'catalog' } as const
  const people = identities.flatMap(({ office, people: ids }, index) =>
    ids.flatMap((id, place) =>
      id === person
        ? []
        : newRecord({
            kind: 'person',
            id,
            partition,
            fields: { name: `Persona ${index}.${place}` },
            sets: { offices: marked([office]) },
          }),
    ),
  )
  const enrolled = others.flatMap(({ office, installation }, index) => [
    ...newRecord({ kind: 'office', id: office, partition, fields: { name: `Enlace ${index}` } }),
    ...newRecord({ kind: 'installation', id: installation, partition, fields: { office } }),
  ])
  const changes = [
    ...people,
    ...enrolled,
    ...identities.flatMap((identity, index) => statementsOf(identity, index)),
  ]
  valueOf(register.save({ author: person, intent: 'office.enrol', changes }, (moment += 1000)))
  let minted = 0
  const dependencies: UseCaseDependencies = {
    register,
    attachments: attachmentsIn(directory),
    files: systemFiles(directory),
    documents: recentDocuments(),
    formDrafts: fileFormDrafts(join(directory, 'drafts')),
    keys: openedKeys(first.office, first.age, new Set([first.installation])),
    cryptography,
    now: () => (moment += 1000),
    today: () => '2017-01-15',
    newId: () => mintId(first.installation, fixedId(`template ${(minted += 1)}`).slice(0, 16)),
  }
  const shared = makeShared(dependencies, person)
  register.close()
  pinRootIn(directory)
  const named = identities.map((identity) => {
    takeIdentity(directory, identity)
    return { ...identity, database: readFileSync(join(directory, 'register.sqlite')) }
  })
  rmSync(directory, { recursive: true })
  return { offices: named, shared }
}

/** The root names the office, and the office its installation. */
function statementsOf(
  { office, installation, age }: Identity,
  index: number,
): readonly DraftChange[] {
  const key = officeKey(office)
  const named = signedStatement(
    {
      kind: 'office',
      serial: index + 1,
      office,
      name: index === 0 ? 'Secretariado Ejecutivo' : `Enlace ${index}`,
      signingKey: key.publicKey,
      recipient: age.recipient,
      coordinating: index === 0,
      scope: ['all', 'confidential'],
    },
    rootKey.sign,
  )
  const certified = signedStatement(
    {
      kind: 'installation',
      serial: 1,
      office,
      installation,
      key: installationKey(installation).publicKey,
    },
    key.sign,
  )
  return [
    ...statementRecord(fixedId(`statement ${index}`), named),
    ...statementRecord(fixedId(`certificate ${index}`), certified),
  ]
}

/** Two agreements of one session, bodies and posts captured twice, and units that can be moved below each other. */
function makeShared(dependencies: UseCaseDependencies, person: string): SharedRecords {
  const add = (kind: string, fields: Parameters<typeof addRecord>[1]['fields']): string =>
    valueOf(addRecord(dependencies, { as: person, kind, fields })).id
  const codes = ['A', 'B', 'C', 'D', 'E']
  const units = codes.map((code) =>
    add('unit', { code: `U-${code}`, name: `Unidad ${code}`, kind: 'administrative_unit' }),
  )
  const bodies = ['CNSP', 'CNSP-2'].map((code) =>
    add('body', { code, name: `Consejo ${code}`, kind: 'council' }),
  )
  const posts = ['Titular', 'Enlace'].map((name) => add('post', { name, unit: 'U-A' }))
  const session = add('session', {
    body: 'CNSP',
    ordinal: 41,
    type: 'ordinary',
    date: '2016-12-20',
  })
  const agreements = ['Primero', 'Segundo'].map((title, index) =>
    add('agreement', {
      session,
      kind: 'acuerdo',
      title,
      text: `Se aprueba el programa ${index}.`,
      sequence: index + 1,
    }),
  )
  const clauses = agreements.map((agreement) =>
    add('clause', { agreement, order: 1, text: 'Las unidades informarán.', nature: 'binding' }),
  )
  const obligations = clauses.flatMap(
    (clause, index) =>
      valueOf(
        addObligations(dependencies, {
          as: person,
          clause,
          units: index === 0 ? ['U-A', 'U-B'] : ['U-C'],
          role: 'obliged',
        }),
      ).ids,
  )
  return { agreements, clauses, obligations, units, posts, bodies }
}
