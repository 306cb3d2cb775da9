import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../../tests/support/registers.ts'
import type { FormDraft } from '../../contract/form-drafts.ts'
import type { FormDrafts } from '../usecases/ports/form-drafts.ts'
import { fileFormDrafts } from './form-drafts.ts'

const ana = 'a'.repeat(32)
const bruno = 'b'.repeat(32)
const durango = 'd'.repeat(32)

const verdict: FormDraft = {
  form: 'verdict',
  subject: durango,
  content: { result: 'not_met', reason: 'El oficio no acredita la instalación' },
  files: [],
  keptAt: '2017-01-16T12:00:00.000Z',
}

let folder: string
let drafts: FormDrafts
beforeEach(() => {
  folder = join(temporaryDirectory(), 'drafts')
  drafts = fileFormDrafts(folder)
})

describe('drafts in files', () => {
  test('are found by whoever starts afterwards, each person their own', () => {
    expect(drafts.of(ana)).toEqual({ drafts: [], unreadable: 0 })
    drafts.keep(ana, verdict)
    drafts.keep(bruno, { ...verdict, content: { reason: 'otra cosa' } })
    const later = fileFormDrafts(folder)
    expect(later.of(ana)).toEqual({ drafts: [verdict], unreadable: 0 })
    expect(later.of(bruno).drafts).toHaveLength(1)
  })

  test('the newest replaces the one before; other forms and subjects stay', () => {
    drafts.keep(ana, verdict)
    drafts.keep(ana, { ...verdict, content: { reason: 'corregida' } })
    drafts.keep(ana, { ...verdict, form: 'capture', subject: '' })
    expect(drafts.of(ana).drafts.map(({ form, content }) => [form, content])).toEqual([
      ['capture', verdict.content],
      ['verdict', { reason: 'corregida' }],
    ])
  })

  test('are gone once dropped', () => {
    drafts.keep(ana, verdict)
    const place = { person: ana, form: verdict.form, subject: durango }
    expect(drafts.drop(place)).toBe(true)
    expect(drafts.drop(place)).toBe(false)
    expect(drafts.of(ana).drafts).toEqual([])
  })

  test('nobody else can read them', () => {
    drafts.keep(ana, verdict)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    }
  })

  test('a program killed in the middle of writing leaves the draft as it was', () => {
    drafts.keep(ana, verdict)
    const [name = ''] = readdirSync(folder)
    writeFileSync(join(folder, `${name}.new`), '{"form":"ver')
    expect(drafts.of(ana)).toEqual({ drafts: [verdict], unreadable: 0 })
    drafts.keep(ana, verdict)
    expect(readdirSync(folder)).toEqual([name])
  })

  test('a damaged one is counted and left where it is, and hides no other', () => {
    drafts.keep(ana, verdict)
    drafts.keep(ana, { ...verdict, form: 'extension' })
    const name = readdirSync(folder).find((file) => file.includes('extension')) ?? ''
    truncateSync(join(folder, name), 10)
    expect(drafts.of(ana)).toEqual({ drafts: [verdict], unreadable: 1 })
    expect(readdirSync(folder)).toContain(name)
  })
})
