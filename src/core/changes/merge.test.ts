import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coverageOf,
  happenings,
  offices,
  scenarioArbitrary,
} from '../../../tests/support/commits.ts'
import {
  arrivalDoesNotMatter,
  assembledRegister,
  greatestIsDisplayed,
  nothingIsLost,
  realParts,
  referenceRegister,
} from '../../../tests/support/register-properties.ts'
import { applyChange } from './apply-change.ts'
import { admit } from './feed.ts'
import { displayedChange } from './live-values.ts'

const runs = { numRuns: 300 }

describe.each([
  ['the reference register', referenceRegister],
  ['a register that keeps only what is live', assembledRegister(realParts)],
])('%s', (_, register) => {
  it('shows the same whatever way the commits arrived', () => {
    fc.assert(arrivalDoesNotMatter(register), runs)
  })

  it('loses nothing', () => {
    fc.assert(nothingIsLost(register), runs)
  })

  it('shows the greatest live value to everybody', () => {
    fc.assert(greatestIsDisplayed(register), runs)
  })
})

describe('the store’s way to merge', () => {
  it('shows what the reference register shows', () => {
    const incremental = assembledRegister(realParts)
    fc.assert(
      fc.property(scenarioArbitrary, ({ first }) => {
        const [viewer = ''] = offices
        expect(incremental(first, viewer)).toEqual(referenceRegister(first, viewer))
      }),
      runs,
    )
  })
})

describe('the scenarios', () => {
  const samples = fc.sample(scenarioArbitrary, { numRuns: 400, seed: 41 }).map(coverageOf)

  it.each(happenings)('contain often enough: %s', (happening) => {
    const times = samples.filter((sample) => sample[happening]).length
    expect(times / samples.length).toBeGreaterThan(0.1)
  })
})

/** What fast-check found, in the words of the property that failed. */
const finding = (property: fc.IProperty<unknown>): string => {
  const { failed, errorInstance } = fc.check(property, { seed: 2017, numRuns: 1000 })
  if (!failed) return 'nothing'
  return errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
}

describe('a planted bug is found by the properties', () => {
  it('a tie decided in favour of one’s own value', () => {
    const selfPreferring = assembledRegister({
      ...realParts,
      displayed: (live, viewer) =>
        live.find(({ stamp }) => stamp.installation === viewer) ?? displayedChange(live),
    })
    expect(finding(arrivalDoesNotMatter(selfPreferring))).toContain(
      'two offices with the same commits differ',
    )
    expect(finding(greatestIsDisplayed(selfPreferring))).toContain('is greater')
  })

  it('replacements remembered without record and field', () => {
    const careless = assembledRegister({ ...realParts, pendingKey: () => 'any' })
    expect(finding(arrivalDoesNotMatter(careless))).toContain(
      'two offices with the same commits differ',
    )
    expect(finding(nothingIsLost(careless))).toMatch(/is (lost|live)$/)
  })

  it('a replacement ignored because what it replaces has not arrived', () => {
    const forgetful = assembledRegister({
      ...realParts,
      applyChange: (cell, change) => ({ ...applyChange(cell, change), pending: new Set() }),
    })
    expect(finding(arrivalDoesNotMatter(forgetful))).toContain(
      'two offices with the same commits differ',
    )
    expect(finding(nothingIsLost(forgetful))).toMatch(/is (lost|live)$/)
  })

  it('a fork whose second branch is dropped', () => {
    const single = assembledRegister({
      ...realParts,
      admit: (commit, feed) => {
        const admission = admit(commit, feed)
        return admission.outcome === 'fork' ? { outcome: 'duplicate' } : admission
      },
    })
    expect(finding(arrivalDoesNotMatter(single))).toContain(
      'two offices with the same commits differ',
    )
    expect(finding(nothingIsLost(single))).toMatch(/is (lost|live)$/)
  })
})
