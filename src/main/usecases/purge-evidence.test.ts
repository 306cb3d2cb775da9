import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { decodeCommit } from '../../contract/commit-codec.ts'
import { systemErrorCode } from '../files/system-error.ts'
import type { StoredFeedCommit } from './ports/commits.ts'
import {
  decide,
  evidenceOf,
  fileWith,
  progressInput,
  report,
  statusOf,
} from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { editRecord } from './edit-record.ts'
import { purgeEvidence } from './purge-evidence.ts'
import { recordProgress } from './record-progress.ts'
import { verifyEvidence } from './verify-evidence.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let rosa: string
let berta: string
let durango: string

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  rosa = addPerson(office, 'Rosa Ibarra')
  berta = addPerson(office, 'Berta Ríos')
  durango = obligationOf(office, 'MX-DUR')
})

const letter = 'Lista de personal, que no debía adjuntarse'

async function attached(obligation = durango): Promise<{ id: string; sha256: string }> {
  const made = await report(office, obligation, {
    as: rosa,
    evidence: [evidenceOf(fileWith(letter, 'lista.xlsx'))],
  })
  const [only] = made.evidence
  if (only === undefined || only.sha256 === null) throw new Error('no evidence with a file')
  return { id: only.id, sha256: only.sha256 }
}

const purge = (id: string, as = office.person) =>
  purgeEvidence(office, { as, id, reason: 'Contiene datos personales' })

const stateOf = (id: string, obligation = durango) =>
  office.register.read
    .obligation(obligation, '2017-01-16')
    ?.evidence.find((evidence) => evidence.id === id)?.fileState

describe('a file that is purged while somebody is at it', () => {
  test('that attaches it again: what stands has its bytes', async () => {
    const wrong = await attached()
    const colima = obligationOf(office, 'MX-COL')
    let purged = false
    const meanwhile = {
      ...office.attachments,
      keep: async (sources: readonly string[]) => {
        const kept = await office.attachments.keep(sources)
        if (!purged) expectValue(purge(wrong.id))
        purged = true
        return kept
      },
    }
    const input = progressInput(office, colima, {
      as: berta,
      evidence: [evidenceOf(fileWith(letter, 'lista.xlsx'))],
    })
    const made = expectValue(await recordProgress({ ...office, attachments: meanwhile }, input))
    expect(made.evidence.map(({ sha256 }) => sha256)).toEqual([wrong.sha256])
    expect(office.attachments.holds(wrong.sha256)).toBe(true)
    expect(stateOf(wrong.id)).toBe('purged')
    expect(stateOf(made.evidence[0]?.id ?? '', colima)).toBe('held')
  })

  test('that verifies or copies it: either they have it whole, or are told that it is gone', async () => {
    const { id, sha256 } = await attached()
    const folder = temporaryDirectory()
    const copying = office.attachments.copyInto(sha256, folder, 'lista.xlsx')
    const reading = office.attachments.verify(sha256, () => Promise.resolve())
    expectValue(purge(id))
    const whole = copying.then((file) => readFileSync(file, 'utf8'))
    const said = await Promise.all([whole.catch(systemErrorCode), reading])
    expect([letter, 'ENOENT']).toContain(said[0])
    expect(['intact', 'missing']).toContain(said[1])
    expect(office.attachments.holds(sha256)).toBe(false)
    expect(stateOf(id)).toBe('purged')
  })
})

describe('purging a wrongly attached file', () => {
  test('removes its bytes; the record, its hash, the reason and who did it stay', async () => {
    const { id, sha256 } = await attached()
    expect(expectValue(purge(id))).toEqual({ id, removed: true, alsoUsedBy: [] })
    expect(office.attachments.holds(sha256)).toBe(false)
    const fields = office.register.read.record(id)?.fields
    expect(fields?.['sha256']?.value).toBe(sha256)
    expect(fields?.['purged']?.value).toBe('Contiene datos personales')
    expect(office.register.read.history(id).at(-1)).toMatchObject({
      intent: 'evidence.purge',
      author: 'Ana Torres',
    })
    expect(stateOf(id)).toBe('purged')
    // What is gone by decision is no damage.
    const check = await office.register.check((hash) => office.attachments.verify(hash))
    expect(check.problems).toEqual([])
  })

  test('takes the “met” that rested on it, and nothing brings it back', async () => {
    const { id } = await attached()
    expectValue(decide(office, durango, { as: berta }))
    expect(statusOf(office, durango).compliance).toBe('met')
    expectValue(purge(id))
    expect(statusOf(office, durango).compliance).toBe('in_progress')
    expect(expectRefusal(decide(office, durango, { as: berta }))).toBe(
      'verdict_without_evidence_file',
    )
    const clear = editRecord(office, {
      as: office.person,
      id,
      fields: [
        {
          field: 'purged',
          value: null,
          replaces: office.register.read.record(id)?.fields['purged']?.live ?? [],
        },
      ],
    })
    expect(expectRefusal(clear)).toBe('field_unknown')
  })

  test('leaves the bytes while other evidence that stands has the same file', async () => {
    const colima = obligationOf(office, 'MX-COL')
    const first = await attached()
    const second = await attached(colima)
    expect(expectValue(purge(first.id))).toEqual({
      id: first.id,
      removed: false,
      alsoUsedBy: [second.id],
    })
    expect(office.attachments.holds(first.sha256)).toBe(true)
    expect([stateOf(first.id), stateOf(second.id, colima)]).toEqual(['purged', 'held'])
    // Once nothing stands that has it, it goes, in whatever way that came about.
    expectValue(withdrawRecord(office, { as: rosa, id: second.id, reason: 'Error' }))
    expect(office.attachments.holds(first.sha256)).toBe(false)
  })

  test('the same file attached again afterwards is kept, here and elsewhere, whatever comes first', async () => {
    const first = await attached()
    expectValue(purge(first.id))
    const again = await attached()
    expect(again.sha256).toBe(first.sha256)
    expect(office.attachments.holds(first.sha256)).toBe(true)
    expect([stateOf(first.id), stateOf(again.id)]).toEqual(['purged', 'held'])
    // Neither the next save nor the next start takes it: the purge was of the other record.
    await report(office, obligationOf(office, 'MX-COL'), { as: rosa })
    office.reopen()
    expect(office.attachments.holds(first.sha256)).toBe(true)
    expectValue(decide(office, durango, { as: berta }))
    expect(statusOf(office, durango).compliance).toBe('met')
    const other = copyOf(office)
    await other.attachments.keepBytes(Buffer.from(letter))
    other.reopen()
    expect(other.attachments.holds(first.sha256)).toBe(true)
    // Purged as well, it goes.
    expect(expectValue(purge(again.id))).toEqual({ id: again.id, removed: true, alsoUsedBy: [] })
    expect(statusOf(office, durango).compliance).toBe('in_progress')
  })

  test('happens in every office that the purge reaches, and again at the next start', async () => {
    const { id, sha256 } = await attached()
    const other = copyOf(office)
    await other.attachments.keepBytes(Buffer.from(letter))
    expect(other.attachments.holds(sha256)).toBe(true)
    expectValue(purge(id))
    expectValue(other.register.receive(commitsOf(office), other.now()))
    expect(other.attachments.holds(sha256)).toBe(false)
    // A purge that was recorded when the program ended before the bytes were gone.
    await other.attachments.keepBytes(Buffer.from(letter))
    other.reopen()
    expect(other.attachments.holds(sha256)).toBe(false)
  })

  test('is refused without a reason, a file, or for the second time', async () => {
    const { id } = await attached()
    const before = office.register.read.digest()
    const blank = purgeEvidence(office, { as: rosa, id, reason: ' ' })
    expect(expectRefusal(blank)).toBe('reason_required')
    expect(expectRefusal(purge(durango))).toBe('record_kind_wrong')
    expect(expectRefusal(purge('f'.repeat(32)))).toBe('record_unknown')
    const made = await report(office, durango, {
      as: rosa,
      evidence: [{ ...evidenceOf(''), file: null, link: 'https://www.gob.mx/acta' }],
    })
    expect(expectRefusal(purge(made.evidence[0]?.id ?? ''))).toBe('evidence_without_file')
    expect(before).not.toBe('')
    expectValue(purge(id))
    expect(expectRefusal(purge(id))).toBe('already_purged')
  })
})

const fileOf = (sha256: string): string =>
  join(office.directory, 'attachments', sha256.slice(0, 2), sha256)

describe('a file that is missing or altered', () => {
  test('is found when the files of an obligation are read again, and remembered', async () => {
    const { id, sha256 } = await attached()
    const verify = async () => expectValue(await verifyEvidence(office, { obligation: durango }))
    expect((await verify()).files).toEqual([{ id, fileState: 'held' }])
    chmodSync(fileOf(sha256), 0o600)
    writeFileSync(fileOf(sha256), 'Otra cosa')
    expect(stateOf(id)).toBe('held')
    expect((await verify()).files).toEqual([{ id, fileState: 'altered' }])
    expect(stateOf(id)).toBe('altered')
    office.reopen()
    expect(stateOf(id)).toBe('altered')
    // Attaching the same file again puts it right.
    await attached()
    expect(readFileSync(fileOf(sha256), 'utf8')).toBe(letter)
    expect(stateOf(id)).toBe('held')
  })

  test('arrives with a commit whose file does not', async () => {
    const other = copyOf(office)
    const { id } = await attached()
    expectValue(other.register.receive(commitsOf(office), other.now()))
    const rows = other.register.read.obligation(durango, '2017-01-16')?.evidence
    expect(rows).toMatchObject([{ id, fileState: 'missing', held: false }])
  })
})

/** Another office's register with everything that the first recorded so far, and none of its files. */
function copyOf(first: Office): Office {
  const other = foundOffice('2017-01-16', 'Secretaría de Seguridad de Durango')
  expectValue(other.register.receive(commitsOf(first), other.now()))
  return other
}

/** Every commit that an office holds, as a package would carry them. */
function commitsOf(from: Office): readonly StoredFeedCommit[] {
  const database = new BetterSqlite3(join(from.directory, 'register.sqlite'), { readonly: true })
  const rows = database
    .prepare<[], { hash: Buffer; bytes: Buffer }>('SELECT hash, bytes FROM commit_log ORDER BY id')
    .all()
  database.close()
  return rows.map(({ hash, bytes }) => {
    const decoded = decodeCommit(bytes)
    if (!decoded.ok) throw new Error(decoded.error.code)
    return { hash: hash.toString('hex'), bytes, commit: decoded.value }
  })
}
