import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fuzzPackages } from './package-fuzzer.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-fuzz-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const reached = [
  'accepted',
  'block read',
  'block refused',
  'manifest contradicts itself',
  'manifest read',
  'manifest refused',
  'package_altered',
  'package_catalogue_forged',
  'package_cut_off',
  'package_for_others',
  'package_history_unproven',
  'package_malformed',
  'package_newer',
  'package_of_other_register',
  'package_part_altered',
  'package_signature_wrong',
  'package_signer_unknown',
  'package_too_large',
  'package_unrecognised',
]

test('20,000 hostile packages are refused in so many words, quickly, and leave nothing behind', async () => {
  const { codes, longestMilliseconds } = await fuzzPackages(20_000, 20_161_220, folder)
  // That each kind of refusal was reached says that the cases go deep.
  expect(new Set(codes.keys())).toEqual(new Set(reached))
  expect(longestMilliseconds).toBeLessThan(10_000)
  expect(process.memoryUsage().rss).toBeLessThan(1_500 * 1024 ** 2)
}, 300_000)
