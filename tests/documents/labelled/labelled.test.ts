import { describe, expect, it } from 'vitest'
import { fields, labelledDocuments, measure, precision, recall } from './measure.ts'

const documents = labelledDocuments()
const known = documents.filter(({ labels }) => !labels.heldOut)
const heldOut = documents.filter(({ labels }) => labels.heldOut)

it('the set is as large as it is said to be, a third of it held out', () => {
  expect(documents.length).toBeGreaterThanOrEqual(10)
  expect(heldOut.length * 3).toBeGreaterThanOrEqual(documents.length)
  for (const { text, labels } of documents) {
    for (const { begins, ends } of labels.agreements) {
      expect(text.replaceAll(/\s+/g, ' ')).toContain(begins)
      expect(text.replaceAll(/\s+/g, ' ')).toContain(ends)
    }
  }
})

describe.each([
  { part: 'the documents that the rules were made with', chosen: known },
  { part: 'the documents that were held out', chosen: heldOut },
])('$part', ({ chosen }) => {
  const { scores } = measure(chosen)

  it('give nearly every agreement, from its first word to its last', () => {
    expect(recall(scores.agreements)).toBeGreaterThanOrEqual(0.95)
    expect(precision(scores.agreements)).toBeGreaterThanOrEqual(0.9)
  })

  it.each(['addressees', 'deadlines'] as const)('give nine in ten %s right, and few more', (field) => {
    expect(recall(scores[field])).toBeGreaterThanOrEqual(0.9)
    expect(precision(scores[field])).toBeGreaterThanOrEqual(0.9)
  })
})

it('every field is measured by some label', () => {
  const { scores } = measure(documents)
  for (const field of fields) expect(scores[field].right).toBeGreaterThan(0)
})
