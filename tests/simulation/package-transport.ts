import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFiles } from '../../src/main/exchange/package-files.ts'
import { exchangeFiles } from '../../src/main/files/exchange-files.ts'
import type {
  ExchangeDependencies,
  ExchangeIdentity,
} from '../../src/main/usecases/exchange-identity.ts'
import { exportPackages, type ExportOrder } from '../../src/main/usecases/export-packages.ts'
import { importPackage, resumeImports } from '../../src/main/usecases/import-package.ts'
import { identityOf } from '../../src/main/usecases/opened-identity.ts'
import { ownKeys } from '../../src/main/usecases/own-keys.ts'
import type { Packages, StagedPackage } from '../../src/main/usecases/ports/packages.ts'
import { note, type Tally } from './happenings.ts'
import type { SimulatedOffice } from './office.ts'
import { hashesIn } from './reading.ts'
import { officeIn, type Parcel, type Transport } from './transport.ts'
import { valueOf } from './value-of.ts'
import type { World } from './world.ts'

const nothing = (): Promise<void> => Promise.resolve()

/** So few that a history's packages come in several, and a kill can come between them. */
const commitsOfBlock = 5

/** The packages of the program, verified as always, and applied in smaller blocks with something else between them. */
function interrupted(between: () => Promise<void>, brought: Set<string>): Packages {
  const smaller = (staged: StagedPackage): StagedPackage => {
    const parts = staged.blocks.flatMap(({ commits }, block) =>
      Array.from({ length: Math.ceil(commits / commitsOfBlock) }, (_, place) => ({
        block,
        start: place * commitsOfBlock,
        commits: Math.min(commitsOfBlock, commits - place * commitsOfBlock),
        changes: 0,
      })),
    )
    return {
      ...staged,
      blocks: parts,
      readBlock: async (number) => {
        const part = parts[number]
        if (part === undefined) throw new Error(`no block ${number}`)
        await between()
        const whole = await staged.readBlock(part.block)
        return whole.slice(part.start, part.start + part.commits)
      },
    }
  }
  const look = async (staged: StagedPackage): Promise<void> => {
    for (const number of staged.blocks.keys()) {
      for (const { hash } of await staged.readBlock(number)) brought.add(hash)
    }
  }
  return {
    write: (...how) => packageFiles.write(...how),
    stage: async (...how) => {
      const staged = await packageFiles.stage(...how)
      if (!staged.ok) return staged
      await look(staged.value)
      return { ...staged, value: smaller(staged.value) }
    },
    reopen: async (folder) => {
      const staged = await packageFiles.reopen(folder)
      if (staged === null) return null
      await look(staged)
      return smaller(staged)
    },
  }
}

const dependenciesOf = (
  office: SimulatedOffice,
  between: () => Promise<void> = nothing,
  brought = new Set<string>(),
): ExchangeDependencies => ({
  register: office.register,
  attachments: office.attachments,
  now: office.now,
  today: office.today,
  newId: office.newId,
  packages: interrupted(between, brought),
  exchangeFiles: exchangeFiles(office.directory),
  programVersion: '0.0.0',
  catalogueRelease: 1,
})

/** Certifies what is not certified yet: an office that was copied goes on under a new identity. */
async function identity(office: SimulatedOffice): Promise<ExchangeIdentity> {
  const opened = valueOf(
    await ownKeys(office, { as: office.people[0] ?? '', passphraseFile: null }),
  )
  return identityOf(office, opened.keys)
}

const fileIn = ({ folder, random }: World, name: string): string =>
  join(folder, `${name}-${random.hex(12)}.acuerdos`)

type Chosen = Partial<Pick<ExportOrder, 'largest' | 'withAttachments'>> & {
  /** Instead of recipients. */
  readonly passphrase?: string
}

/**
 * Writes packages from one office to others; their bytes. None where a part cannot be so small, and where a revoked
 * installation would write for anybody but a coordinating office.
 */
async function written(
  world: World,
  from: SimulatedOffice,
  to: readonly SimulatedOffice[],
  { passphrase, largest = null, withAttachments = true }: Chosen,
): Promise<readonly Uint8Array[] | 'too_large' | 'revoked'> {
  const who = await identity(from)
  const offices = [...new Set(to.map(({ office }) => office))].map((id) => {
    const known = who.directory.offices.get(id)
    if (known === undefined) throw new Error(`${from.name} does not know ${id}`)
    return known
  })
  const out = fileIn(world, 'paquete')
  const exported = await exportPackages(dependenciesOf(from), who, {
    offices: passphrase === undefined ? offices : [],
    passphrase: passphrase ?? null,
    scope: passphrase === undefined ? [] : everything,
    out,
    largest,
    withAttachments,
    kind: null,
  })
  if (!exported.ok && exported.error.code === 'export_part_too_large') return 'too_large'
  if (!exported.ok && exported.error.code === 'installation_revoked') return 'revoked'
  const { packages } = valueOf(exported)
  return packages.map(({ file }) => {
    const bytes = readFileSync(file)
    rmSync(file)
    return bytes
  })
}

/** A package that was taken in is in the log, whole: what a later one would repair must not be wrong meanwhile. */
function expectAll(office: SimulatedOffice, brought: ReadonlySet<string>): void {
  const here = new Set(hashesIn(office))
  const lost = [...brought].filter((hash) => !here.has(hash))
  if (lost.length > 0) throw new Error(`${office.name} took in a package and lacks ${lost[0]}`)
}

const everything = ['all', 'confidential']
const passphrase = 'ancla barco cielo dado elote faro'

/** A hash of the database as it is on the disk. */
function databaseOf({ directory }: SimulatedOffice): string {
  const hash = createHash('sha256')
  for (const name of ['register.sqlite', 'register.sqlite-wal']) {
    const path = join(directory, name)
    if (existsSync(path)) hash.update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** Real packages, sealed and signed, with what each office acknowledges; answers go back the same way. */
export const packageTransport: Transport = {
  name: 'packages',
  send: async (world, from, tally) => {
    const { random, offices } = world
    const to = random.below(offices.length)
    const also = random.below(offices.length)
    const several = random.chance(25) && also !== to
    const places = several ? [to, also] : [to]
    const sealed = random.chance(1) ? { passphrase } : {}
    const largest = random.pick([null, null, null, 4_000, 9_000, 30_000])
    const withAttachments = random.chance(80)
    const one = await written(
      world,
      from,
      places.map((place) => officeIn(world, place)),
      { ...sealed, largest, withAttachments },
    )
    if (one === 'too_large') {
      note(tally, 'export_too_large')
      return []
    }
    if (one === 'revoked') {
      note(tally, 'revoked_export_refused')
      return []
    }
    if (one.length > 1) note(tally, 'export_in_parts')
    if (several) note(tally, 'several_recipients')
    if ('passphrase' in sealed) note(tally, 'passphrase_package')
    note(tally, 'package_sent')
    return places.flatMap((place) =>
      one.map((bytes): Parcel => ({ to: place, bytes, damaged: false })),
    )
  },
  take: (world, parcel, tally, between) =>
    take(world, parcel, tally, {
      between,
      reply: world.random.chance(40) ? fileIn(world, 'respuesta') : null,
    }),
  goOn: async (office, tally) => {
    const under = office.register.exchange.importsUnderWay()
    if (under.length === 0) return
    const brought = new Set<string>()
    const finished = valueOf(
      await resumeImports(dependenciesOf(office, nothing, brought), await identity(office)),
    )
    expectAll(office, brought)
    if (finished.length !== under.length) throw new Error(`${office.name} did not go on`)
    note(tally, 'import_resumed')
  },
  deliverEverything,
  leftOver: ({ name, directory }) =>
    ['staged', 'outgoing'].flatMap((folder) => {
      const path = join(directory, 'exchange', folder)
      return existsSync(path)
        ? readdirSync(path).map((left) => `${name} left ${folder}/${left}`)
        : []
    }),
}

async function take(
  world: World,
  { to, bytes, damaged }: Parcel,
  tally: Tally,
  { between, reply }: { readonly between: () => Promise<void>; readonly reply: string | null },
): Promise<readonly Parcel[]> {
  const office = officeIn(world, to)
  const file = fileIn(world, 'recibido')
  writeFileSync(file, bytes)
  const who = await identity(office)
  const before = damaged ? databaseOf(office) : null
  const brought = new Set<string>()
  const taken = await importPackage(dependenciesOf(office, between, brought), who, {
    file,
    passphrase,
    reply,
  })
  if (!taken.ok) {
    if (!damaged) throw new Error(`${office.name} refuses a whole package: ${taken.error.code}`)
    if (databaseOf(office) !== before) throw new Error(`${office.name} wrote what it refused`)
    note(tally, 'damaged_message_refused')
    return []
  }
  if (damaged) throw new Error(`${office.name} took in a damaged package`)
  rmSync(file)
  expectAll(office, brought)
  if (taken.value.known) note(tally, 'package_known')
  const { package: id, sender } = taken.value
  if (taken.value.reply === null || reply === null) return []
  note(tally, 'answer_sent')
  const answer = readFileSync(reply)
  rmSync(reply)
  const back = world.offices.findIndex(({ office: one }) => one === sender.office)
  if (back < 0) throw new Error(`package ${id} came from nobody`)
  return [{ to: back, bytes: answer, damaged: false }]
}

function holdTheSame(offices: readonly SimulatedOffice[]): boolean {
  const digests = new Set(offices.map(({ register }) => register.read.digest()))
  const lacksFiles = offices.some(
    ({ register }) => valueOf(register.exchange.holdings(everything)).lacking.length > 0,
  )
  return digests.size === 1 && !lacksFiles
}

/** Whether any of them has heard that this one was revoked. */
const isRevoked = (
  { register: { facts } }: SimulatedOffice,
  offices: readonly SimulatedOffice[],
): boolean =>
  offices.some(({ register }) => register.membership.revokedAfter(facts.installation) !== null)

/** As often as it may take until nobody lacks anything: what was lost is told by the answers. */
const mostRounds = 6

async function deliverEverything(world: World, tally: Tally): Promise<void> {
  const [coordinator] = world.offices
  const order = world.random.shuffled(world.offices)
  const first = order.find((office) => !isRevoked(office, world.offices))
  if (first === undefined || coordinator === undefined) return
  const others = order.filter((office) => office !== first)
  // A revoked installation hands its work to the coordinating office alone, which passes it on.
  const via = (from: SimulatedOffice): SimulatedOffice =>
    isRevoked(from, world.offices) ? coordinator : first
  const give = async (from: SimulatedOffice, to: readonly SimulatedOffice[]): Promise<void> => {
    const sent = await written(world, from, to, {})
    if (sent === 'too_large') throw new Error('no size was given')
    if (sent === 'revoked') throw new Error(`${from.name} is revoked and has to write for others`)
    for (const office of to) {
      const place = world.offices.indexOf(office)
      for (const bytes of sent) {
        await take(world, { to: place, bytes, damaged: false }, tally, {
          between: nothing,
          reply: null,
        })
      }
    }
  }
  for (let round = 0; round < mostRounds; round += 1) {
    for (const other of others) await give(other, [via(other)])
    await give(first, others)
    if (holdTheSame(world.offices)) return
  }
}
