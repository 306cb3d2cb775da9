import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { decodeCommit } from '../../contract/commit-codec.ts'
import type { RenewalCause } from '../../contract/renewal.ts'
import { addRecord } from '../usecases/add-record.ts'
import type { Register } from '../usecases/ports/register.ts'
import { expectValue, foundOffice, type Office } from '../../../tests/support/registers.ts'
import { machineMarks } from './machine-marks.ts'
import { isMintedBy, mintId } from './minted-ids.ts'
import { openRegister } from './open-register.ts'
import { openConnection, type ReadConnection } from './connection.ts'
import { registerDigest } from './backup.ts'

interface Opened {
  readonly register: Register
  readonly renewed: readonly RenewalCause[]
  readonly saves: (name: string) => string
}

/** A machine with a register at `home`, and a folder for others. */
function machine() {
  const office = foundOffice()
  office.register.close()
  const folder = mkdtempSync(join(tmpdir(), 'acuerdos-machine-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const home = join(folder, 'home')
  cpSync(office.directory, home, { recursive: true })
  const lines: string[] = []
  let moment = Date.parse('2017-02-01T12:00:00Z')
  let minted = 0
  const open = (directory: string, access: 'read' | 'write' = 'write'): Opened => {
    const marks = machineMarks(join(folder, 'state'), (line) => void lines.push(line))
    const renewed: RenewalCause[] = []
    const register = expectValue(
      openRegister({
        directory,
        access,
        now: () => moment,
        onSlow: () => undefined,
        holds: () => false,
        discard: () => undefined,
        identity: { marks, onRenewed: (cause) => void renewed.push(cause) },
      }),
    )
    onTestFinished(() => {
      register.close()
      marks.close()
    })
    const saves = (name: string): string =>
      expectValue(
        addRecord(
          {
            ...office,
            register,
            now: () => (moment += 1000),
            newId: () =>
              mintId(register.facts.installation, String((minted += 1)).padStart(16, '0')),
          } satisfies Office,
          { as: office.person, kind: 'person', fields: { name } },
        ),
      ).id
    return { register, renewed, saves }
  }
  const exchange = (from: string, to: Register): void => {
    const commits = inDatabase(from, (connection) => commitsIn(connection))
    expectValue(to.receive(commits, (moment += 1000)))
  }
  return { folder, home, open, exchange, lines }
}

function inDatabase<Found>(directory: string, look: (connection: ReadConnection) => Found): Found {
  const connection = openConnection({
    path: join(directory, 'register.sqlite'),
    readOnly: true,
    now: () => 0,
    onSlow: () => undefined,
  })
  try {
    return look(connection)
  } finally {
    connection.close()
  }
}

const commitsIn = (connection: ReadConnection) =>
  connection
    .all<{ hash: string; bytes: Uint8Array }>(
      'SELECT lower(hex(hash)) AS hash, bytes FROM commit_log ORDER BY id',
    )
    .map(({ hash, bytes }) => {
      const decoded = decodeCommit(bytes)
      if (!decoded.ok) throw new Error(decoded.error.code)
      return { hash, bytes, commit: decoded.value }
    })

const forksIn = (directory: string): number =>
  inDatabase(directory, (connection) => connection.all('SELECT commit_id FROM feed_fork').length)

describe('a folder is copied, and both are worked in', () => {
  test('the copy is a new installation of the same office; no fork arises, and both end equal', () => {
    const { folder, home, open, exchange } = machine()
    const original = open(home)
    const { installation, office } = original.register.facts
    const first = original.saves('Berta')
    original.register.close()
    const elsewhere = join(folder, 'copy')
    cpSync(home, elsewhere, { recursive: true })

    const copy = open(elsewhere)
    expect(copy.renewed).toEqual(['copied'])
    expect(copy.register.renewal()).toBe('copied')
    const own = copy.register.facts
    expect(own.installation).not.toBe(installation)
    expect(own.office.id).toBe(office.id)
    const again = open(home)
    expect(again.renewed).toEqual([])
    expect(again.register.facts.installation).toBe(installation)

    again.saves('Carla')
    const made = copy.saves('Delia')
    copy.saves('Elena')
    expect(copy.register.read.record(own.installation)?.fields['office']?.value).toBe(office.id)
    expect(isMintedBy(made, own.installation)).toBe(true)
    expect(isMintedBy(first, installation)).toBe(true)
    exchange(home, copy.register)
    exchange(elsewhere, again.register)
    expect([forksIn(home), forksIn(elsewhere)]).toEqual([0, 0])
    expect(inDatabase(home, registerDigest)).toBe(inDatabase(elsewhere, registerDigest))
  })

  test('it says so until somebody has read it, and once only', () => {
    const { folder, home, open } = machine()
    open(home).register.close()
    const elsewhere = join(folder, 'copy')
    cpSync(home, elsewhere, { recursive: true })
    const copy = open(elsewhere)
    const { installation } = copy.register.facts
    copy.register.close()
    const next = open(elsewhere)
    expect(next.renewed).toEqual([])
    expect(next.register.facts.installation).toBe(installation)
    expect(next.register.renewal()).toBe('copied')
    expectValue(next.register.readRenewal())
    expect(next.register.renewal()).toBeNull()
  })

  test('what a person saved in the original is not theirs to take back in the copy', () => {
    const { folder, home, open } = machine()
    const original = open(home)
    original.saves('Berta')
    expect(original.register.latestSave(() => true)?.intent).toBe('record.add')
    original.register.close()
    const elsewhere = join(folder, 'copy')
    cpSync(home, elsewhere, { recursive: true })
    const copy = open(elsewhere)
    expect(copy.register.latestSave(() => true)).toBeUndefined()
    copy.saves('Delia')
    expect(copy.register.latestSave(() => true)?.intent).toBe('record.add')
  })

  test('two copies of a folder that is gone, opened at once: one goes on as the original', () => {
    const { folder, home, open } = machine()
    const { installation } = open(home).register.facts
    const places = ['one', 'other'].map((name) => join(folder, name))
    for (const place of places) cpSync(home, place, { recursive: true })
    rmSync(home, { recursive: true })
    const opened = places.map((place) => open(place))
    expect(opened.map(({ renewed }) => renewed)).toEqual([[], ['copied']])
    expect(opened[0]?.register.facts.installation).toBe(installation)
  })

  test('a copy that is only looked at stays as it is', () => {
    const { folder, home, open } = machine()
    const { installation } = open(home).register.facts
    const elsewhere = join(folder, 'copy')
    cpSync(home, elsewhere, { recursive: true })
    const read = open(elsewhere, 'read')
    expect(read.renewed).toEqual([])
    expect(read.register.facts.installation).toBe(installation)
  })
})

test('an older copy of the database over the newer one is a new installation, and gets the lost saves back', () => {
  const { folder, home, open, exchange } = machine()
  const before = open(home)
  before.saves('Berta')
  before.register.close()
  const backup = join(folder, 'backup')
  cpSync(home, backup, { recursive: true })
  const later = open(home)
  later.saves('Carla')
  const { installation } = later.register.facts
  later.register.close()
  const lost = join(folder, 'lost')
  renameSync(home, lost)
  cpSync(backup, home, { recursive: true })

  const restored = open(home)
  expect(restored.renewed).toEqual(['restored'])
  expect(restored.register.facts.installation).not.toBe(installation)
  restored.saves('Delia')
  exchange(lost, restored.register)
  expect(forksIn(home)).toBe(0)
})

test('a folder that was moved is what it was, wherever it is moved next', () => {
  const { folder, home, open } = machine()
  const { register, saves } = open(home)
  saves('Berta')
  const { installation } = register.facts
  register.close()
  for (const name of ['moved', 'moved again']) {
    const from = name === 'moved' ? home : join(folder, 'moved')
    renameSync(from, join(folder, name))
    const moved = open(join(folder, name))
    expect(moved.renewed).toEqual([])
    expect(moved.register.facts.installation).toBe(installation)
    moved.register.close()
  }
})

test('no mark is no copy, and marks that cannot be kept keep nobody from working', () => {
  const { folder, home, open, lines } = machine()
  const { installation } = open(home).register.facts
  const elsewhere = join(folder, 'copy')
  cpSync(home, elsewhere, { recursive: true })
  rmSync(join(folder, 'state'), { recursive: true })
  writeFileSync(join(folder, 'state'), 'una carta')
  const copy = open(elsewhere)
  expect(copy.renewed).toEqual([])
  expect(copy.register.facts.installation).toBe(installation)
  copy.saves('Berta')
  expect(lines).not.toEqual([])
})
