import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayMerge } from './capture-drafts.ts'
import { acceptedDrafts, type CaptureEdit, editWork, startWork } from './capture-work.ts'

const text =
  'PRIMERO. Los estados enviarán su padrón.\nEl Secretariado lo publicará en junio.\nSEGUNDO. Se aprueba el acta.'

const clause = (words: string, unit: string) => ({
  text: words,
  nature: 'binding' as const,
  addressees: [{ unit, role: 'responsible' as const, inferred: false }],
  deadline: null,
})
const draftOf = (
  sequence: number,
  words: string,
  clauses: readonly ReturnType<typeof clause>[],
) => ({
  number: null,
  kind: 'acuerdo' as const,
  sequence,
  title: `Acuerdo ${sequence}`,
  text: words,
  procedural: false,
  clauses: [...clauses],
  checks: [],
  fundingNote: null,
  legalBasis: null,
  span: { start: text.indexOf(words), end: text.indexOf(words) + words.length },
  phrases: [],
})

const [first, second, third] = text.split('\n').map((line) => line.replace(/^[A-Z]+\. /, ''))
const two = `${first}\n${second}`

/** A reader that took two agreements for one, and read the third right. */
const start = () =>
  startWork({
    language: 'es',
    textStatus: 'press',
    text,
    fileName: null,
    sha256: null,
    session: {
      body: 'CNSP',
      ordinal: 41,
      roman: 'XLI',
      type: 'ordinary',
      date: null,
      gazette: null,
    },
    agreements: [
      draftOf(1, two, [clause(first ?? '', 'ENT-32'), clause(second ?? '', 'SESNSP')]),
      draftOf(2, third ?? '', [clause(third ?? '', 'CNSP')]),
    ],
    indicators: [],
    recognised: [],
    notUnderstood: [],
  })
const keyAt = (index: number, work = start()) => work.agreements[index]?.key ?? -1
const after = (...edits: readonly CaptureEdit[]) => edits.reduce(editWork, start())
const at = (first ?? '').length

describe('two agreements that were read as one', () => {
  const work = after({ edit: 'splitAgreement', key: keyAt(0), at })

  it('are two, each with its clauses and its place', () => {
    expect(acceptedDrafts(work).agreements).toMatchObject([
      { sequence: 1, text: first, clauses: [{ text: first, addressees: [{ unit: 'ENT-32' }] }] },
      { sequence: 2, text: second, clauses: [{ text: second, addressees: [{ unit: 'SESNSP' }] }] },
      { sequence: 3, text: third },
    ])
  })

  it('show in the document where each was read', () => {
    const shown = work.agreements.map(({ span }) => text.slice(span.start, span.end).trim())
    expect(shown).toEqual([first, second, third])
  })

  it('are one again when they are put together', () => {
    const again = editWork(work, { edit: 'mergeAgreement', key: keyAt(1, work) })
    expect(acceptedDrafts(again)).toEqual(acceptedDrafts(start()))
  })

  it('divide a clause that goes over the division, and leave none without one', () => {
    const within = after({ edit: 'splitAgreement', key: keyAt(0), at: 11 })
    expect(within.agreements.slice(0, 2).map(({ clauses }) => clauses.length)).toEqual([1, 2])
    const emptied = after(
      { edit: 'removeClause', key: start().agreements[0]?.clauses[1]?.key ?? -1 },
      { edit: 'splitAgreement', key: keyAt(0), at },
    )
    expect(emptied.agreements[1]?.clauses).toMatchObject([{ text: second, addressees: [] }])
  })

  it('at either end of the text are left whole', () => {
    for (const place of [0, two.length]) {
      expect(after({ edit: 'splitAgreement', key: keyAt(0), at: place })).toEqual(start())
    }
  })
})

it('two official numbers are two agreements, whoever would put them together', () => {
  const numbered = after(
    { edit: 'agreement', key: keyAt(0), change: { number: '01/XLI/16' } },
    { edit: 'agreement', key: keyAt(1), change: { number: '02/XLI/16' } },
  )
  expect(mayMerge(numbered, keyAt(1))).toBe(false)
  expect(editWork(numbered, { edit: 'mergeAgreement', key: keyAt(1) })).toBe(numbered)
  expect(mayMerge(start(), keyAt(0))).toBe(false)
  expect(mayMerge(start(), keyAt(1))).toBe(true)
})

it('a draft moves up and down, and its place is counted anew', () => {
  const moved = after({ edit: 'moveAgreement', key: keyAt(1), by: -1 })
  expect(moved.agreements.map((draft) => [draft.sequence, draft.text])).toEqual([
    [1, third],
    [2, two],
  ])
  expect(editWork(moved, { edit: 'moveAgreement', key: keyAt(1), by: -1 })).toBe(moved)
  expect(after({ edit: 'moveAgreement', key: keyAt(1), by: 1 })).toEqual(start())
})

/** In any order: drafts may have moved. */
const lettersOf = (work: ReturnType<typeof start>): string =>
  work.agreements
    .flatMap((draft) => Array.from(draft.text.replaceAll(/\s/g, '')))
    .toSorted()
    .join('')

it('whatever is divided, put together and moved, no word is lost and no key is there twice', () => {
  const key = fc.nat(12)
  const edits = fc.array(
    fc.oneof(
      fc.record({ edit: fc.constant('splitAgreement' as const), key, at: fc.nat(90) }),
      fc.record({ edit: fc.constant('mergeAgreement' as const), key }),
      fc.record({ edit: fc.constant('moveAgreement' as const), key, by: fc.constantFrom(-1, 1) }),
    ),
  )
  fc.assert(
    fc.property(edits, (list) => {
      const work = list.reduce<ReturnType<typeof start>>(editWork, start())
      expect(lettersOf(work)).toBe(lettersOf(start()))
      const keys = work.agreements.flatMap((draft) => [
        draft.key,
        ...draft.clauses.map((c) => c.key),
      ])
      expect(new Set(keys).size).toBe(keys.length)
      expect(Math.max(...keys)).toBeLessThan(work.nextKey)
      for (const { clauses } of work.agreements) expect(clauses.length).toBeGreaterThan(0)
    }),
  )
})
