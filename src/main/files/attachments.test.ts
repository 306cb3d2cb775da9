import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Attachments } from '../usecases/ports/attachments.ts'
import { fileWith } from '../../../tests/support/casework.ts'
import { expectRefusal, expectValue, temporaryDirectory } from '../../../tests/support/registers.ts'
import { fileAttachments, removeLeftovers } from './attachments.ts'

let folder: string
let attachments: Attachments
beforeEach(() => {
  folder = join(temporaryDirectory(), 'attachments')
  attachments = fileAttachments(folder)
})

const sha256Of = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

const filesIn = (directory: string): readonly string[] =>
  existsSync(directory)
    ? readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : []

const keptAt = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256)

const refused = async (source: string) => expectRefusal(await attachments.keep([source]))

describe('the files of a register', () => {
  test('are known by what is in them; the file itself stays where it was', async () => {
    const source = fileWith('Acta de instalación', 'acta.pdf')
    const [kept] = expectValue(await attachments.keep([source]))
    const sha256 = sha256Of('Acta de instalación')
    expect(kept).toEqual({ sha256, size: 20, name: 'acta.pdf', mediaType: 'application/pdf' })
    expect(attachments.holds(sha256)).toBe(true)
    expect(attachments.holds('a'.repeat(64))).toBe(false)
    expect(readFileSync(source, 'utf8')).toBe('Acta de instalación')
    expect(filesIn(folder)).toEqual([sha256])
  })

  test('of the same content are one, whoever brings them under whatever name', async () => {
    const one = fileWith('El mismo oficio', 'oficio.pdf')
    const other = fileWith('El mismo oficio', 'copia de oficio.docx')
    const kept = expectValue(await attachments.keep([one, other, one]))
    expect(new Set(kept.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(kept.map(({ name }) => name)).toEqual([
      'oficio.pdf',
      'copia de oficio.docx',
      'oficio.pdf',
    ])
    await attachments.keepBytes(new TextEncoder().encode('El mismo oficio'))
    expect(filesIn(folder)).toHaveLength(1)
  })

  test('can be read by their user alone, written and run by nobody', async () => {
    const script = fileWith('#!/bin/sh\necho hola', 'guion.sh')
    chmodSync(script, 0o755)
    const [kept] = expectValue(await attachments.keep([script]))
    expect(statSync(keptAt(kept?.sha256 ?? '')).mode & 0o777).toBe(0o400)
  })

  test('pass through in pieces: a file larger than any buffer keeps its hash', async () => {
    const content = randomBytes(5 * 1024 * 1024 + 7)
    const [kept] = expectValue(await attachments.keep([fileWith(content)]))
    expect(kept).toMatchObject({ sha256: sha256Of(content), size: content.length })
    expect(await attachments.verify(sha256Of(content))).toBe('intact')
  })

  test('that are missing, empty or no files are refused, and leave nothing', async () => {
    expect(await refused(join(temporaryDirectory(), 'no-hay.pdf'))).toBe('file_missing')
    expect(await refused(fileWith(''))).toBe('file_empty')
    expect(await refused(temporaryDirectory())).toBe('file_unreadable')
    expect(filesIn(folder)).toEqual([])
  })

  test('a copy that breaks off in the middle leaves nothing, of itself and of its companions', async () => {
    const small = fileAttachments(folder, 1024 ** 2)
    const good = fileWith('bueno')
    const large = fileWith(randomBytes(3 * 1024 ** 2))
    const kept = await small.keep([good, large])
    expect(kept).toMatchObject({
      error: { code: 'file_too_large', details: { file: large, megabytes: 1 } },
    })
    expect(filesIn(folder)).toEqual([])
    expectValue(await small.keep([good, fileWith(randomBytes(1024 ** 2))]))
    expect(filesIn(folder)).toHaveLength(2)
  })

  test('that were altered in their place are found out, and healed by bringing them again', async () => {
    const source = fileWith('Cumplido')
    const [kept] = expectValue(await attachments.keep([source]))
    const sha256 = kept?.sha256 ?? ''
    chmodSync(keptAt(sha256), 0o644)
    writeFileSync(keptAt(sha256), 'Cumplida')
    expect(await attachments.verify(sha256)).toBe('altered')
    expect(await attachments.verify('a'.repeat(64))).toBe('missing')
    expectValue(await attachments.keep([source]))
    expect(await attachments.verify(sha256)).toBe('intact')
  })

  test('a copy for reading does not replace a file that is there', async () => {
    const [kept] = expectValue(await attachments.keep([fileWith('Oficio')]))
    const target = temporaryDirectory()
    writeFileSync(join(target, 'oficio.pdf'), 'otra cosa')
    await expect(attachments.copyInto(kept?.sha256 ?? '', target, 'oficio.pdf')).rejects.toThrow(
      'EEXIST',
    )
    expect(readFileSync(join(target, 'oficio.pdf'), 'utf8')).toBe('otra cosa')
  })

  test('cut off in the middle of a copy leave nothing half once the register is opened again', async () => {
    const [kept] = expectValue(await attachments.keep([fileWith('Oficio')]))
    mkdirSync(join(folder, 'incoming'), { recursive: true })
    writeFileSync(join(folder, 'incoming', 'half'), 'la mitad')
    removeLeftovers(folder)
    expect(filesIn(folder)).toEqual([kept?.sha256])
  })
})
