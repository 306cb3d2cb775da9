import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { listQuerySchema, type ListRow } from '../../../src/contract/rows.ts'
import type { Refusal } from '../../../src/contract/errors.ts'
import type { Result } from '../../../src/core/result.ts'
import { loadCatalogue } from '../../../src/main/engine/bundled-data.ts'
import { fileAttachments } from '../../../src/main/files/attachments.ts'
import { applyCommits } from '../../../src/main/store/apply-commits.ts'
import { openConnection, type OpenConnection } from '../../../src/main/store/connection.ts'
import { createRegister } from '../../../src/main/store/open-register.ts'
import { foundRegister } from '../../../src/main/usecases/found-register.ts'
import type { Register } from '../../../src/main/usecases/ports/register.ts'
import { commitWriter } from './commit-writer.ts'
import { noonOf } from './days.ts'
import type { GeneratedFile } from './casework.ts'
import { makeInstitutions, type Founded } from './institutions.ts'
import { seededRandom } from './random.ts'
import { story, type Sizes } from './story.ts'

export interface GenerationProgress {
  readonly day: string
  readonly changes: number
}

/** The day on which the register is founded, before all that happens in it. */
const foundingDay = '2012-01-10'
const resources = join(import.meta.dirname, '..', '..', '..', 'resources')

/**
 * Makes a register in a folder that has none, through the log: every record in it came in a commit, so `check`
 * accepts it. The same sizes give the same commits.
 */
export async function generateRegister(
  directory: string,
  sizes: Sizes,
  onProgress: (progress: GenerationProgress) => void,
): Promise<void> {
  const random = seededRandom(20_161_220)
  const files = await evidenceFiles(directory)
  const catalogue = expectValue(await loadCatalogue(resources))
  const { register, office, installation, person } = expectValue(
    foundRegister(
      {
        create: (ids) =>
          createRegister(
            {
              directory,
              now: () => Date.now(),
              onSlow: () => undefined,
              holds: () => true,
              discard: () => undefined,
            },
            { ...ids, timeZone: 'America/Mexico_City', demonstration: false },
          ),
        catalogue,
        now: () => noonOf(foundingDay),
        newId: () => random.id(),
      },
      { office: 'Secretariado Ejecutivo', person: 'Ana Torres' },
    ),
  )
  const founded = { office, installation, person, ...catalogued(register) }
  const institutions = makeInstitutions(random, founded, sizes)
  expectValue(
    register.save(
      { author: person, intent: 'records.add', changes: institutions.changes },
      noonOf(foundingDay) + 1000,
    ),
  )
  register.close()
  // The founding and the institutions took the first few.
  const writer = commitWriter(new Map([[installation, 100]]))
  inBulk(directory, (connection) => {
    let changes = 0
    for (const { day, commits } of story(random, writer, founded, institutions, files, sizes)) {
      const received = noonOf(day)
      applyCommits(
        connection,
        commits.map((stored) => ({ ...stored, received })),
      )
      for (const { commit } of commits) changes += commit.changes.length
      onProgress({ day, changes })
    }
  })
}

/**
 * Block by block as an import brings them, but in one transaction: nobody works in this register yet, and when the
 * making is cut short the folder is made again.
 */
function inBulk(directory: string, work: (connection: OpenConnection) => void): void {
  const path = join(directory, 'register.sqlite')
  const connection = openConnection({
    path,
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  try {
    connection.script(
      'PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000',
    )
    connection.transaction(() => work(connection))
    connection.script('PRAGMA journal_mode = WAL; PRAGMA optimize')
  } finally {
    connection.close()
  }
}

export function catalogued(
  register: Register,
): Omit<Founded, 'office' | 'installation' | 'person'> {
  const rows = <Kind extends 'bodies' | 'sessions' | 'units'>(
    kind: Kind,
  ): readonly ListRow<Kind>[] => {
    const query = listQuerySchema.parse({ kind, limit: 100_000 })
    const page = expectValue(register.read.list(query, foundingDay))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the query says the kind
    return page.rows as readonly ListRow<Kind>[]
  }
  const bodies = rows('bodies').toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const units = rows('units').toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const council = bodies.find(({ code }) => code === 'CNSP')?.id ?? ''
  return {
    bodies,
    units: units.length,
    sessions: rows('sessions').flatMap(({ id, date, ordinal, body, type }) =>
      date === null || body !== 'CNSP' || type !== 'ordinary' || date < foundingDay
        ? []
        : [{ id, day: date, ordinal, body: council }],
    ),
    entities: units.filter(({ kind }) => kind === 'federal_entity'),
    federal: units.filter(({ kind }) => kind !== 'federal_entity' && kind !== 'group'),
  }
}

/** Letters that many reports enclose. */
async function evidenceFiles(directory: string): Promise<readonly GeneratedFile[]> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const attachments = fileAttachments(join(directory, 'attachments'))
  const files: GeneratedFile[] = []
  for (let number = 1; number <= 200; number += 1) {
    const bytes = Buffer.from(`Oficio SSP/${number}/2016\nSe acredita lo informado.\n`)
    const { sha256, size } = await attachments.keepBytes(bytes)
    files.push({ sha256, size })
  }
  return files
}

export function expectValue<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value
}
