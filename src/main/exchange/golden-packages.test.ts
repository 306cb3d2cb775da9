/** Packages of every version that was released are read for ever: by this test on every day after. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import {
  agreementAt,
  contentOf,
  coordination,
  deskOf,
  trustAll,
  zacatecas,
} from '../../../tests/support/packages.ts'
import type { Opening } from '../usecases/ports/packages.ts'
import { packageFiles } from './package-files.ts'

const golden = join(import.meta.dirname, '..', '..', '..', 'tests', 'golden', 'packages')
const passphrase = 'ancla barco cielo dedo enero faro'

const expectedSchema = z.record(
  z.string(),
  z.object({
    commits: z.array(z.string()),
    attachments: z.array(z.string()),
    manifest: z.unknown(),
  }),
)
const expected = expectedSchema.parse(
  JSON.parse(readFileSync(join(golden, 'version-1.0.json'), 'utf8')),
)

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-golden-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const packages: readonly (readonly [string, Opening])[] = [
  ['version-1.0-recipients', { identities: [zacatecas.identity] }],
  ['version-1.0-passphrase', { passphrase }],
]

test.each(packages)('%s is read as it was written', async (name, opening) => {
  const staged = await packageFiles.stage(join(golden, `${name}.acuerdos`), join(folder, 'stage'), {
    opening,
    trust: trustAll,
  })
  if (!staged.ok) throw new Error(JSON.stringify(staged.error))
  const { manifest, attachments, blocks } = staged.value
  const commits = await Promise.all(blocks.map((_, number) => staged.value.readBlock(number)))
  expect({
    manifest: plain(manifest),
    attachments: attachments.map(({ sha256 }) => sha256),
    commits: commits.flat().map(({ bytes }) => Buffer.from(bytes).toString('hex')),
  }).toEqual(expected[name])
})

test('a golden package that lost its end says so, wherever it was cut', async () => {
  const whole = readFileSync(join(golden, 'version-1.0-recipients.acuerdos'))
  const file = join(folder, 'cut.acuerdos')
  const codes = new Map<string, number>()
  for (let length = 0; length < whole.length; length += 1) {
    writeFileSync(file, whole.subarray(0, length))
    const staged = await packageFiles.stage(file, join(folder, 'stage'), {
      opening: { identities: [zacatecas.identity] },
      trust: trustAll,
    })
    const code = staged.ok ? 'accepted' : staged.error.code
    codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  expect([...codes.keys()].toSorted()).toEqual(['package_cut_off', 'package_not_whole'])
  // The header, which says itself where it ends.
  expect(codes.get('package_cut_off')).toBeGreaterThan(200)
})

/** Bytes as hexadecimal digits, as the golden file has them. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Uint8Array ? Buffer.from(inner).toString('hex') : inner,
    ),
  )

const ageVersion = spawnSync('age', ['--version'], { encoding: 'utf8' })
const hasAge = ageVersion.status === 0

describe('the stock age program', () => {
  test('opens what is sealed for an office with the key of that office', async () => {
    const file = join(folder, 'package.acuerdos')
    const desk = deskOf(coordination)
    agreementAt(desk, 2)
    const written = await packageFiles.write(contentOf(coordination, desk.commits), {
      signer: coordination.signer,
      sealing: { recipients: [zacatecas.recipient] },
      temporaryFolder: folder,
      out: file,
    })
    expect(written.ok).toBe(true)
    const key = join(folder, 'key.txt')
    writeFileSync(key, `${zacatecas.identity}\n`, { mode: 0o600 })
    if (!hasAge) {
      process.stderr.write('age is not installed, so it opened no package (apt-get install age)\n')
    }
    // Where the program is not, the file must at least begin as its format does.
    const [seen, right] = hasAge
      ? [execFileSync('age', ['--decrypt', '--identity', key, file]), 'ACUERDOS\u0001\u0000\u0000']
      : [readFileSync(file), 'age-encryption.org/v1\n-> X25519 ']
    expect(seen.subarray(0, right.length).toString('latin1')).toBe(right)
  })
})
