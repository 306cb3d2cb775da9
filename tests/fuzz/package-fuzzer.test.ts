import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fuzzPackages, mustBeReached } from './package-fuzzer.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-fuzz-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('20,000 hostile packages are refused in so many words, quickly, and leave nothing behind', async () => {
  const { codes, longestMilliseconds } = await fuzzPackages(20_000, 20_161_220, folder)
  // That each kind of refusal was reached says that the cases go deep.
  expect(new Set(codes.keys())).toEqual(new Set(mustBeReached))
  expect(longestMilliseconds).toBeLessThan(10_000)
  expect(process.memoryUsage().rss).toBeLessThan(1_500 * 1024 ** 2)
}, 300_000)
