import { describe, expect, test } from 'vitest'
import type { UnitKind } from '../schema/codes.ts'
import { draftingFindings, placedFindings } from './drafting-checks.ts'
import type { CheckedAgreement, CheckedClause } from './drafting-checks.ts'

const kinds = new Map<string, UnitKind>([
  ['SESNSP', 'decentralised_body'],
  ['ENT-32', 'group'],
  ['ENT-01', 'federal_entity'],
])
const kindOf = (unit: string): UnitKind | null => kinds.get(unit) ?? null

const clause = (parts: Partial<CheckedClause> = {}): CheckedClause => ({
  text: 'The Executive Secretariat is to develop a technical standard.',
  nature: 'binding',
  addressees: [{ unit: 'SESNSP', inferred: false }],
  deadline: { rule: 'within_year', year: 2017 },
  ...parts,
})
const agreement = (clauses: CheckedClause[], parts: Partial<CheckedAgreement> = {}) => ({
  number: '08/XLI/16',
  text: clauses.map(({ text }) => text).join(' '),
  procedural: false,
  clauses,
  ...parts,
})
const findings = (parts: Partial<CheckedClause>) =>
  draftingFindings(agreement([clause(parts)]), kindOf)

describe('a draft agreement', () => {
  test('well drafted has nothing to look at', () => {
    expect(findings({})).toEqual([])
  })

  test('without a day, without anybody, without a result', () => {
    expect(findings({ deadline: null })).toEqual(['no_deadline'])
    expect(findings({ addressees: [] })).toEqual(['no_addressee'])
    expect(findings({ text: 'The states will strengthen cooperation.' })).toEqual([
      'no_measurable_result',
    ])
  })

  test('a person said that there is no deadline: that is an answer', () => {
    expect(findings({ deadline: { rule: 'none' } })).toEqual([])
  })

  test('two mandates in one clause', () => {
    const text = 'The Executive Secretariat is to develop a standard and publish the results.'
    expect(findings({ text })).toEqual(['several_mandates'])
    const apart = [
      clause(),
      clause({ text: 'The Executive Secretariat will publish the results.' }),
    ]
    expect(draftingFindings(agreement(apart), kindOf)).toEqual([])
  })

  test('a unit nobody knows, a group, an addressee only guessed', () => {
    expect(findings({ addressees: [{ unit: 'XYZ', inferred: false }] })).toEqual(['unknown_unit'])
    expect(findings({ addressees: [{ unit: 'ENT-32', inferred: false }] })).toEqual([
      'group_not_expanded',
    ])
    expect(findings({ addressees: [{ unit: 'SESNSP', inferred: true }] })).toEqual([
      'addressee_inferred',
    ])
  })

  test('an impossible figure, in a clause or anywhere in the text', () => {
    expect(findings({ text: 'A standard will be signed by 764,000 municipalities.' })).toEqual([
      'implausible_figure',
    ])
    const elsewhere = agreement([clause()], { text: 'Signed by 764,000 municipalities.' })
    expect(draftingFindings(elsewhere, kindOf)).toEqual(['implausible_figure'])
  })

  test('no official number yet', () => {
    expect(draftingFindings(agreement([clause()], { number: null }), kindOf)).toEqual([
      'number_unknown',
    ])
  })

  test('an option needs neither day nor result, an exhortation both', () => {
    const open = { text: 'States will be able to use resources.', deadline: null }
    expect(findings({ ...open, nature: 'optional' })).toEqual([])
    expect(findings({ ...open, nature: 'exhortative' })).toEqual([
      'no_deadline',
      'no_measurable_result',
    ])
  })

  test('the approval of minutes asks nothing of anybody', () => {
    const minutes = clause({
      text: 'El Consejo aprueba en sus términos el Acta.',
      nature: 'procedural',
      addressees: [],
      deadline: null,
    })
    expect(draftingFindings(agreement([minutes], { procedural: true }), kindOf)).toEqual([])
    expect(draftingFindings(agreement([], { procedural: true }), kindOf)).toEqual([])
  })

  test('minutes that wait for their number are told to, though they ask nothing of anybody', () => {
    const minutes = agreement([], { procedural: true, number: null })
    expect(draftingFindings(minutes, kindOf)).toEqual(['number_unknown'])
  })

  test('a clause of procedure among others asks nothing, the others do', () => {
    const adopted = clause({
      text: 'El Consejo toma conocimiento.',
      nature: 'procedural',
      addressees: [],
      deadline: null,
    })
    const open = clause({ deadline: null })
    expect(placedFindings(agreement([adopted, open]), kindOf)).toEqual([
      { finding: 'no_deadline', clause: 1 },
    ])
  })

  test('two units that nobody knows are one finding of their clause', () => {
    const addressees = ['XYZ', 'ENT-32', 'ZYX'].map((unit) => ({ unit, inferred: true }))
    expect(placedFindings(agreement([clause({ addressees })]), kindOf)).toEqual([
      { finding: 'addressee_inferred', clause: 0 },
      { finding: 'unknown_unit', clause: 0 },
      { finding: 'group_not_expanded', clause: 0 },
    ])
  })

  test('an agreement without any clause binds nobody to anything', () => {
    expect(draftingFindings(agreement([]), kindOf)).toEqual(['no_deadline', 'no_addressee'])
  })

  test('findings come in a fixed order, each once', () => {
    const poor = clause({ text: 'Strengthen cooperation', addressees: [], deadline: null })
    expect(draftingFindings(agreement([poor, poor], { number: null }), kindOf)).toEqual([
      'no_deadline',
      'no_addressee',
      'no_measurable_result',
      'number_unknown',
    ])
  })
})

test('each finding says which clause it is about, or that it is the whole agreement', () => {
  const vague = clause({ text: 'The states will strengthen cooperation.', deadline: null })
  expect(placedFindings(agreement([clause(), vague], { number: null }), kindOf)).toEqual([
    { finding: 'number_unknown', clause: null },
    { finding: 'no_deadline', clause: 1 },
    { finding: 'no_measurable_result', clause: 1 },
  ])
  expect(placedFindings(agreement([]), kindOf)).toEqual([
    { finding: 'no_deadline', clause: null },
    { finding: 'no_addressee', clause: null },
  ])
})

test('a figure that cannot be is told of the clause that says it, or of the text around them', () => {
  const figure = 'A standard will be signed by 764,000 municipalities.'
  const said = placedFindings(agreement([clause({ text: figure })], { text: figure }), kindOf)
  expect(said.filter(({ finding }) => finding === 'implausible_figure')).toEqual([
    { finding: 'implausible_figure', clause: 0 },
  ])
  expect(placedFindings(agreement([clause()], { text: figure }), kindOf)).toEqual([
    { finding: 'implausible_figure', clause: null },
  ])
})
