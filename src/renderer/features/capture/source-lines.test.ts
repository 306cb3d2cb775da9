import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sourceLines } from './source-lines.ts'

const text = 'Resolutions\nTo strengthen vetting in 2017.\n\nClosing words.'

test('a draft and the phrases in it are shown where they stand', () => {
  const lines = sourceLines(text, [
    {
      key: 7,
      span: { start: 12, end: 42 },
      phrases: [{ field: 'deadline', span: { start: 34, end: 41 } }],
    },
  ])
  expect(lines).toEqual([
    { number: 1, pieces: [{ text: 'Resolutions', agreement: null, field: null }] },
    {
      number: 2,
      pieces: [
        { text: 'To strengthen vetting ', agreement: 7, field: null },
        { text: 'in 2017', agreement: 7, field: 'deadline' },
        { text: '.', agreement: 7, field: null },
      ],
    },
    { number: 3, pieces: [] },
    { number: 4, pieces: [{ text: 'Closing words.', agreement: null, field: null }] },
  ])
})

test('a draft over several lines marks each of them', () => {
  const lines = sourceLines(text, [{ key: 1, span: { start: 0, end: 42 }, phrases: [] }])
  expect(lines.map(({ pieces }) => pieces.map(({ agreement }) => agreement))).toEqual([
    [1],
    [1],
    [],
    [null],
  ])
})

test('whatever is marked, every character of the document is on screen once and in order', () => {
  const spans = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  const drafts = fc.array(
    fc.record({
      key: fc.nat(5),
      span: spans,
      phrases: fc.array(
        fc.record({ field: fc.constantFrom('deadline' as const, 'number' as const), span: spans }),
      ),
    }),
  )
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'ñ') }),
      drafts,
      (document, marks) => {
        const lines = sourceLines(document, marks)
        const shown = lines.map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
        expect(shown.join('\n')).toBe(document)
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1))
      },
    ),
  )
})
