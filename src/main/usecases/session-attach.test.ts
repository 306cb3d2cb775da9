import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { fileWith } from '../../../tests/support/casework.ts'
import {
  accept,
  expectRefusal,
  expectValue,
  foundOffice,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { copyEvidence } from './copy-evidence.ts'
import { attachToSession } from './session-attach.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let session: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  session = (await accept(office)).session
})

const attach = (files: readonly string[], kind: 'minutes' | 'gazette' = 'minutes') =>
  attachToSession(office, { as: office.person, session, kind, files: [...files] })
const documents = () => office.register.read.session(session, '2017-01-16')?.documents

test('the signed minutes are kept with the session and can be opened again, byte for byte', async () => {
  const done = expectValue(await attach([fileWith('Acta de la XLI sesión', 'acta.pdf')]))
  expect(documents()).toMatchObject([
    { kind: 'minutes', fileName: 'acta.pdf', mediaType: 'application/pdf', held: true },
  ])
  const copied = expectValue(
    await copyEvidence(office, {
      id: done.documents[0]?.id ?? '',
      directory: temporaryDirectory(),
    }),
  )
  expect(readFileSync(copied.file, 'utf8')).toBe('Acta de la XLI sesión')
})

test('the same file is one document, however often it is dropped; as another kind it is another', async () => {
  const acta = fileWith('Acta', 'acta.pdf')
  const first = expectValue(await attach([acta, fileWith('Acta', 'copia.pdf')]))
  expect(first.documents).toHaveLength(1)
  const digest = office.register.read.digest()
  expect(expectValue(await attach([acta]))).toEqual(first)
  expect(office.register.read.digest()).toBe(digest)
  expectValue(await attach([acta], 'gazette'))
  expect(
    documents()
      ?.map(({ kind }) => kind)
      .toSorted(),
  ).toEqual(['gazette', 'minutes'])
})

test('one file that cannot be read keeps all of them out', async () => {
  const digest = office.register.read.digest()
  const missing = `${temporaryDirectory()}/falta.pdf`
  expect(expectRefusal(await attach([fileWith('Acta'), missing]))).toBe('file_missing')
  expect(office.register.read.digest()).toBe(digest)
  expect(documents()).toEqual([])
})

test('a file goes to a session that stands', async () => {
  expectValue(withdrawRecord(office, { as: office.person, id: session, reason: 'Duplicada' }))
  expect(expectRefusal(await attach([fileWith('Acta')]))).toBe('record_withdrawn')
  session = office.person
  expect(expectRefusal(await attach([fileWith('Acta')]))).toBe('record_kind_wrong')
})
