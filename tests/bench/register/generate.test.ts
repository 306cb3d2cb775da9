import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRegister } from '../../../src/main/store/open-register.ts'
import { expectValue, temporaryDirectory } from '../../support/registers.ts'
import { generateRegister } from './generate.ts'

const sizes = { obligations: 900, agreements: 40, units: 120, sessions: 30 }

test('a register generated in bulk is what its log makes, and the same each time', async () => {
  const digests: (string | null)[] = []
  for (const name of ['one', 'other']) {
    const directory = join(temporaryDirectory(), name)
    await generateRegister(directory, sizes, () => undefined)
    const register = expectValue(
      openRegister({
        directory,
        now: () => Date.parse('2026-11-01T12:00:00Z'),
        onSlow: () => undefined,
        holds: () => true,
        discard: () => undefined,
      }),
    )
    const { ok, digest, problems } = await register.check(() => Promise.resolve('intact'))
    expect({ ok, problems }).toEqual({ ok: true, problems: [] })
    expect(register.read.summary('2026-11-01').counts.total).toBeGreaterThan(600)
    digests.push(digest)
    register.close()
  }
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(digests[1]).toBe(digests[0])
})
