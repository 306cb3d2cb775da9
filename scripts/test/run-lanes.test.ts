import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { runLanes } from './run-lanes.ts'

interface Work {
  readonly name: string
  readonly required?: true
}

/** Runs and tells what happened, in order; the named ones fail. */
async function story(
  lanes: readonly (readonly Work[])[],
  failing: readonly string[] = [],
): Promise<{ readonly events: readonly string[]; readonly goOn: boolean }> {
  const events: string[] = []
  const goOn = await runLanes(lanes, async ({ name }) => {
    events.push(`${name} begins`)
    await pause(1)
    events.push(`${name} ends`)
    return { succeeded: !failing.includes(name) }
  })
  return { events, goOn }
}

describe('the lanes of a test run', () => {
  test('begin together, and keep the order within each', async () => {
    const { events, goOn } = await story([
      [{ name: 'set-up' }],
      [{ name: 'lint' }, { name: 'build' }],
    ])
    expect(events.slice(0, 2)).toEqual(['set-up begins', 'lint begins'])
    expect(events.indexOf('build begins')).toBeGreaterThan(events.indexOf('lint ends'))
    expect(goOn).toBe(true)
  })

  test('go on after a failure, as do the steps that follow', async () => {
    const { events, goOn } = await story([[{ name: 'lint' }, { name: 'build' }]], ['lint'])
    expect(events).toContain('build ends')
    expect(goOn).toBe(true)
  })

  test('end with a required stage that fails, while the others reach their end', async () => {
    const setUp: Work = { name: 'set-up', required: true }
    const { events, goOn } = await story(
      [
        [setUp, { name: 'after it' }],
        [{ name: 'lint' }, { name: 'build' }],
      ],
      ['set-up'],
    )
    expect(events).not.toContain('after it begins')
    expect(events).toContain('build ends')
    expect(goOn).toBe(false)
  })
})
