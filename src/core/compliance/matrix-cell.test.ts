import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { complianceCodes, responseCodes, verificationCodes } from './codes.ts'
import { matrixCell, type CellObligation } from './matrix-cell.ts'

const cyberPolice: CellObligation = {
  compliance: 'in_progress',
  verification: 'reported',
  response: 'answered',
  apart: false,
  open: true,
  due: '2017-06-30',
  dueEstimated: false,
  dueMissing: false,
  metLate: false,
  conflict: false,
  overdue: false,
  dueSoon: false,
  evidence: 2,
}

const obligation: fc.Arbitrary<CellObligation> = fc.record({
  compliance: fc.constantFrom(...complianceCodes),
  verification: fc.constantFrom(...verificationCodes),
  response: fc.constantFrom(...responseCodes),
  apart: fc.boolean(),
  open: fc.boolean(),
  due: fc.constantFrom(null, '2016-12-31', '2017-06-30', '2017-12-31'),
  dueEstimated: fc.boolean(),
  dueMissing: fc.boolean(),
  metLate: fc.boolean(),
  conflict: fc.boolean(),
  overdue: fc.boolean(),
  dueSoon: fc.boolean(),
  evidence: fc.nat(5),
})

test('a unit that nothing binds has no cell', () => {
  expect(matrixCell([])).toBeNull()
})

test('the cell of one obligation says what the obligation says', () => {
  fc.assert(
    fc.property(obligation, (one) => {
      const cell = matrixCell([one])
      expect(cell).toMatchObject({
        compliance: one.compliance,
        verification: one.verification,
        response: one.response,
        due: one.due,
        evidence: one.evidence,
        overdue: one.overdue,
        apart: one.apart,
        total: one.apart ? 0 : 1,
        met: !one.apart && one.compliance === 'met' ? 1 : 0,
      })
    }),
  )
})

test('twice the same obligation says what it says once, but for the counts', () => {
  fc.assert(
    fc.property(obligation, (one) => {
      const once = matrixCell([one])
      const twice = matrixCell([one, one])
      expect(twice).toEqual(
        once && {
          ...once,
          evidence: once.evidence * 2,
          total: once.total * 2,
          met: once.met * 2,
        },
      )
    }),
  )
})

test('the order in which obligations come never changes the cell', () => {
  fc.assert(
    fc.property(
      fc
        .array(obligation, { minLength: 1, maxLength: 5 })
        .chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
      ([all, shuffled]) => {
        expect(matrixCell(shuffled)).toEqual(matrixCell(all))
      },
    ),
  )
})

test('one of two clauses met is no cell met, and the report that waits is what is shown', () => {
  const met: CellObligation = {
    ...cyberPolice,
    compliance: 'met',
    verification: 'validated',
    open: false,
    due: '2017-03-31',
  }
  expect(matrixCell([met, cyberPolice])).toMatchObject({
    compliance: 'in_progress',
    verification: 'reported',
    due: '2017-06-30',
    evidence: 4,
    met: 1,
    total: 2,
  })
})

test('what exhorts is outside the state of a cell in which something binds', () => {
  const exhorted: CellObligation = {
    ...cyberPolice,
    compliance: 'not_started',
    apart: true,
    overdue: true,
    due: '2016-12-31',
  }
  const binding = { ...cyberPolice, compliance: 'met', verification: 'validated' } as const
  expect(matrixCell([exhorted, binding])).toMatchObject({
    compliance: 'met',
    overdue: false,
    due: '2017-06-30',
    total: 1,
  })
  expect(matrixCell([exhorted])).toMatchObject({ compliance: 'not_started', apart: true, total: 0 })
})

test('a rule without a date yet is said only where no other date is known', () => {
  const waiting: CellObligation = { ...cyberPolice, due: null, dueMissing: true }
  expect(matrixCell([waiting])).toMatchObject({ due: null, dueMissing: true })
  expect(matrixCell([waiting, cyberPolice])).toMatchObject({ due: '2017-06-30', dueMissing: false })
})
