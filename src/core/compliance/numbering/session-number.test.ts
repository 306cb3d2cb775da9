import { describe, expect, it } from 'vitest'
import { parseSessionNumber } from './session-number.ts'

describe('the number of a session', () => {
  it.each([
    ['XLI', 41, 'ordinary'],
    ['xli', 41, 'ordinary'],
    ['41', 41, 'ordinary'],
    ['41ª', 41, 'ordinary'],
    ['II-SE', 2, 'extraordinary'],
    ['2-se', 2, 'extraordinary'],
  ])('%s', (written, ordinal, type) => {
    expect(parseSessionNumber(written)).toEqual({ ordinal, type })
  })

  it.each(['', 'marzo', 'IIII', '0', '4000', '-SE'])('is not %j', (written) => {
    expect(parseSessionNumber(written)).toBeNull()
  })
})
