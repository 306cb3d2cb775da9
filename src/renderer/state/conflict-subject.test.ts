import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formDraftSchema } from '../../contract/form-drafts.ts'
import { conflictOfSubject, conflictSubject } from './conflict-subject.ts'

const record = '0123456789abcdef0123456789abcdef'

test('the draft of a decision finds its conflict again, whatever the element of the set is', () => {
  const id = fc.oneof(
    fc.constant(`${record}/11`),
    fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }).map((one) => `${record}/30/${one}`),
    fc.constant(`${record}/15/${record}`),
    fc.constant(`${record}/30/policía, ñ_1`),
  )
  fc.assert(
    fc.property(id, (conflict) => {
      const subject = conflictSubject(conflict)
      expect(formDraftSchema.shape.subject.safeParse(subject).success).toBe(true)
      expect(conflictOfSubject(subject.split('_'))).toBe(conflict)
    }),
  )
})
