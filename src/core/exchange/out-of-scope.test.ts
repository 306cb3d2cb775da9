import { describe, expect, it } from 'vitest'
import { outOfScopeSince } from './out-of-scope.ts'

const agreement = 'a'.repeat(32)
const session = 'b'.repeat(32)
const place = { agreement, session, confidential: false }
const said = (serial: number, scope: readonly string[], written = serial * 1000) => ({
  says: { serial, scope },
  written,
})

describe('an agreement that an office is not sent any more', () => {
  it('is within reach while the newest scope admits it, whatever was said before', () => {
    expect(outOfScopeSince([said(1, []), said(2, [`session:${session}`])], place)).toBeNull()
    expect(outOfScopeSince([], place)).toBeNull()
  })

  it('grows old from the first statement that left it out, not from the last', () => {
    const narrowed = [said(4, []), said(2, ['all']), said(3, [`agreement:${'c'.repeat(32)}`])]
    expect(outOfScopeSince(narrowed, place)).toBe(3000)
  })

  it('counts anew where it had been let in again between', () => {
    expect(outOfScopeSince([said(1, []), said(2, ['all']), said(3, [])], place)).toBe(3000)
  })

  it('that was made confidential is not sent to whoever may not have those', () => {
    const everything = [said(1, ['all', 'confidential']), said(2, ['all'])]
    expect(outOfScopeSince(everything, place)).toBeNull()
    expect(outOfScopeSince(everything, { ...place, confidential: true })).toBe(2000)
  })
})
