import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fuzzPackages, mustBeReached } from './package-fuzzer.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-fuzz-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** What these have to come to, whoever the sender is, and nothing else. */
const hostile: readonly (readonly [what: string, came: readonly string[]])[] = [
  ['a number beyond 2^53 in the manifest, signed', ['package_malformed']],
  ['statements that nobody may believe, and their signature', ['package_signature_wrong']],
  ['false statements beside a true signature', ['accepted']],
  ['a true head under the signature of another package', ['package_history_unproven']],
  ['the signature of another package', ['package_signature_wrong']],
  ['the signature of another office', ['package_signature_wrong']],
  ['no signature', ['package_signature_wrong']],
]

const localeSchema = z.object({ errors: z.record(z.string(), z.unknown()) })

const locales = ['es', 'en'].map((language) =>
  localeSchema.parse(JSON.parse(readFileSync(`resources/locales/${language}.json`, 'utf8'))),
)

test('20,000 hostile packages are refused in so many words, quickly, and leave nothing behind', async () => {
  const { codes, outcomes, longestMilliseconds } = await fuzzPackages(20_000, 20_161_220, folder)
  // That each kind of refusal was reached says that the cases go deep.
  expect(new Set(codes.keys())).toEqual(new Set(mustBeReached))
  for (const [what, came] of hostile) {
    for (const whose of ['', ' of a revoked signer']) {
      expect([what, whose, outcomes.get(what + whose)]).toEqual([what, whose, new Set(came)])
    }
  }
  expect(outcomes.get('a whole package of a revoked signer')).toEqual(new Set(['accepted']))
  const refused = [...codes.keys()].filter((code) => code.startsWith('package_'))
  for (const { errors } of locales)
    expect(Object.keys(errors)).toEqual(expect.arrayContaining(refused))
  expect(longestMilliseconds).toBeLessThan(10_000)
  expect(process.memoryUsage().rss).toBeLessThan(1_500 * 1024 ** 2)
}, 300_000)
