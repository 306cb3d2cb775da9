import { chmodSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { evidenceOf, fileWith, report } from '../../../tests/support/casework.ts'
import {
  accept,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { copyEvidence } from './copy-evidence.ts'
import { newRecord } from './new-record.ts'

let office: Office
let durango: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  durango = obligationOf(office, 'MX-DUR')
})

async function evidence(content: string, name?: string): Promise<{ id: string; sha256: string }> {
  const made = await report(office, durango, { evidence: [evidenceOf(fileWith(content, name))] })
  const [only] = made.evidence
  const sha256 = only?.sha256 ?? null
  if (only === undefined || sha256 === null) throw new Error('no evidence with a file')
  return { id: only.id, sha256 }
}

const keptAt = (sha256: string) => join(office.directory, 'attachments', sha256.slice(0, 2), sha256)

describe('opening evidence', () => {
  test('gives a copy with the same bytes and its own name', async () => {
    const { id } = await evidence('Acta de la sesión', 'Acta núm. 7.pdf')
    const directory = temporaryDirectory()
    const { file, mediaType } = expectValue(await copyEvidence(office, { id, directory }))
    expect(file).toBe(join(directory, 'Acta núm. 7.pdf'))
    expect(mediaType).toBe('application/pdf')
    expect(readFileSync(file, 'utf8')).toBe('Acta de la sesión')
  })

  test('that was altered in its place is refused, and nothing is copied', async () => {
    const { id, sha256 } = await evidence('Cumplido')
    chmodSync(keptAt(sha256), 0o644)
    writeFileSync(keptAt(sha256), 'Cumplida')
    const directory = temporaryDirectory()
    expect(expectRefusal(await copyEvidence(office, { id, directory }))).toBe('evidence_altered')
    expect(readdirSync(directory)).toEqual([])
  })

  test('whose bytes are not here is refused', async () => {
    const { id, sha256 } = await evidence('Cumplido')
    rmSync(keptAt(sha256))
    expect(expectRefusal(await copyEvidence(office, { id, directory: temporaryDirectory() }))).toBe(
      'evidence_bytes_missing',
    )
  })

  test('of another kind, or that nobody knows, is refused', async () => {
    const directory = temporaryDirectory()
    expect(expectRefusal(await copyEvidence(office, { id: durango, directory }))).toBe(
      'record_kind_wrong',
    )
    expect(expectRefusal(await copyEvidence(office, { id: 'f'.repeat(32), directory }))).toBe(
      'record_unknown',
    )
  })

  test.each([
    '../../../etc/passwd',
    String.raw`..\..\Windows\System32\calc.exe`,
    '.bashrc',
    '-rf',
    'a\u0000b:c|d.pdf',
    '...',
    `${'muy '.repeat(100)}largo.pdf`,
    '',
  ])('a name from another machine leads nowhere: %j', async (fileName) => {
    const { sha256 } = await evidence('Contenido')
    const id = office.newId()
    const partition = office.register.read.known(durango)?.partition ?? { kind: 'catalog' as const }
    expectValue(
      office.register.save(
        {
          author: office.person,
          intent: 'progress.record',
          changes: newRecord({
            kind: 'evidence',
            id,
            partition,
            fields: { obligation: durango, author: office.person, sha256, fileName },
          }),
        },
        office.now(),
      ),
    )
    const directory = temporaryDirectory()
    const { file } = expectValue(await copyEvidence(office, { id, directory }))
    const [name, ...others] = readdirSync(directory)
    expect(others).toEqual([])
    expect(file).toBe(join(directory, name ?? ''))
    expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N}._ -]{0,119}$/u)
    expect(readFileSync(file, 'utf8')).toBe('Contenido')
  })
})
