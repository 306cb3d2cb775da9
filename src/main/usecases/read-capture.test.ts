import { Document, Packer, Paragraph } from 'docx'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  expectRefusal,
  expectValue,
  foundOffice,
  temporaryDirectory,
} from '../../../tests/support/registers.ts'
import { documentReader } from '../engine/document-reader.ts'
import { acceptCapture } from './accept-capture.ts'
import { readCapture } from './read-capture.ts'

const communique = [
  'Comunicado',
  '',
  'En la XLI Sesión Ordinaria del Consejo Nacional de Seguridad Pública se aprobaron los siguientes acuerdos:',
  '',
  '• Se instruye al Secretariado Ejecutivo a elaborar la norma técnica.',
].join('\r\n')

/** Windows-1252 with its own line ends: what is read is not what is in the file. */
const original = Buffer.from(communique, 'latin1')
const sha256 = createHash('sha256').update(original).digest('hex')

test('the register keeps the very file that was read, whatever becomes of it meanwhile', async () => {
  const office = foundOffice()
  const file = join(temporaryDirectory(), 'comunicado.txt')
  writeFileSync(file, original)
  const draft = expectValue(await readCapture({ ...office, reader: documentReader }, { file }))
  expect(draft).toMatchObject({ fileName: 'comunicado.txt', sha256 })
  expect(office.attachments.holds(sha256)).toBe(false)

  writeFileSync(file, 'otra cosa')
  const { text, agreements } = draft
  const accepted = expectValue(
    await acceptCapture(office, {
      as: office.person,
      body: 'CNSP',
      ordinal: 41,
      type: 'ordinary',
      date: null,
      gazetteDate: null,
      language: 'es',
      agreements,
      indicators: [],
      source: { fileName: 'comunicado.txt', sha256, text },
    }),
  )
  const record = office.register.read.record(accepted.agreements[0]?.id ?? '')
  const kept = record?.fields['document']?.value
  const document = office.register.read.record(typeof kept === 'string' ? kept : '')
  expect(document?.fields['sha256']?.value).toBe(sha256)
  expect(document?.fields['size']?.value).toBe(original.length)
  expect(await office.attachments.verify(sha256)).toBe('intact')
})

test('the same minutes in a Word document give the same agreements', async () => {
  const office = foundOffice()
  const capture = { ...office, reader: documentReader }
  const written = new Document({
    sections: [{ children: communique.split(/\n+/).map((line) => new Paragraph(line)) }],
  })
  const file = join(temporaryDirectory(), 'comunicado.docx')
  writeFileSync(file, await Packer.toBuffer(written))
  const fromWord = expectValue(await readCapture(capture, { file }))
  const fromText = expectValue(await readCapture(capture, { text: communique }))
  const facts = ({ agreements }: typeof fromText) =>
    agreements.map(({ number, text, clauses }) => ({
      number,
      words: text.split(/\s+/),
      clauses: clauses.map(({ nature, addressees, deadline }) => [nature, addressees, deadline]),
    }))
  expect(facts(fromWord)).toHaveLength(1)
  expect(facts(fromWord)).toEqual(facts(fromText))
  const accepted = expectValue(
    await acceptCapture(office, {
      as: office.person,
      body: 'CNSP',
      ordinal: 41,
      type: 'ordinary',
      date: null,
      gazetteDate: null,
      language: 'es',
      agreements: fromWord.agreements,
      indicators: [],
      source: { fileName: 'comunicado.docx', sha256: fromWord.sha256, text: fromWord.text },
    }),
  )
  const kept = office.register.read.record(accepted.agreements[0]?.id ?? '')?.fields['document']
  const document = typeof kept?.value === 'string' ? office.register.read.record(kept.value) : null
  expect(document?.fields['mediaType']?.value).toContain('wordprocessingml')
})

test('pasted text has no file, and a file that is missing is named', async () => {
  const office = foundOffice()
  const capture = { ...office, reader: documentReader }
  const pasted = expectValue(await readCapture(capture, { text: communique }))
  expect(pasted).toMatchObject({ fileName: null, sha256: null })
  const nowhere = await readCapture(capture, { file: join(office.directory, 'nada.txt') })
  expect(expectRefusal(nowhere)).toBe('file_missing')
})

test('whatever is wrong with a document, the refusal says which', async () => {
  const office = foundOffice()
  const capture = { ...office, reader: documentReader }
  const folder = temporaryDirectory()
  const refusedOf = async (name: string, content: string | Uint8Array) => {
    const file = join(folder, name)
    writeFileSync(file, content)
    const read = await readCapture(capture, { file })
    if (read.ok) throw new Error(`${name} was read`)
    expect(read.error.details['file']).toBe(file)
    return read.error.code
  }
  expect(await refusedOf('vacio.txt', ' ')).toBe('file_empty')
  expect(await refusedOf('foto.txt', Uint8Array.of(0x89, 0, 0, 1))).toBe('file_binary')
  expect(await refusedOf('acta.pdf', '%PDF-1.4')).toBe('file_damaged')
  expect(await refusedOf('rota.docx', 'PK\u0003\u0004 y nada más')).toBe('file_damaged')
  expect(await refusedOf('enorme.txt', new Uint8Array(21 * 1024 ** 2))).toBe('file_too_large')
  expect(await refusedOf('carta.txt', 'Buenas tardes.')).toBe('text_without_agreements')
})
