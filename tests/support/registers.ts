import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { cataloguePinsSchema } from '../../src/contract/catalogue.ts'
import { encodeCommit } from '../../src/contract/commit-codec.ts'
import type { Refusal } from '../../src/contract/errors.ts'
import type { DraftAgreement, DraftClause } from '../../src/contract/capture.ts'
import { obligationRowSchema } from '../../src/contract/casework-rows.ts'
import { listQuerySchema, type ListQuery, type ObligationRow } from '../../src/contract/rows.ts'
import type { HashedCommit } from '../../src/core/changes/types.ts'
import type { Result } from '../../src/core/result.ts'
import { cryptography } from '../../src/main/exchange/keys/ed25519.ts'
import { registerKeys } from '../../src/main/exchange/keys/register-keys.ts'
import { readCatalogue, type CatalogueCommit } from '../../src/main/exchange/catalogue-file.ts'
import { fileAttachments } from '../../src/main/files/attachments.ts'
import { fileFormDrafts } from '../../src/main/files/form-drafts.ts'
import { recentDocuments } from '../../src/main/files/recent-documents.ts'
import { systemFiles } from '../../src/main/files/system-files.ts'
import type { StoredCommit } from '../../src/main/store/log.ts'
import { machineMarks } from '../../src/main/store/machine-marks.ts'
import { mintId } from '../../src/main/store/minted-ids.ts'
import { createRegister, openRegister } from '../../src/main/store/open-register.ts'
import type { StoreOptions } from '../../src/main/store/store-options.ts'
import { acceptCapture } from '../../src/main/usecases/accept-capture.ts'
import { addRecord } from '../../src/main/usecases/add-record.ts'
import type { UseCaseDependencies } from '../../src/main/usecases/dependencies.ts'
import { foundRegister, foundWaitingRegister } from '../../src/main/usecases/found-register.ts'
import type { Attachments } from '../../src/main/usecases/ports/attachments.ts'
import type { Register } from '../../src/main/usecases/ports/register.ts'

/** An empty folder that goes when the test ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'acuerdos-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** The value of a result that has to be there. */
export function expectValue<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value
}

/** The code of a refusal that has to be there. */
export function expectRefusal(result: Result<unknown, Refusal>): string {
  if (result.ok) throw new Error(`not refused: ${JSON.stringify(result.value)}`)
  return result.error.code
}

export function stored({ commit, hash }: HashedCommit): StoredCommit {
  return { commit, hash, bytes: encodeCommit(commit) }
}

const catalogueFolder = join(import.meta.dirname, '..', '..', 'resources', 'catalogue')
let catalogue: readonly CatalogueCommit[] | null = null

function bundledCatalogue(): readonly CatalogueCommit[] {
  if (catalogue !== null) return catalogue
  const pins = cataloguePinsSchema.parse(
    JSON.parse(readFileSync(join(catalogueFolder, 'pins.json'), 'utf8')),
  )
  const files = new Map(
    pins.releases.map(({ file }) => [file, readFileSync(join(catalogueFolder, file))]),
  )
  catalogue = expectValue(
    readCatalogue(files, pins, (bytes) => createHash('sha256').update(bytes).digest('hex')),
  )
  return catalogue
}

/** An office with a real register on disk, whose clock a test sets. */
export interface Office extends UseCaseDependencies {
  readonly directory: string
  /** The first person of the office. */
  readonly person: string
  /** Moves the office's clock to noon, UTC, of a day. */
  onDay(day: string): void
  /** Closes and opens the register, as another start of the program would. */
  reopen(): Register
}

const attachmentsIn = (directory: string): Attachments =>
  fileAttachments(join(directory, 'attachments'))

const storeOptions = (directory: string, now: () => number): StoreOptions => ({
  directory,
  now,
  onSlow: () => undefined,
  holds: (sha256) => attachmentsIn(directory).holds(sha256),
  discard: (sha256) => attachmentsIn(directory).discard(sha256),
})

/** Ids that differ between offices, and stay the same from run to run. */
const idOf = (office: string, number: number): string =>
  `${createHash('sha256').update(office).digest('hex').slice(0, 24)}${number.toString(16).padStart(8, '0')}`

/** The half of an id that is random in the program; in tests ids stand in the order in which they were given out. */
const randomHalf = (office: string, number: number): string =>
  `${createHash('sha256').update(office).digest('hex').slice(0, 8)}${number.toString(16).padStart(8, '0')}`

interface FoundedRegister {
  /** The closed database, whole. */
  readonly database: Uint8Array
  readonly person: string
  readonly idsUsed: number
}

/** Founding takes most of the time of a small test: each office is founded once and copied for every test. */
const founded = new Map<string, FoundedRegister>()

function foundedRegister(
  name: string,
  moment: number,
  found: typeof foundRegister,
): FoundedRegister {
  const key = `${name} ${moment} ${found.name}`
  const known = founded.get(key)
  if (known !== undefined) return known
  const directory = mkdtempSync(join(tmpdir(), 'acuerdos-founded-'))
  let idsUsed = 0
  const { register, person } = expectValue(
    found(
      {
        create: (ids, waiting) =>
          createRegister(
            storeOptions(directory, () => moment),
            { ...ids, timeZone: 'America/Mexico_City', demonstration: false },
            waiting,
          ),
        catalogue: bundledCatalogue(),
        now: () => moment,
        newId: () => idOf(name, (idsUsed += 1)),
      },
      { office: name, person: 'Ana Torres' },
    ),
  )
  register.close()
  const made = { database: readFileSync(join(directory, 'register.sqlite')), person, idsUsed }
  rmSync(directory, { recursive: true })
  founded.set(key, made)
  return made
}

/**
 * A register as `init` makes it. Days and clock stand at noon of the given day until the test moves them.
 * Two offices of one test need two names: those of one name are one installation.
 */
export const foundOffice = (day = '2017-01-16', name = 'Secretariado Ejecutivo'): Office =>
  officeFoundBy(foundRegister, day, name)

/** A register as `init --join` makes it: it waits for another office's approval. */
export const foundWaitingOffice = (day: string, name: string): Office =>
  officeFoundBy(foundWaitingRegister, day, name)

function officeFoundBy(found: typeof foundRegister, day: string, name: string): Office {
  const directory = temporaryDirectory()
  let moment = Date.parse(`${day}T12:00:00Z`)
  let currentDay = day
  const original = foundedRegister(name, moment, found)
  let next = original.idsUsed
  writeFileSync(join(directory, 'register.sqlite'), original.database)
  const options = storeOptions(directory, () => moment)
  let register = expectValue(openRegister(options))
  onTestFinished(() => register.close())
  return {
    directory,
    get register() {
      return register
    },
    attachments: attachmentsIn(directory),
    files: systemFiles(directory),
    documents: recentDocuments(),
    formDrafts: fileFormDrafts(join(directory, 'drafts')),
    keys: registerKeys({ path: join(directory, 'keys.json'), machineKey: null, work: 4 }),
    cryptography,
    now: () => (moment += 1000),
    today: () => currentDay,
    newId: () => mintId(register.facts.installation, randomHalf(name, (next += 1))),
    person: original.person,
    onDay: (to) => {
      currentDay = to
      moment = Date.parse(`${to}T12:00:00Z`)
    },
    reopen: () => {
      register.close()
      register = expectValue(openRegister(options))
      return register
    },
  }
}

/**
 * The same folder on a computer that never saw it: nothing tells the copy from the original, so both go by one
 * installation. Both clocks are right.
 */
export const copiedToAnotherMachine = (office: Office): Office => copied(office, undefined)

/** The same folder copied beside the original: the machine tells it, and the copy is an installation of its own. */
export function copiedBeside(office: Office): Office {
  const marks = machineMarks(temporaryDirectory(), (line) => {
    throw new Error(line)
  })
  onTestFinished(() => marks.close())
  const identity = { marks, onRenewed: () => undefined }
  office.register.close()
  expectValue(openRegister({ ...storeOptions(office.directory, office.now), identity })).close()
  return copied(office, identity)
}

function copied(office: Office, identity: StoreOptions['identity']): Office {
  office.reopen()
  const directory = temporaryDirectory()
  cpSync(office.directory, directory, { recursive: true })
  let ids = 1_000_000
  const options =
    identity === undefined
      ? storeOptions(directory, office.now)
      : { ...storeOptions(directory, office.now), identity }
  let register = expectValue(openRegister(options))
  onTestFinished(() => register.close())
  return {
    ...office,
    directory,
    get register() {
      return register
    },
    attachments: attachmentsIn(directory),
    keys: registerKeys({ path: join(directory, 'keys.json'), machineKey: null, work: 4 }),
    newId: () => mintId(register.facts.installation, randomHalf(directory, (ids += 1))),
    reopen: () => {
      register.close()
      register = expectValue(openRegister(options))
      return register
    },
  }
}

export function addPerson(office: Office, name: string): string {
  return expectValue(addRecord(office, { as: office.person, kind: 'person', fields: { name } })).id
}

export function draftClause(parts: Partial<DraftClause> = {}): DraftClause {
  return {
    text: 'Las entidades federativas instalarán la unidad de policía cibernética.',
    nature: 'binding',
    addressees: [{ unit: 'ENT-32', role: 'obliged', inferred: false }],
    deadline: { rule: 'at_session', ordinal: 42, type: 'ordinary' },
    ...parts,
  }
}

export function draftAgreement(parts: Partial<DraftAgreement> = {}): DraftAgreement {
  return {
    number: null,
    kind: 'resolucion',
    sequence: 1,
    title: 'Policía cibernética',
    text: 'Se aprueba el modelo y las entidades federativas instalarán la unidad.',
    procedural: false,
    clauses: [draftClause()],
    checks: [],
    fundingNote: null,
    legalBasis: null,
    span: { start: 0, end: 1 },
    phrases: [],
    ...parts,
  }
}

/** Agreements of the 41st session, saved as a person accepts drafts. */
export async function accept(
  office: Office,
  agreements: readonly DraftAgreement[] = [draftAgreement()],
): Promise<{ readonly session: string; readonly agreements: readonly string[] }> {
  const accepted = expectValue(
    await acceptCapture(office, {
      as: office.person,
      body: 'CNSP',
      ordinal: 41,
      type: 'ordinary',
      date: null,
      gazetteDate: null,
      language: 'es',
      agreements: [...agreements],
      indicators: [],
      source: null,
    }),
  )
  return {
    session: accepted.session.id,
    agreements: accepted.agreements.map(({ id }) => id),
  }
}

export function obligations(
  office: Office,
  where: Readonly<Record<string, string>> = {},
  query: Partial<ListQuery> = {},
): readonly ObligationRow[] {
  const page = expectValue(
    office.register.read.list(
      listQuerySchema.parse({
        ...query,
        kind: 'obligations',
        where: Object.entries(where).map(([field, value]) => ({
          field,
          operator: '=',
          values: [value],
        })),
      }),
      office.today(),
    ),
  )
  return page.rows.map((row) => obligationRowSchema.parse(row))
}

export function obligationOf(office: Office, unit: string): string {
  const [row] = obligations(office, { unit })
  if (row === undefined) throw new Error(`no obligation of ${unit}`)
  return row.id
}
