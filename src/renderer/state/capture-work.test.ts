import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  acceptedDrafts,
  type CaptureEdit,
  editWork,
  problemsOf,
  type ReadDraft,
  startWork,
} from './capture-work.ts'
import { draftSchemas } from './draft-contents.ts'

const draft: ReadDraft = {
  fileName: 'communique.txt',
  sha256: null,
  language: 'en',
  textStatus: 'press',
  text: 'To strengthen vetting. The states will report.',
  session: { body: 'CNSP', ordinal: 41, roman: 'XLI', type: 'ordinary', date: null, gazette: null },
  agreements: [
    {
      number: null,
      kind: 'resolucion',
      sequence: 1,
      title: 'Vetting',
      text: 'To strengthen vetting. The states will report.',
      procedural: false,
      clauses: [
        {
          text: 'To strengthen vetting. The states will report.',
          nature: 'binding',
          addressees: [{ unit: 'STATES', role: 'obliged', inferred: true }],
          deadline: { rule: 'within_year', year: 2017 },
        },
      ],
      checks: [],
      fundingNote: null,
      legalBasis: null,
      span: { start: 0, end: 46 },
      phrases: [],
    },
  ],
  indicators: [],
  recognised: [],
  notUnderstood: [],
}

const start = () => startWork(draft)
const clauseKey = () => start().agreements[0]?.clauses[0]?.key ?? -1
const after = (...edits: readonly CaptureEdit[]) => edits.reduce(editWork, start())

test('accepting what was read as it is gives back the drafts', () => {
  expect(acceptedDrafts(start())).toEqual({ agreements: draft.agreements, indicators: [] })
})

test('a document of a session to come gives drafts, which are still drafts when the work is taken up again', () => {
  const read = startWork(draft)
  expect(read.stage).toBe('approved')
  const drafted = editWork(read, { edit: 'stage', stage: 'drafted' })
  expect(draftSchemas.capture.parse(JSON.parse(JSON.stringify(drafted)))).toEqual(drafted)
})

test('work that an earlier version left takes its agreements for adopted', () => {
  const { stage: _stage, ...earlier } = startWork(draft)
  expect(draftSchemas.capture.parse(earlier).stage).toBe('approved')
})

test('a clause with two mandates becomes two with the same unit and deadline', () => {
  const work = after({ edit: 'splitClause', key: clauseKey(), at: 23 })
  expect(acceptedDrafts(work).agreements[0]?.clauses).toMatchObject([
    { text: 'To strengthen vetting.', deadline: { year: 2017 } },
    { text: 'The states will report.', addressees: [{ unit: 'STATES' }], deadline: { year: 2017 } },
  ])
})

test('a split at either end of the text leaves the clause whole', () => {
  for (const at of [0, 46]) {
    expect(acceptedDrafts(after({ edit: 'splitClause', key: clauseKey(), at })).agreements).toEqual(
      draft.agreements,
    )
  }
})

test('a person who sets the role has confirmed the unit', () => {
  const work = after({
    edit: 'changeAddressee',
    key: clauseKey(),
    unit: 'STATES',
    role: 'responsible',
  })
  expect(work.agreements[0]?.clauses[0]?.addressees).toEqual([
    { unit: 'STATES', role: 'responsible', inferred: false },
  ])
})

test('a unit is an addressee once', () => {
  const add: CaptureEdit = { edit: 'addAddressee', key: clauseKey(), unit: 'SESNSP' }
  expect(after(add, add).agreements[0]?.clauses[0]?.addressees.map(({ unit }) => unit)).toEqual([
    'STATES',
    'SESNSP',
  ])
})

test('an added clause must say something before anything is saved', () => {
  const agreement = start().agreements[0]?.key ?? -1
  const work = after({ edit: 'addClause', agreement })
  expect(problemsOf(work)).toEqual([{ problem: 'clause', agreement, clause: start().nextKey }])
})

test('a document without body, number or a draft left names all three', () => {
  const agreement = start().agreements[0]?.key ?? -1
  const work = after(
    { edit: 'session', change: { body: null, ordinal: null } },
    { edit: 'agreement', key: agreement, change: { included: false } },
  )
  expect(problemsOf(work).map(({ problem }) => problem)).toEqual(['body', 'ordinal', 'nothing'])
})

test('a draft left out with an empty text hinders nobody', () => {
  const agreement = start().agreements[0]?.key ?? -1
  const work = after({ edit: 'agreement', key: agreement, change: { text: '', included: false } })
  expect(problemsOf(work)).toEqual([{ problem: 'nothing' }])
})

test('keys stay unique whatever is added, split and removed', () => {
  const edits = fc.array(
    fc.oneof(
      fc.record({ edit: fc.constant('addClause' as const), agreement: fc.nat(8) }),
      fc.record({ edit: fc.constant('splitClause' as const), key: fc.nat(8), at: fc.nat(46) }),
      fc.record({ edit: fc.constant('removeClause' as const), key: fc.nat(8) }),
    ),
  )
  fc.assert(
    fc.property(edits, (list) => {
      const work = list.reduce<ReturnType<typeof start>>(editWork, start())
      const keys = work.agreements.flatMap(({ key, clauses }) => [
        key,
        ...clauses.map((clause) => clause.key),
      ])
      expect(new Set(keys).size).toBe(keys.length)
      expect(Math.max(...keys)).toBeLessThan(work.nextKey)
    }),
  )
})

const squeeze = (text: string) => text.replaceAll(/\s/g, '')

test('splitting loses no word', () => {
  fc.assert(
    fc.property(fc.nat(60), (at) => {
      const work = after({ edit: 'splitClause', key: clauseKey(), at })
      const texts = work.agreements[0]?.clauses.map(({ text }) => text) ?? []
      expect(squeeze(texts.join(''))).toBe(squeeze(draft.text))
    }),
  )
})
