import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  type Office,
} from '../../../tests/support/registers.ts'
import { dropDraft, keepDraft, listDrafts } from './form-drafts.ts'

let office: Office
let bruno: string
beforeEach(() => {
  office = foundOffice('2017-01-16')
  bruno = addPerson(office, 'Bruno Díaz')
})

const durango = 'd'.repeat(32)
const keep = (as: string, form: 'progress' | 'verdict', narrative: string) =>
  expectValue(keepDraft(office, { as, form, subject: durango, content: { narrative }, files: [] }))

describe('drafts of open forms', () => {
  test('wait for the person who typed them, the latest first', () => {
    keep(office.person, 'progress', 'Se instaló')
    const { keptAt } = keep(office.person, 'verdict', 'No consta')
    const { drafts } = expectValue(listDrafts(office, { as: office.person }))
    expect(drafts.map(({ form }) => form)).toEqual(['verdict', 'progress'])
    expect(drafts[0]?.keptAt).toBe(keptAt)
    expect(expectValue(listDrafts(office, { as: bruno })).drafts).toEqual([])
  })

  test('are no part of the register: its commits stay as they are', () => {
    const before = office.register.read.digest()
    keep(office.person, 'progress', 'Se instaló')
    expectValue(dropDraft(office, { as: office.person, form: 'progress', subject: durango }))
    expect(office.register.read.digest()).toBe(before)
    expect(expectValue(listDrafts(office, { as: office.person })).drafts).toEqual([])
  })

  test('are kept for people of this office only', () => {
    const input = { form: 'progress' as const, subject: durango, content: {}, files: [] }
    expect(expectRefusal(keepDraft(office, { as: 'f'.repeat(32), ...input }))).toBe(
      'person_unknown',
    )
    expect(existsSync(join(office.directory, 'drafts'))).toBe(false)
  })
})
