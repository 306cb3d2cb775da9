import { expect, test } from 'vitest'
import type { RecordView } from '../../../contract/records.ts'
import { changedFields, changedSets, jsonOfRule, ruleOf, textValue } from './record-form.ts'

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

test('a set is saved as a whole, with what the form had on screen of it', () => {
  const tagged: RecordView = {
    ...loaded,
    sets: {
      tags: [
        { element: 'estados', mark: true, live: ['c3'] },
        { element: 'urgente', mark: true, live: ['c4', 'c5'] },
      ],
    },
  }
  expect(changedSets(tagged, { tags: ['urgente', 'estados'] })).toEqual([])
  expect(changedSets(tagged, {})).toEqual([])
  expect(changedSets(tagged, { tags: ['urgente', 'policía'] })).toEqual([
    {
      field: 'tags',
      steps: [{ step: 'replace', elements: ['urgente', 'policía'] }],
      seen: [
        { element: 'estados', live: ['c3'] },
        { element: 'urgente', live: ['c4', 'c5'] },
      ],
    },
  ])
  expect(changedSets(loaded, { aliases: ['Acuerdo de enero'] })).toMatchObject([{ seen: [] }])
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
