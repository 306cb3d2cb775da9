import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  captureAgreements,
  enrolledEngines,
  exportedTo,
  openByMachine,
  running,
  type EngineOffice,
} from '../../../tests/support/enrolled-engines.ts'
import { freshMachine } from '../../../tests/support/machine-state.ts'
import { archiveWriter, type ArchiveWriter } from '../files/backup/archive-writer.ts'
import { openArchive } from '../files/backup/archive-reader.ts'

const passphrase = 'tres tristes tigres tragaban trigo'
let folder = ''
let council: EngineOffice
let durango: EngineOffice
let backup = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-backups-'))
  const sealing = join(folder, 'frase.txt')
  writeFileSync(sealing, `${passphrase}\n`)
  const offices = await enrolledEngines(folder, sealing)
  council = offices[0]
  durango = offices[1]
  await captureAgreements(council, 2)
  await report(council, 'Se instaló la unidad.', 'Acta de instalación.\n')
  backup = join(folder, 'respaldo.tar')
  await council.call('backup.make', { out: backup })
})
afterAll(() => {
  council.engine.close()
  durango.engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const digestOf = async (office: EngineOffice): Promise<string | null> => {
  const { ok, digest } = await office.call('register.check', {})
  expect(ok).toBe(true)
  return digest
}

/** Of the first obligation, with a letter. */
async function report(office: EngineOffice, narrative: string, letter: string): Promise<void> {
  const { rows } = await office.call('records.list', { kind: 'obligations', limit: 1 })
  const file = join(folder, `oficio-${Buffer.from(letter).toString('hex').slice(0, 12)}.txt`)
  writeFileSync(file, letter)
  await office.call('progress.record', {
    as: office.person,
    obligation: rows[0]?.id ?? '',
    claim: 'in_progress',
    narrative,
    percent: 10,
    cutOff: null,
    response: 'answered',
    evidence: [{ file, kind: null, reference: null, date: null }],
  })
}

/** A folder that is not there yet, on another machine. */
function newOffice(): EngineOffice {
  const parent = mkdtempSync(join(folder, 'otra-'))
  const office = running(council.name, join(parent, 'registro'), freshMachine(), council.person)
  onTestFinished(() => office.engine.close())
  return office
}

async function taken(by: EngineOffice, file: string): Promise<void> {
  await by.call('exchange.import', {
    as: by.person,
    file,
    openWith: null,
    reply: null,
    ...openByMachine,
  })
}

describe('a register that was lost', () => {
  it('goes on from its backup as another installation, and the others take what it exports', async () => {
    const before = await digestOf(council)
    const restored = newOffice()
    const told = await restored.call('register.restore', { file: backup })
    expect(await digestOf(restored)).toBe(before)
    expect(told.from).not.toBe(told.installation)
    expect(told.attachments).toBe(1)
    expect(await restored.call('register.status', {})).toMatchObject({
      state: 'open',
      writable: true,
      office: council.name,
      renewal: 'backup',
    })

    await restored.call('keys.unlock', { passphrase })
    await report(restored, 'Se capacitó al personal.', 'Constancias.\n')
    // Whoever made the backup goes on too, and knows nothing of it.
    await report(council, 'Se adquirió el equipo.', 'Facturas.\n')

    await taken(durango, await exportedTo(restored, durango, join(folder, 'uno.acuerdos')))
    expect(await digestOf(durango)).toBe(await digestOf(restored))
    await taken(durango, await exportedTo(council, durango, join(folder, 'dos.acuerdos')))
    const { rows } = await durango.call('records.list', { kind: 'reports' })
    expect(rows.map((row) => ('narrative' in row ? row.narrative : ''))).toEqual(
      expect.arrayContaining(['Se capacitó al personal.', 'Se adquirió el equipo.']),
    )
    const { rows: offices } = await durango.call('offices.list', {})
    const installations = offices.find(({ name }) => name === council.name)?.installations ?? []
    expect(installations).toHaveLength(2)
  })

  it('keeps the id of the new installation when it is opened again', async () => {
    const restored = newOffice()
    await restored.call('register.restore', { file: backup })
    const again = restored.restarted()
    onTestFinished(() => again.engine.close())
    expect(await again.call('register.status', {})).toMatchObject({ renewal: 'backup' })
    expect(await again.call('backup.standing', {})).toMatchObject({ file: backup, old: false })
  })
})

describe('a backup', () => {
  it('holds every save that was answered before it began, though people go on saving', async () => {
    const out = join(folder, 'entre-guardados.tar')
    const before = await council.call('register.check', {})
    const making = council.call('backup.make', { out })
    for (const name of ['Eva Ruiz', 'Olga Ríos', 'Iván Sosa']) {
      await council.call('records.add', { as: council.person, kind: 'person', fields: { name } })
    }
    const made = await making
    expect(made.changes).toBeGreaterThanOrEqual(before.changes ?? 0)
    const restored = newOffice()
    await restored.call('register.restore', { file: out })
    expect(await digestOf(restored)).toBe(made.digest)
  })

  it('can be opened by any program that opens archives', () => {
    const listed = spawnSync('tar', ['tf', backup], { encoding: 'utf8' })
    expect(listed.stdout.split('\n')).toEqual(
      expect.arrayContaining(['register.sqlite', 'keys.json', 'backup.json']),
    )
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
    expect(statSync(backup).mode & 0o777).toBe(0o600)
  })

  it('names a file that was altered, and holds the others', async () => {
    const office = newOffice()
    await office.call('register.restore', { file: backup })
    const { rows } = await office.call('records.list', { kind: 'evidence' })
    const sha256 = rows.flatMap((row) => ('sha256' in row ? [row.sha256] : []))[0] ?? ''
    const kept = join(office.directory, 'attachments', sha256.slice(0, 2), sha256)
    chmodSync(kept, 0o600)
    appendFileSync(kept, 'y algo más')
    const out = join(folder, 'con-falta.tar')
    const made = await office.call('backup.make', { out })
    expect(made).toMatchObject({ attachments: 0, left: [{ sha256, why: 'altered' }] })
    const restored = newOffice()
    await restored.call('register.restore', { file: out })
    const { problems } = await restored.call('register.check', {})
    expect(problems.map(({ code }) => code)).toEqual(['attachment_missing'])
  })

  it('takes the place of the one before only when it is whole; cancelled, that one stays', async () => {
    const out = join(folder, 'cada-noche.tar')
    await council.call('backup.make', { out })
    const first = readFileSync(out)
    const job = 'a'.repeat(32)
    const making = council.engine.call('backup.make', { out, job })
    await council.call('jobs.cancel', { id: job })
    expect(await making).toMatchObject({ ok: false, error: { code: 'package_cancelled' } })
    expect(readFileSync(out).equals(first)).toBe(true)
    expect(leftIn(folder)).toEqual([])
    expect(leftIn(join(council.directory, 'exchange', 'outgoing'))).toEqual([])
  })

  it('is not written into the register itself', async () => {
    const out = join(council.directory, 'respaldo.tar')
    expect(await council.engine.call('backup.make', { out })).toMatchObject({
      ok: false,
      error: { code: 'output_inside_register' },
    })
  })
})

/** What was not finished. */
const leftIn = (place: string): readonly string[] =>
  readdirSync(place).filter((name) => /partial|restoring|\.sqlite/.test(name))

async function refusedRestore(file: string): Promise<string> {
  const office = newOffice()
  const answer = await office.engine.call('register.restore', { file })
  expect(existsSync(office.directory)).toBe(false)
  expect(readdirSync(join(office.directory, '..'))).toEqual([])
  return answer.ok ? 'ok' : answer.error.code
}

describe('a restore that is refused leaves nothing behind', () => {
  it('where there is a register or anything else', async () => {
    const office = newOffice()
    mkdirSync(office.directory)
    writeFileSync(join(office.directory, 'notas.txt'), 'mías')
    expect(await office.engine.call('register.restore', { file: backup })).toMatchObject({
      ok: false,
      error: { code: 'restore_target_taken' },
    })
    expect(readdirSync(office.directory)).toEqual(['notas.txt'])
    expect(await council.engine.call('register.restore', { file: backup })).toMatchObject({
      ok: false,
      error: { code: 'restore_target_taken' },
    })
  })

  it('of a backup of which any bit is another, or that is cut anywhere', async () => {
    const whole = readFileSync(backup)
    const changed = join(folder, 'cambiado.tar')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(7),
        fc.boolean(),
        async (at, bit, isCut) => {
          const bytes = Buffer.from(isCut ? whole.subarray(0, at) : whole)
          if (!isCut) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
          writeFileSync(changed, bytes)
          const code = await refusedRestore(changed)
          expect(['backup_damaged', 'backup_unrecognised']).toContain(code)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('of a newer version', async () => {
    expect(await refusedRestore(await rewritten({ version: 2 }))).toBe('backup_newer')
  })

  it('of a file that tries to be put elsewhere', async () => {
    for (const name of ['../fuera.txt', 'attachments/../../fuera', 'reports/../../x', '/etc/x']) {
      const file = join(mkdtempSync(join(folder, 'hostil-')), 'b.tar')
      const writer = await archiveWriter(file, 0)
      const body = join(folder, 'frase.txt')
      const signal = new AbortController().signal
      const database = await writer.add({ name: 'register.sqlite', path: body }, signal, () => {})
      const outside = await writer.add({ name, path: body }, signal, () => {})
      const manifest = { ...(await manifestOf(backup)), files: [database, outside] }
      await addManifest(writer, manifest)
      await writer.finish()
      await writer.close()
      expect(await refusedRestore(file)).toBe('backup_damaged')
    }
  })

  it('of no backup at all, and of none', async () => {
    expect(await refusedRestore(join(folder, 'frase.txt'))).toBe('backup_unrecognised')
    expect(await refusedRestore(join(folder, 'no-hay.tar'))).toBe('file_missing')
  })

  it('that is cancelled', async () => {
    const office = newOffice()
    const job = 'b'.repeat(32)
    const restoring = office.engine.call('register.restore', { file: backup, job })
    await office.call('jobs.cancel', { id: job })
    expect(await restoring).toMatchObject({ ok: false, error: { code: 'package_cancelled' } })
    expect(readdirSync(join(office.directory, '..'))).toEqual([])
  })
})

async function manifestOf(file: string): Promise<Record<string, unknown>> {
  const archive = await openArchive(file)
  const pieces: Buffer[] = []
  const last = archive.files.at(-2)
  if (last === undefined) throw new Error('an empty archive')
  await archive.read(last, new AbortController().signal, (piece) => void pieces.push(piece))
  await archive.close()
  const value: unknown = JSON.parse(Buffer.concat(pieces).toString())
  if (typeof value !== 'object' || value === null) throw new Error('no manifest')
  return { ...value }
}

/** The backup with another manifest. */
async function rewritten(changes: Readonly<Record<string, unknown>>): Promise<string> {
  const place = mkdtempSync(join(folder, 'reescrito-'))
  const archive = await openArchive(backup)
  const writer = await archiveWriter(join(place, 'b.tar'), 0)
  const signal = new AbortController().signal
  for (const file of archive.files.slice(0, -2)) {
    const pieces: Buffer[] = []
    await archive.read(file, signal, (piece) => void pieces.push(piece))
    const path = join(place, 'pieza')
    writeFileSync(path, Buffer.concat(pieces))
    await writer.add({ name: file.name, path }, signal, () => {})
  }
  const manifest = { ...(await manifestOf(backup)), ...changes }
  await addManifest(writer, manifest)
  await writer.finish()
  await writer.close()
  await archive.close()
  return join(place, 'b.tar')
}

/** The manifest and its sum, as the program writes them. */
async function addManifest(writer: ArchiveWriter, manifest: object): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(manifest))
  const sum = createHash('sha256').update(bytes).digest('hex')
  await writer.addBytes('backup.json', bytes)
  await writer.addBytes('backup.json.sha256', Buffer.from(`${sum}  backup.json\n`))
}
