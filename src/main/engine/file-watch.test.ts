import { appendFileSync, chmodSync, mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { issueRowSchema } from '../../contract/issue-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { readinessRowSchema } from '../../contract/review.ts'
import { evidenceOf, decide, fileWith, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import { attachToSession } from '../usecases/session-attach.ts'
import { obligationDetail } from '../usecases/look-up.ts'
import { purgeEvidence } from '../usecases/purge-evidence.ts'
import { watchFiles, type FileWatchPace } from './file-watch.ts'

/** Ends what hangs; a busy machine is no failed test. */
const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 30_000 })

const day = 86_400_000
const hurried: FileWatchPace = { start: 0, breath: 0, file: 0, rest: 0, idle: 20 }

let office: Office
let rosa: string
let durango: string
let busy: boolean
let found: number
let logged: string[]

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  rosa = addPerson(office, 'Rosa Ibarra')
  durango = obligationOf(office, 'MX-DUR')
  busy = false
  found = 0
  logged = []
})

/** The same office some days later. */
const after = (days: number): Office => ({ ...office, now: () => office.now() + days * day })

function watch(at: Office) {
  const watching = watchFiles(
    {
      use: () => at,
      busy: () => busy,
      onFound: () => (found += 1),
      log: (line) => logged.push(line),
    },
    hurried,
  )
  onTestFinished(() => watching.stop())
  return watching
}

const giveEvidence = async (content: string): Promise<string> => {
  const evidence = [evidenceOf(fileWith(content))]
  const made = await report(office, durango, { as: rosa, evidence })
  return made.evidence[0]?.sha256 ?? ''
}

const placeOf = (sha256: string): string =>
  join(office.directory, 'attachments', sha256.slice(0, 2), sha256)

const remove = (sha256: string): void => rmSync(placeOf(sha256))

function alter(sha256: string): void {
  chmodSync(placeOf(sha256), 0o600)
  appendFileSync(placeOf(sha256), 'una línea más')
}

const statesShown = (): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    expectValue(obligationDetail(office, { id: durango, as: rosa })).evidence.map(
      ({ sha256, fileState }) => [sha256 ?? '', fileState],
    ),
  )

const issuesListed = () =>
  expectValue(office.register.read.list(listQuerySchema.parse({ kind: 'issues' }), '2017-01-16'))
    .rows.map((row) => issueRowSchema.parse(row))
    .filter(({ kind }) => kind === 'file_missing' || kind === 'file_altered')

const auditFinds = () =>
  expectValue(
    office.register.read.list(listQuerySchema.parse({ kind: 'readiness' }), '2017-01-16'),
  ).rows.map((row) => readinessRowSchema.parse(row).reason)

describe('files that nobody asks about', () => {
  test('one that is deleted is found at the start, and told: obligation, issues, audit', async () => {
    const sha256 = await giveEvidence('Acta')
    const berta = addPerson(office, 'Berta Ríos')
    expectValue(decide(office, durango, { as: berta, fulfilledOn: '2017-01-10' }))
    expect(auditFinds()).not.toContain('evidence_bytes_missing')
    remove(sha256)
    // The same day: nothing is due to be read again.
    watch(office)
    await eventually(() => expect(found).toBe(1))
    expect(statesShown()).toEqual({ [sha256]: 'missing' })
    expect(issuesListed()).toMatchObject([{ kind: 'file_missing', record: durango }])
    expect(auditFinds()).toContain('evidence_bytes_missing')
    expect(logged).toEqual([])
  })

  test('one that is altered is found when its turn comes, a week after the last look', async () => {
    const [one, other] = [await giveEvidence('Acta 1'), await giveEvidence('Acta 2')]
    alter(other)
    await watchFor(after(1), 60)
    expect(statesShown()).toEqual({ [one]: 'held', [other]: 'held' })
    watch(after(8))
    await eventually(() => expect(found).toBe(1))
    expect(statesShown()).toEqual({ [one]: 'held', [other]: 'altered' })
    expect(issuesListed()).toMatchObject([{ kind: 'file_altered', record: durango }])
  })

  test('one that is put back is found again, and read before it is believed', async () => {
    const sha256 = await giveEvidence('Acta')
    remove(sha256)
    const watching = watch(office)
    await eventually(() => expect(issuesListed()).toHaveLength(1))
    await watching.stop()
    expectValue(await office.attachments.keep([fileWith('Acta')]))
    watch(office)
    await eventually(() => expect(issuesListed()).toEqual([]))
    expect(statesShown()).toEqual({ [sha256]: 'held' })
  })

  test('one that cannot be read is told, and does not keep the others from being looked at', async () => {
    const files = [await giveEvidence('1'), await giveEvidence('2'), await giveEvidence('3')]
    const later = after(8)
    const first = later.register.fileToCheck(later.now()) ?? ''
    const last =
      files
        .filter((file) => file !== first)
        .toSorted()
        .at(-1) ?? ''
    // Nobody can read a folder as a file, not even the administrator.
    remove(first)
    mkdirSync(placeOf(first))
    alter(last)
    const watching = watch(later)
    await eventually(() =>
      expect(statesShown()).toMatchObject({ [first]: 'altered', [last]: 'altered' }),
    )
    await watching.stop()
    expect(logged).toEqual([`looking after the files: ${first} cannot be read: EISDIR`])
    // It is looked at again in its turn, and found once it is back.
    rmdirSync(placeOf(first))
    expectValue(await office.attachments.keep([fileWith(String(files.indexOf(first) + 1))]))
    watch(after(16))
    await eventually(() => expect(statesShown()[first]).toBe('held'))
  })

  test('the documents of a session are looked after as well', async () => {
    const session = office.register.directory.session({
      body: 'CNSP',
      type: 'ordinary',
      ordinal: 41,
    })
    expectValue(
      await attachToSession(office, {
        as: rosa,
        session: session?.id ?? '',
        files: [fileWith('Minuta', 'minuta.pdf')],
        kind: 'minutes',
      }),
    )
    const minutes = office.register.filesAfter('', 10)
    expect(minutes).toHaveLength(1)
    remove(minutes[0]?.sha256 ?? '')
    watch(office)
    await eventually(() => expect(issuesListed()).toMatchObject([{ recordKind: 'document' }]))
  })

  test('a purged file is missed by nobody', async () => {
    await giveEvidence('Acta')
    const { evidence } = expectValue(obligationDetail(office, { id: durango, as: rosa }))
    expectValue(purgeEvidence(office, { as: rosa, id: evidence[0]?.id ?? '', reason: 'Error' }))
    await watchFor(after(8), 60)
    expect(found).toBe(0)
    expect(issuesListed()).toEqual([])
  })

  test('the round goes on where it was left, the longest unseen first', async () => {
    const files = [await giveEvidence('1'), await giveEvidence('2'), await giveEvidence('3')]
    const later = after(8)
    const [first] = files
    const oldest = later.register.fileToCheck(later.now())
    expect(files).toContain(oldest)
    expectValue(
      later.register.rememberFiles(
        files.filter((file) => file !== first).map((sha256) => ({ sha256, state: 'held' })),
        later.now(),
      ),
    )
    // Begun again by another start of the program.
    expect(later.register.fileToCheck(later.now())).toBe(first)
    watch(later)
    await eventually(() =>
      expect(later.register.fileToCheck(later.now() - 7 * day)).toBeUndefined(),
    )
  })

  test('nothing is read while somebody works', async () => {
    const sha256 = await giveEvidence('Acta')
    alter(sha256)
    busy = true
    const watching = watch(after(8))
    await wait(60)
    expect(statesShown()).toEqual({ [sha256]: 'held' })
    busy = false
    await eventually(() => expect(found).toBe(1))
    await watching.stop()
    expect(logged).toEqual([])
  })
})

/** Starts the program, lets it run for a moment (milliseconds), and ends it. */
async function watchFor(at: Office, milliseconds: number): Promise<void> {
  const watching = watch(at)
  await wait(milliseconds)
  await watching.stop()
}
