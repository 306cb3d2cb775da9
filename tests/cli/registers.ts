import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll } from 'vitest'
import { encodeCommit } from '../../src/contract/commit-codec.ts'
import { captureDraftSchema } from '../../src/contract/capture.ts'
import { listRowSchemas } from '../../src/contract/rows.ts'
import { makeCommits } from '../../src/core/changes/save.ts'
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { registry } from '../../src/core/schema/registry.ts'
import type { Engine } from '../../src/main/engine/engine.ts'
import { openEngine } from '../../src/main/engine/open-engine.ts'
import { openRegister } from '../../src/main/store/open-register.ts'
import { root } from './command.ts'
import { freshMachine } from '../support/machine-state.ts'

/** A folder that goes when the tests of the file end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'acuerdos-cli-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The program's own example of a communiqué in Spanish, of the council's 41st session. */
export const communique = join(root, 'resources', 'demonstration', 'communique-xli.es.txt')

/** An engine in this process, for what a test needs done before it begins. */
export function engineOver(directory: string, access: 'read' | 'write' = 'write'): Engine {
  return openEngine({
    identity: freshMachine(),
    directory,
    access,
    resources: join(root, 'resources'),
    programVersion: '0.0.0',
    onChanged: () => undefined,
    log: () => undefined,
    today: null,
  })
}

/** The answer of a call that has to be given, in its shape. */
export async function answered<Schema extends z.ZodType>(
  engine: Engine,
  method: string,
  params: unknown,
  schema: Schema,
): Promise<z.output<Schema>> {
  const answer = await engine.call(method, params)
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`)
  return schema.parse(answer.value)
}

const withId = z.object({ id: z.string() })
const obligationPage = z.object({ rows: z.array(listRowSchemas.obligations) })

/** One register in which every refusal can be met; tests work on copies of it. */
export interface PreparedRegister {
  readonly directory: string
  readonly evidenceFile: string
  /** The first person: reports. */
  readonly ana: string
  /** The second: verifies. */
  readonly berta: string
  /** Ana, entered a second time and marked as a duplicate of the first. */
  readonly anaAgain: string
  readonly obligations: {
    /** Nobody has touched it. */
    readonly untouched: string
    /** Reported with a file by Ana. */
    readonly reported: string
    /** Reported with a file by Ana, who then withdrew both. */
    readonly takenBack: string
    /** Reported without a file by Ana. */
    readonly withoutFile: string
    readonly withdrawn: string
    /** Reported with a file by Ana; Berta then completed its cut-off date. */
    readonly corrected: string
  }
  /** An agreement whose title two offices wrote without knowing of each other. */
  readonly agreementInConflict: string
}

export async function prepareRegister(folder: string): Promise<PreparedRegister> {
  const directory = join(folder, 'register')
  const evidenceFile = join(folder, 'oficio.txt')
  writeFileSync(evidenceFile, 'Oficio 12/2017: se remite la constancia.\n')
  const engine = engineOver(directory)
  const { person: ana } = await answered(
    engine,
    'register.create',
    { office: 'Secretariado Ejecutivo', person: 'Ana Pérez', demonstration: false },
    z.object({ person: z.string() }),
  )
  const add = async (name: string): Promise<string> =>
    (await answered(engine, 'records.add', { as: ana, kind: 'person', fields: { name } }, withId))
      .id
  const [berta, anaAgain] = [await add('Berta Ruiz'), await add('Ana M. Pérez')]
  await answered(
    engine,
    'records.edit',
    { as: ana, id: anaAgain, fields: [{ field: 'duplicateOf', value: ana, replaces: [] }] },
    withId,
  )
  const draft = await answered(engine, 'capture.read', { file: communique }, captureDraftSchema)
  const accepted = await answered(
    engine,
    'capture.accept',
    {
      as: ana,
      body: 'CNSP',
      ordinal: 41,
      type: 'ordinary',
      date: null,
      gazetteDate: null,
      language: 'es',
      agreements: draft.agreements,
      indicators: [],
      source: null,
    },
    z.object({ agreements: z.array(withId) }),
  )
  const { rows } = await answered(
    engine,
    'records.list',
    { kind: 'obligations', limit: 6 },
    obligationPage,
  )
  const [
    untouched = '',
    reported = '',
    takenBack = '',
    withoutFile = '',
    withdrawn = '',
    corrected = '',
  ] = rows.map(({ id }) => id)
  const report = async (obligation: string, files: readonly string[]) =>
    answered(
      engine,
      'progress.record',
      {
        as: ana,
        obligation,
        claim: 'met',
        narrative: 'Se instaló la unidad.',
        percent: 100,
        cutOff: null,
        response: null,
        evidence: files.map((file) => ({ file, kind: null, reference: null, date: null })),
      },
      z.object({ id: z.string(), evidence: z.array(withId) }),
    )
  const withdraw = async (id: string): Promise<void> => {
    await answered(engine, 'records.withdraw', { as: ana, id, reason: 'Error de captura' }, withId)
  }
  await report(reported, [evidenceFile])
  await report(withoutFile, [])
  const back = await report(takenBack, [evidenceFile])
  await withdraw(back.id)
  for (const { id } of back.evidence) await withdraw(id)
  await withdraw(withdrawn)
  const { id: ofAna } = await report(corrected, [evidenceFile])
  await answered(
    engine,
    'records.edit',
    { as: berta, id: ofAna, fields: [{ field: 'cutOff', value: '2017-06-30', replaces: [] }] },
    withId,
  )
  engine.close()
  const agreementInConflict = accepted.agreements[0]?.id ?? ''
  writeFromElsewhere(directory, agreementInConflict, 'Un título de otra oficina')
  return {
    directory,
    evidenceFile,
    ana,
    berta,
    anaAgain,
    obligations: { untouched, reported, takenBack, withoutFile, withdrawn, corrected },
    agreementInConflict,
  }
}

/** A title that another installation gave an agreement without having seen this one's. */
function writeFromElsewhere(directory: string, agreement: string, title: string): void {
  const now = Date.now()
  const opened = openRegister({
    directory,
    now: () => now,
    onSlow: () => undefined,
    holds: () => true,
    discard: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const commits = makeCommits(
    {
      author: '0123456789abcdef0123456789abcdef',
      intent: 'record.edit',
      changes: [
        {
          kind: registry.agreement.number,
          record: agreement,
          partition: { kind: 'agreement', id: agreement },
          field: registry.agreement.fields['title']?.number ?? 0,
          element: null,
          value: title,
          replaces: [],
        },
      ],
    },
    {
      installation: 'fedcba9876543210fedcba9876543210',
      counter: 0,
      clock: { wall: now, logical: 0 },
      wallTime: now,
      headOf: () => null,
      seal: (commit) => {
        const bytes = encodeCommit(commit)
        return { commit, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
      },
    },
  )
  const received = opened.value.receive(commits, now)
  opened.value.close()
  if (!received.ok) throw new Error(received.error.code)
}

/** A copy that a test may change. */
export function copyOf(register: string, folder: string): string {
  const copy = mkdtempSync(join(folder, 'copy-'))
  cpSync(register, copy, { recursive: true })
  return copy
}

/** What a register is: the digest of its commits, how many there are and what of them is live, and every file that it keeps. */
export function stateOf(directory: string): unknown {
  const opened = openRegister({
    directory,
    access: 'read',
    now: () => Date.now(),
    onSlow: () => undefined,
    holds: () => true,
    discard: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const digest = opened.value.read.digest()
  opened.value.close()
  const database = new BetterSqlite3(join(directory, 'register.sqlite'), { readonly: true })
  const commits: unknown = database.prepare('SELECT count(*) FROM commit_log').pluck().get()
  const live: unknown = database.prepare('SELECT count(*) FROM live_change').pluck().get()
  database.close()
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.startsWith('attachments'))
    .toSorted()
  return { digest, commits, live, files }
}
