import { expect, test } from 'vitest'
import type { RecordView } from '../../../contract/records.ts'
import { changedFields, jsonOfRule, ruleOf, textValue } from './record-form.ts'

const loaded: RecordView = {
  id: 'a',
  kind: 'agreement',
  label: 'Acuerdo 1',
  fields: {
    title: { value: 'Old title', live: ['c1'], conflict: false },
    procedural: { value: false, live: ['c2'], conflict: false },
  },
  sets: {},
}

test('only what differs is saved, with the changes that the form had loaded', () => {
  expect(changedFields(loaded, { title: 'New title', procedural: false })).toEqual([
    { field: 'title', value: 'New title', replaces: ['c1'] },
  ])
})

test('typing and undoing it leaves nothing to save', () => {
  expect(changedFields(loaded, { title: 'Old title' })).toEqual([])
})

test('a field that was never set replaces nothing', () => {
  expect(changedFields(loaded, { number: '01/XLI/16' })).toEqual([
    { field: 'number', value: '01/XLI/16', replaces: [] },
  ])
  expect(changedFields(loaded, { number: null })).toEqual([])
})

test('an emptied text is an empty field, not an empty text', () => {
  expect(textValue('  ')).toBeNull()
  expect(textValue(' a ')).toBe(' a ')
})

test('a deadline rule comes back from its field as it went in', () => {
  const rule = { rule: 'staged' as const, stages: [{ date: '2017-06-30', units: ['CDMX'] }] }
  expect(ruleOf(jsonOfRule(rule))).toEqual(rule)
  expect(ruleOf(null)).toBeNull()
})
