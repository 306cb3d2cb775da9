import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './day.ts'
import { responsibleOn, responsiblePeriod, successorChoice } from './succession.ts'
import type { ReassignmentFacts, SuccessionFacts } from './succession.ts'

const succession = (
  predecessor: string,
  successor: string,
  date: string | null,
  parts: Partial<SuccessionFacts> = {},
): SuccessionFacts => ({
  id: `${predecessor}>${successor}`,
  withdrawn: false,
  predecessor,
  successor,
  date,
  kind: 'replaces',
  ...parts,
})
const reassignment = (unit: string, from: string, id = 'choice', wall = 0): ReassignmentFacts => ({
  id,
  withdrawn: false,
  unit,
  from,
  clock: { wall, logical: 0 },
})

/** The secretariat ended in 2013, the commission that followed it at the end of November 2018. */
const security = [succession('SSP', 'CNS', '2013-01-02'), succession('CNS', 'SSPC', '2018-11-30')]

describe('who answers for an obligation of the Secretaría de Seguridad Pública', () => {
  test.each([
    ['2013-01-01', 'SSP', null],
    ['2013-01-02', 'CNS', '2013-01-02'],
    ['2018-11-29', 'CNS', '2013-01-02'],
    ['2018-11-30', 'SSPC', '2018-11-30'],
    ['2024-10-01', 'SSPC', '2018-11-30'],
  ])('on %s: %s', (day, unit, since) => {
    expect(responsibleOn(day, 'SSP', security, [])).toMatchObject({ unit, since, open: [] })
  })

  test('the way it came is told', () => {
    expect(responsibleOn('2019-01-01', 'SSP', security, []).through).toEqual([
      'SSP>CNS',
      'CNS>SSPC',
    ])
  })

  test('a withdrawn succession never happened', () => {
    const withdrawn = [succession('SSP', 'CNS', '2013-01-02', { withdrawn: true })]
    expect(responsibleOn('2019-01-01', 'SSP', withdrawn, []).unit).toBe('SSP')
  })
})

describe('a date known only in part', () => {
  const vague = [succession('SSP', 'CNS', '2013')]

  test('counts from its first day, and is marked within its span', () => {
    expect(responsibleOn('2012-12-31', 'SSP', vague, [])).toMatchObject({
      unit: 'SSP',
      uncertain: false,
    })
    expect(responsibleOn('2013-06-15', 'SSP', vague, [])).toMatchObject({
      unit: 'CNS',
      uncertain: true,
    })
    expect(responsibleOn('2014-01-01', 'SSP', vague, [])).toMatchObject({
      unit: 'CNS',
      uncertain: false,
    })
  })

  test('what came after an uncertain step is no more certain than it', () => {
    const chain = [...vague, succession('CNS', 'SSPC', '2013-06-15')]
    expect(responsibleOn('2013-08-01', 'SSP', chain, [])).toMatchObject({
      unit: 'SSPC',
      uncertain: true,
    })
    expect(responsibleOn('2013-12-31', 'SSP', chain, []).uncertain).toBe(false)
  })

  test('no date at all, of another unit: nothing to choose here', () => {
    const others = [...security, succession('PGR', 'FGR', null)]
    expect(responsibleOn('2019-01-01', 'SSP', others, []).open).toEqual([])
  })

  test('no date at all: it stays, and is listed', () => {
    expect(responsibleOn('2019-01-01', 'SSP', [succession('SSP', 'CNS', null)], [])).toMatchObject({
      unit: 'SSP',
      open: [{ reason: 'undated', successions: ['SSP>CNS'] }],
    })
  })
})

describe('a unit that is split', () => {
  const split = [
    succession('PGR', 'FGR', '2018-12-14', { kind: 'splits' }),
    succession('PGR', 'FISEL', '2018-12-14', { kind: 'splits' }),
  ]

  test('keeps the obligation until somebody chooses, and it is listed', () => {
    expect(responsibleOn('2019-01-01', 'PGR', split, [])).toMatchObject({
      unit: 'PGR',
      open: [{ reason: 'split_without_choice', successions: ['PGR>FGR', 'PGR>FISEL'] }],
    })
    expect(responsibleOn('2018-12-13', 'PGR', split, []).open).toEqual([])
  })

  test('the choice wins from its date, and then nothing is open', () => {
    const choice = [reassignment('FGR', '2019-02-01')]
    expect(responsibleOn('2019-01-31', 'PGR', split, choice).unit).toBe('PGR')
    expect(responsibleOn('2019-02-01', 'PGR', split, choice)).toMatchObject({
      unit: 'FGR',
      since: '2019-02-01',
      through: ['choice'],
      open: [],
    })
  })

  test('two offices name different successors: as good as a split', () => {
    const twice = [succession('SSP', 'CNS', '2013-01-02'), succession('SSP', 'SEGOB', '2013-01-02')]
    expect(responsibleOn('2014-01-01', 'SSP', twice, [])).toMatchObject({
      unit: 'SSP',
      open: [{ reason: 'several_successors' }],
    })
  })

  test('replaced as a whole later on, an old split is settled', () => {
    const settled = [...split, succession('PGR', 'FGR', '2020-01-01', { id: 'end' })]
    expect(responsibleOn('2020-01-01', 'PGR', settled, [])).toMatchObject({ unit: 'FGR', open: [] })
  })
})

const divided = (date: string, ...successors: readonly string[]) =>
  successors.map((unit) => succession('PGR', unit, date, { kind: 'splits' }))

describe('among whom somebody has to choose', () => {
  test('the successors of the last division up to the day, and from when', () => {
    const twice = [...divided('2015-03-01', 'SEIDO'), ...divided('2018-12-14', 'FISEL', 'FGR')]
    expect(successorChoice('2019-01-01', 'PGR', null, twice)).toEqual({
      from: '2018-12-14',
      date: '2018-12-14',
      successors: ['FGR', 'FISEL'],
    })
    expect(successorChoice('2018-12-13', 'PGR', null, twice)?.successors).toEqual(['SEIDO'])
  })

  test('two whole successors are chosen among as well; of one, and of none, nobody chooses', () => {
    const [one, other] = [
      succession('SSP', 'CNS', '2013-01-02'),
      succession('SSP', 'SEGOB', '2013'),
    ]
    const both = [one, { ...other, date: '2013-01-02' }]
    expect(successorChoice('2014-01-01', 'SSP', null, both)?.successors).toEqual(['CNS', 'SEGOB'])
    expect(successorChoice('2014-01-01', 'SSP', null, [one])).toBeNull()
    expect(successorChoice('2014-01-01', 'SSP', null, [])).toBeNull()
  })

  test('a division before the unit answered concerns others', () => {
    const split = divided('2018-12-14', 'FGR', 'FISEL')
    expect(successorChoice('2020-01-01', 'PGR', '2019-01-01', split)).toBeNull()
    expect(successorChoice('2020-01-01', 'PGR', '2018-12-14', split)?.from).toBe('2018-12-14')
  })

  test('one office knows the month, another the day: it is said as vaguely as the less certain knows', () => {
    const vague = [...divided('2018-12-01', 'FGR'), ...divided('2018-12', 'FISEL')]
    const choice = { from: '2018-12-01', date: '2018-12', successors: ['FGR', 'FISEL'] }
    expect(successorChoice('2019-01-01', 'PGR', null, vague)).toEqual(choice)
    expect(successorChoice('2019-01-01', 'PGR', null, vague.toReversed())).toEqual(choice)
  })
})

describe('an explicit reassignment', () => {
  test('wins over earlier successions and yields to later ones', () => {
    const choice = [reassignment('CNS', '2019-03-01')]
    expect(responsibleOn('2019-03-01', 'SSP', security, choice).unit).toBe('CNS')
    const later = [...security, succession('CNS', 'GN', '2020-05-01', { id: 'later' })]
    expect(responsibleOn('2020-05-01', 'SSP', later, choice)).toMatchObject({
      unit: 'GN',
      through: ['choice', 'later'],
    })
  })

  test('wins over a succession of the same day', () => {
    const choice = [reassignment('CNS', '2018-11-30')]
    expect(responsibleOn('2019-01-01', 'SSP', security, choice)).toMatchObject({
      unit: 'CNS',
      through: ['choice'],
    })
  })

  test('made in two offices at one moment: the same one counts in both', () => {
    const [one, other] = [
      reassignment('A', '2019-01-01', 'a'),
      reassignment('B', '2019-01-01', 'b'),
    ]
    expect(responsibleOn('2019-06-01', 'SSP', [], [one, other]).unit).toBe('B')
    expect(responsibleOn('2019-06-01', 'SSP', [], [other, one]).unit).toBe('B')
  })

  test('a choice that corrects another from the same day counts, whatever their ids', () => {
    const wrong = reassignment('A', '2019-01-01', 'z', 1)
    const right = reassignment('B', '2019-01-01', 'a', 2)
    expect(responsibleOn('2019-06-01', 'SSP', [], [wrong, right]).unit).toBe('B')
    expect(responsibleOn('2019-06-01', 'SSP', [], [right, wrong]).unit).toBe('B')
  })

  test('the last one up to the day counts; withdrawn or dated nowhere it does not', () => {
    const choices = [reassignment('A', '2019-01-01', 'a'), reassignment('B', '2019-06-01', 'b')]
    expect(responsibleOn('2019-05-31', 'SSP', [], choices).unit).toBe('A')
    expect(responsibleOn('2019-06-01', 'SSP', [], choices).unit).toBe('B')
    expect(
      responsibleOn(
        '2019-06-01',
        'SSP',
        [],
        [{ ...reassignment('A', '2019-01-01'), withdrawn: true }],
      ).unit,
    ).toBe('SSP')
    expect(responsibleOn('2019-06-01', 'SSP', [], [reassignment('A', '2019-02-30')]).unit).toBe(
      'SSP',
    )
  })
})

describe('names that come back', () => {
  test('a secretariat revived years later takes its obligations back', () => {
    const revived = [succession('SSP', 'CNS', '2013-01-02'), succession('CNS', 'SSP', '2018-11-30')]
    expect(responsibleOn('2019-01-01', 'SSP', revived, [])).toMatchObject({ unit: 'SSP', open: [] })
  })

  test('a circle on one day goes nowhere, and is listed', () => {
    const circle = [succession('A', 'B', '2013-01-02'), succession('B', 'A', '2013-01-02')]
    expect(responsibleOn('2019-01-01', 'A', circle, [])).toMatchObject({
      unit: 'A',
      open: [{ reason: 'circular', successions: ['B>A'] }],
    })
  })
})

test('the answer does not depend on the order or repetition of the records', () => {
  const unit = fc.constantFrom('A', 'B', 'C')
  const record = fc.record({
    id: fc.constantFrom('1', '2', '3', '4', '5'),
    withdrawn: fc.constantFrom(false, false, true),
    predecessor: unit,
    successor: unit,
    date: fc.constantFrom(null, '2013', '2013-01', '2013-01-01', '2018-11-30'),
    kind: fc.constantFrom('replaces' as const, 'absorbs' as const, 'splits' as const),
  })
  const records = fc.uniqueArray(record, { selector: ({ id }) => id, maxLength: 5 })
  const both = records.chain((known) =>
    fc.tuple(
      fc.constant(known),
      fc.shuffledSubarray([...known, ...known.slice(0, 2)], {
        minLength: known.length + Math.min(2, known.length),
      }),
    ),
  )
  fc.assert(
    fc.property(both, unit, ([known, other], named) => {
      expect(responsibleOn('2019-01-01', named, other, [])).toEqual(
        responsibleOn('2019-01-01', named, known, []),
      )
    }),
    { numRuns: 500 },
  )
})

const securityOn = (day: string) => {
  const { responsible, from, until } = responsiblePeriod(day, 'SSP', security, [])
  return [responsible.unit, from, until]
}

describe('for how long the answer stays the same', () => {
  test('between two successions, and before and after all of them', () => {
    expect(securityOn('2010-05-05')).toEqual(['SSP', null, '2013-01-02'])
    expect(securityOn('2013-01-02')).toEqual(['CNS', '2013-01-02', '2018-11-30'])
    expect(securityOn('2026-11-22')).toEqual(['SSPC', '2018-11-30', null])
  })

  test('a succession of another unit and a choice that changes nothing are no turning days', () => {
    const others = [...security, succession('PGR', 'FGR', '2015-01-01')]
    expect(responsiblePeriod('2014-01-01', 'SSP', others, [])).toMatchObject({
      from: '2013-01-02',
      until: '2018-11-30',
    })
  })

  test('every day of the period has the same answer, the days around it another one', () => {
    const unit = fc.constantFrom('A', 'B', 'C')
    const date = fc.constantFrom(null, '2013', '2013-02', '2013-02-10', '2013-06-01', '2014')
    const successions = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('1', '2', '3', '4'),
        withdrawn: fc.constantFrom(false, false, true),
        predecessor: unit,
        successor: unit,
        date,
        kind: fc.constantFrom('replaces' as const, 'splits' as const),
      }),
      { selector: ({ id }) => id, maxLength: 4 },
    )
    const choices = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('x', 'y'),
        withdrawn: fc.constantFrom(false, true),
        unit,
        from: fc.constantFrom('2013-03-01', '2013-09-15'),
        clock: fc.record({ wall: fc.constantFrom(1, 2), logical: fc.constant(0) }),
      }),
      { selector: ({ id }) => id, maxLength: 2 },
    )
    const asked = fc.integer({ min: 0, max: 1100 }).map((days) => addDays('2012-06-01', days))
    fc.assert(
      fc.property(asked, asked, unit, successions, choices, (day, other, named, all, chosen) => {
        const { responsible, from, until } = responsiblePeriod(day, named, all, chosen)
        const within = (from === null || from <= other) && (until === null || other < until)
        expect(within ? responsibleOn(other, named, all, chosen) : responsible).toEqual(responsible)
        const around = [
          ...(until === null ? [] : [until]),
          ...(from === null ? [] : [addDays(from, -1)]),
        ]
        for (const turn of around) {
          expect(responsibleOn(turn, named, all, chosen)).not.toEqual(responsible)
        }
      }),
      { numRuns: 500 },
    )
  })
})
