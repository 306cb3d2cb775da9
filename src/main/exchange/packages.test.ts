import { createHash, randomBytes } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  agreementAt,
  contentOf,
  coordination,
  deskOf,
  durango,
  rangesOf,
  trustAll,
  trustIn,
  verdictAt,
  zacatecas,
  type Desk,
} from '../../../tests/support/packages.ts'
import type { Refusal } from '../../contract/errors.ts'
import type { Result } from '../../core/result.ts'
import type {
  PackageContent,
  StagedPackage,
  StageOptions,
  WriteOptions,
  WrittenPackage,
} from '../usecases/ports/packages.ts'
import type { StoredFeedCommit } from '../usecases/ports/commits.ts'
import { packageFiles } from './package-files.ts'

let folder = ''
let staging = 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-packages-'))
  mkdirSync(join(folder, 'temporary'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const expectValue = <Value>(result: Result<Value, Refusal>): Value => {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value
}

const file = (): string => join(folder, 'package.acuerdos')

const write = (
  content: PackageContent,
  options: Partial<WriteOptions> = {},
): Promise<Result<WrittenPackage, Refusal>> =>
  packageFiles.write(content, {
    signer: coordination.signer,
    sealing: { recipients: [durango.recipient, coordination.recipient] },
    temporaryFolder: join(folder, 'temporary'),
    out: file(),
    ...options,
  })

const stage = (options: Partial<StageOptions> = {}): Promise<Result<StagedPackage, Refusal>> => {
  staging += 1
  return packageFiles.stage(file(), join(folder, `staging-${staging}`), {
    opening: { identities: [durango.identity] },
    trust: trustAll,
    ...options,
  })
}

/** Whose package is refused leaves nothing anywhere. */
const expectRefused = async (options: Partial<StageOptions> = {}): Promise<string> => {
  const staged = await stage(options)
  expect(readdirSync(folder)).not.toContain(`staging-${staging}`)
  return staged.ok ? 'accepted' : staged.error.code
}

const allOf = async (staged: StagedPackage): Promise<readonly StoredFeedCommit[]> => {
  const blocks = await Promise.all(staged.blocks.map((_, number) => staged.readBlock(number)))
  return blocks.flat()
}

/** What matters of a commit for whoever imports it. */
const named = (commits: readonly StoredFeedCommit[]): readonly string[] =>
  commits.map(({ hash, bytes }) => `${hash} ${Buffer.from(bytes).toString('hex')}`).toSorted()

function someWork(desk: Desk, agreements = 5): readonly StoredFeedCommit[] {
  for (let number = 0; number < agreements; number += 1) {
    const { agreement, obligations } = agreementAt(desk, 3)
    for (const obligation of obligations)
      verdictAt(desk, agreement, obligation, coordination.person)
  }
  return desk.commits
}

test('what an office packs, another opens: the same commits byte for byte, in the order of their feeds', async () => {
  const commits = someWork(deskOf(coordination))
  const written = expectValue(await write(contentOf(coordination, commits)))
  const staged = expectValue(await stage())

  expect(named(await allOf(staged))).toEqual(named(commits))
  expect((await allOf(staged)).map(({ commit }) => commit)).toEqual(
    commits.map(({ commit }) => commit),
  )
  expect(staged.manifest).toEqual(written.manifest)
  expect(staged.sha256).toBe(createHash('sha256').update(readFileSync(file())).digest('hex'))
  expect(written).toMatchObject({ commits: commits.length, bytes: statSync(file()).size })
  expect(readdirSync(join(folder, 'temporary'))).toEqual([])
})

test('a later package carries only what followed, and a third office learns it from the second', async () => {
  const desk = deskOf(coordination)
  const before = someWork(desk).length
  const [one] = desk.commits
  if (one?.commit.partition.kind !== 'agreement') throw new Error('an agreement')
  verdictAt(desk, one.commit.partition.id, desk.newId(), coordination.person)
  const others = someWork(desk, 2).slice(before)
  expectValue(await write(contentOf(coordination, others)))
  const atDurango = expectValue(await stage())

  // Durango forwards one of the three feeds it received, with work of its own.
  const forwarded = others.slice(0, 1)
  const own = someWork(deskOf(durango), 1)
  expectValue(
    await write(
      contentOf(durango, [...forwarded, ...own], { attestations: atDurango.attestations }),
      { signer: durango.signer, sealing: { recipients: [zacatecas.recipient] } },
    ),
  )
  const atZacatecas = expectValue(await stage({ opening: { identities: [zacatecas.identity] } }))

  expect(named(await allOf(atZacatecas))).toEqual(named([...forwarded, ...own]))
  expect(atZacatecas.attestations.map(({ size, leaves }) => [size, leaves.length])).toEqual([
    [1, 1],
    [3, 1],
  ])
})

test('two branches of a forked feed that are as long travel both, and neither of them twice', async () => {
  const desks = [deskOf(coordination), deskOf(coordination, 1_790_000_000_000)]
  const [one = [], other = []] = desks.map((desk) => someWork(desk, 1))
  const branches = contentOf(coordination, [...one, ...other], {
    feeds: [...rangesOf(one), ...rangesOf(other)],
  })
  expect(branches.feeds).toMatchObject([branches.feeds[1] ?? {}, branches.feeds[0] ?? {}])
  expectValue(await write(branches))
  const staged = expectValue(await stage())
  expect(named(await allOf(staged))).toEqual(named([...one, ...other]))
  expect(staged.heads).toEqual([one.at(-1)?.hash, other.at(-1)?.hash])

  const twice = contentOf(coordination, [...one, ...one], {
    feeds: [...rangesOf(one), ...rangesOf(one)],
  })
  expectValue(await write(twice))
  expect(await stage()).toMatchObject({
    error: { code: 'package_malformed', details: { problem: 'a branch twice' } },
  })
})

test('work for which its author did not sign is not believed, whoever brings it', async () => {
  const desk = deskOf(coordination)
  expectValue(await write(contentOf(coordination, someWork(desk))))
  const { attestations } = expectValue(await stage())
  const [attestation] = attestations
  if (attestation === undefined) throw new Error('no attestation')
  const relayed = contentOf(durango, desk.commits, {
    attestations: [{ ...attestation, signature: new Uint8Array(64) }],
  })
  expectValue(await write(relayed, { signer: durango.signer }))
  expect(await expectRefused()).toBe('package_history_unproven')

  expectValue(
    await write(contentOf(durango, desk.commits, { attestations }), { signer: durango.signer }),
  )
  expect(await expectRefused({ trust: trustIn(durango) })).toBe('package_author_unknown')
  expectValue(await stage())
})

test('a package for others, of another register or of an unknown sender is refused in so many words', async () => {
  expectValue(await write(contentOf(coordination, someWork(deskOf(coordination)))))
  expect(await expectRefused({ opening: { identities: [zacatecas.identity] } })).toBe(
    'package_for_others',
  )
  expect(await expectRefused({ opening: { passphrase: 'ancla barco' } })).toBe(
    'package_without_passphrase',
  )
  expect(await expectRefused({ trust: trustIn(durango) })).toBe('package_signer_unknown')
  expect(await expectRefused({ trust: () => ({ ...trustAll(), root: 'ab'.repeat(32) }) })).toBe(
    'package_of_other_register',
  )
  expect(await expectRefused({ largest: 1000 })).toBe('package_too_large')
  expect(await expectRefused({ signal: AbortSignal.abort() })).toBe('package_cancelled')
})

test('with a passphrase, whoever knows it opens the package', async () => {
  const commits = someWork(deskOf(coordination), 1)
  const passphrase = 'ancla barco cielo dedo enero faro'
  expectValue(
    await write(contentOf(coordination, commits, { recipients: [] }), { sealing: { passphrase } }),
  )
  expect(await expectRefused()).toBe('package_needs_passphrase')
  expect(await expectRefused({ opening: { passphrase: 'ancla barco' } })).toBe(
    'package_passphrase_wrong',
  )
  const staged = expectValue(await stage({ opening: { passphrase } }))
  expect(named(await allOf(staged))).toEqual(named(commits))
})

test('attached files arrive as they were: pictures as they are, texts packed', async () => {
  const picture = randomBytes(300_000)
  const table = Buffer.from('Entidad,Avance\n'.repeat(20_000))
  const attachments = [picture, table].map((bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    writeFileSync(join(folder, sha256), bytes)
    return { sha256, path: join(folder, sha256) }
  })
  const written = expectValue(await write(contentOf(coordination, [], { attachments })))
  expect(written.bytes).toBeLessThan(305_000)
  const staged = expectValue(await stage())
  expect(new Set(staged.attachments.map(({ sha256 }) => sha256))).toEqual(
    new Set(attachments.map(({ sha256 }) => sha256)),
  )
  for (const { sha256, path } of staged.attachments) {
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  }

  const [first] = attachments
  if (first === undefined) throw new Error('no attachment')
  writeFileSync(first.path, randomBytes(300_000))
  const refused = await write(contentOf(coordination, [], { attachments }))
  expect(refused.ok ? 'written' : refused.error.code).toBe('evidence_altered')
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
})

test('a verified package is opened again after a kill, and one that was not is none', async () => {
  expectValue(await write(contentOf(coordination, someWork(deskOf(coordination)))))
  const staged = expectValue(await stage())
  const again = await packageFiles.reopen(staged.folder)
  if (again === null) throw new Error('not reopened')
  expect(again.manifest).toEqual(staged.manifest)
  expect(again.attestations).toEqual(staged.attestations)
  expect(named(await allOf(again))).toEqual(named(await allOf(staged)))

  const block = join(staged.folder, 'block-0')
  const bytes = readFileSync(block)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  writeFileSync(block, bytes)
  expect(await packageFiles.reopen(staged.folder)).toBeNull()
  rmSync(join(staged.folder, 'verified.json'))
  expect(await packageFiles.reopen(staged.folder)).toBeNull()
  expect(await packageFiles.reopen(join(folder, 'nowhere'))).toBeNull()
})

test('a file that was cut off or damaged on its way says so', async () => {
  const desk = deskOf(coordination)
  const noise = randomBytes(200_000)
  const sha256 = createHash('sha256').update(noise).digest('hex')
  writeFileSync(join(folder, sha256), noise)
  const attachments = [{ sha256, path: join(folder, sha256) }]
  expectValue(await write(contentOf(coordination, someWork(desk), { attachments })))
  const whole = readFileSync(file())
  const tried = async (bytes: Uint8Array): Promise<string> => {
    writeFileSync(file(), bytes)
    return expectRefused()
  }
  expect(await tried(whole.subarray(0, whole.length - 70_000))).toBe('package_cut_off')
  expect(await tried(whole.subarray(0, 100))).toBe('package_cut_off')
  const flipped = Buffer.from(whole)
  flipped[100_000] = (flipped[100_000] ?? 0) ^ 1
  expect(await tried(flipped)).toBe('package_altered')
  expect(await tried(Buffer.from('PK\u0003\u0004 not a package'))).toBe('package_unrecognised')
  expect(await tried(Buffer.alloc(0))).toBe('package_cut_off')
  // Where it was cut in the middle of what is sealed as one, nobody can tell a missing end from a damaged one.
  expect(await tried(whole.subarray(0, 40_000))).toBe('package_not_whole')
  for (const cut of [66_000, 131_000, 131_500, whole.length - 1]) {
    expect(await tried(whole.subarray(0, cut))).toBe('package_cut_off')
  }
})
