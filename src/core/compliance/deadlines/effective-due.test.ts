import { describe, expect, test } from 'vitest'
import { extension } from '../../../../tests/support/obligation-facts.ts'
import { effectiveDue } from './effective-due.ts'
import type { ResolvedDeadline } from './resolve.ts'

const stated: ResolvedDeadline = { kind: 'date', date: '2017-12-31' }

describe('a deadline with extensions', () => {
  test('without any the rule’s own day counts', () => {
    expect(effectiveDue(stated, [])).toEqual({ due: stated, extensions: [], conflict: false })
  })

  test('the second extension supersedes the first', () => {
    const granted = [
      extension({ id: 'first', newDue: '2018-01-31' }),
      extension({ id: 'second', newDue: '2018-06-30', supersedes: ['first'] }),
    ]
    expect(effectiveDue(stated, granted)).toEqual({
      due: { kind: 'date', date: '2018-06-30' },
      extensions: ['second'],
      conflict: false,
    })
  })

  test('the second is withdrawn: the first counts again', () => {
    const granted = [
      extension({ id: 'first', newDue: '2018-01-31' }),
      extension({ id: 'second', newDue: '2018-06-30', supersedes: ['first'], withdrawn: true }),
    ]
    expect(effectiveDue(stated, granted).due).toEqual({ kind: 'date', date: '2018-01-31' })
  })

  test('two offices extend apart: a conflict, and the earlier day counts', () => {
    const north = extension({ id: 'north', newDue: '2018-06-30' })
    const south = extension({ id: 'south', newDue: '2018-03-31' })
    expect(effectiveDue(stated, [north, south])).toEqual({
      due: { kind: 'date', date: '2018-03-31' },
      extensions: ['north', 'south'],
      conflict: true,
    })
    expect(effectiveDue(stated, [south, north])).toEqual(effectiveDue(stated, [north, south]))
  })

  test('two offices extend apart to the same day: nobody has to decide anything', () => {
    const both = [extension({ id: 'north' }), extension({ id: 'south' })]
    expect(effectiveDue(stated, both)).toEqual({
      due: { kind: 'date', date: '2018-01-31' },
      extensions: ['north', 'south'],
      conflict: false,
    })
  })

  test('an extension gives a day to what had none', () => {
    const due = { kind: 'date', date: '2018-01-31' }
    expect(effectiveDue({ kind: 'unstated' }, [extension()]).due).toEqual(due)
    expect(
      effectiveDue({ kind: 'undetermined', missing: 'named_session' }, [extension()]).due,
    ).toEqual(due)
  })

  test('one to a day that does not exist is passed over', () => {
    expect(effectiveDue(stated, [extension({ newDue: '2018-02-30' })]).due).toEqual(stated)
  })
})
