import { describe, expect, it } from 'vitest'
import { compareStarts, holdsOn } from './period.ts'

describe('a dated record', () => {
  it.each([
    ['without dates holds always', '2016-12-20', null, null, true],
    ['holds from its first day', '2013-01-03', '2013-01-03', null, true],
    ['does not hold the day before', '2013-01-02', '2013-01-03', null, false],
    ['no longer holds on the day named as its end', '2013-01-03', null, '2013-01-03', false],
    ['holds until the day before', '2013-01-02', null, '2013-01-03', true],
    ['from a year alone holds from 1 January', '2000-01-01', '2000', null, true],
    ['from a year alone does not hold on 31 December before', '1999-12-31', '2000', null, false],
    ['from a month alone holds from its first', '2004-11-01', '2004-11', null, true],
    ['from a month alone does not hold before', '2004-10-31', '2004-11', null, false],
    ['to a year alone holds through it', '2016-12-31', null, '2016', true],
    ['to a year alone ends with it', '2017-01-01', null, '2016', false],
    ['to a month alone holds through it', '2004-11-30', null, '2004-11', true],
    ['to a month alone ends with it', '2004-12-01', null, '2004-11', false],
    ['within one year is not empty', '2016-06-01', '2016', '2016', true],
    ['without end in the source, 9999, holds', '2016-06-01', '2016', '9999', true],
  ])('%s', (_, day, from, to, holds) => {
    expect(holdsOn(day, from, to)).toBe(holds)
  })

  it('that has always been begins before all others', () => {
    const starts = ['2004-11', null, '2004-11-02', '2004', '2004-01-02']
    expect(starts.toSorted(compareStarts)).toEqual([
      null,
      '2004',
      '2004-01-02',
      '2004-11',
      '2004-11-02',
    ])
    expect(compareStarts('2004', '2004-01-01')).toBe(0)
  })
})
