/**
 * Hostile packages: mutations of real ones and structured garbage, most of them below the envelope and signed again, so
 * that they reach what an honest signature protects. The same seed makes the same cases.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { Decrypter } from 'age-encryption'
import { catalogueInstallation } from '../../src/contract/catalogue.ts'
import { cursorsOf, readBlock } from '../../src/contract/package/block-reader.ts'
import { manifestProblem } from '../../src/contract/package/manifest-problem.ts'
import { decodeManifest } from '../../src/contract/package/manifest-reader.ts'
import type { Manifest, PackageFrame } from '../../src/contract/package/manifest.ts'
import { serialise } from '../../src/contract/package/manifest-writer.ts'
import { packageVersion, writePrelude } from '../../src/contract/package/prelude.ts'
import type { Result } from '../../src/core/result.ts'
import type { Refusal } from '../../src/contract/errors.ts'
import { sha256 } from '../../src/main/exchange/hashes.ts'
import { packageFiles } from '../../src/main/exchange/package-files.ts'
import { stagePlaintext } from '../../src/main/exchange/stage-package.ts'
import type { StagedPackage } from '../../src/main/usecases/ports/packages.ts'
import { seededRandom, type Random } from '../bench/register/random.ts'
import {
  agreementAt,
  contentOf,
  coordination,
  deskOf,
  durango,
  verdictAt,
  zacatecas,
  type TestOffice,
} from '../support/packages.ts'
import { rootKey } from '../simulation/root-key.ts'
import { falseStatements, trustByStatements } from './directory.ts'

/** A package before it is sealed: what a mutation changes. */
interface Plain {
  readonly sender: TestOffice
  readonly manifest: Manifest
  /** Instead of the manifest's own bytes. */
  readonly manifestBytes?: Uint8Array
  readonly version?: typeof packageVersion
  readonly length?: number
  readonly signature?: Uint8Array
  readonly frames: readonly Uint8Array[]
}

/** That each of these came says that the cases go deep. */
export const mustBeReached: readonly string[] = [
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
  'package_not_whole',
  'package_of_other_register',
  'package_part_altered',
  'package_signature_wrong',
  'package_signer_unknown',
  'package_too_large',
  'package_unrecognised',
]

export interface FuzzOutcome {
  /** How often each refusal came, and `accepted`. */
  readonly codes: ReadonlyMap<string, number>
  /** By what was done to a package, what it came to. */
  readonly outcomes: ReadonlyMap<string, ReadonlySet<string>>
  /** Of the slowest case. */
  readonly longestMilliseconds: number
}

/**
 * Tries so many cases; throws at the first that is no refusal of a package, leaves something behind, or brings a commit
 * that its author did not sign. `folder`: an empty one of its own.
 */
export async function fuzzPackages(
  cases: number,
  seed: number,
  folder: string,
): Promise<FuzzOutcome> {
  const random = seededRandom(seed)
  const real = await realPackages(folder)
  const signed = new Set(real.flatMap(({ hashes }) => hashes))
  const codes = new Map<string, number>()
  const outcomes = new Map<string, Set<string>>()
  let longestMilliseconds = 0
  for (let number = 0; number < cases; number += 1) {
    const start = performance.now()
    const code = random.chance(shareOfParts)
      ? readPart(random, random.pick(real).plain)
      : await stageCase(
          random,
          real,
          join(folder, 'stage'),
          signed,
          `case ${number} of seed ${seed}`,
          outcomes,
        )
    longestMilliseconds = Math.max(longestMilliseconds, performance.now() - start)
    codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  return { codes, outcomes, longestMilliseconds }
}

/** Of the cases, how many go to the readers of a manifest and a block alone: they cost no file. */
const shareOfParts = 0.8

/** What the reader of the part says: an exception would end the fuzzing. */
function readPart(random: Random, { manifest, frames }: Plain): string {
  const hostile = random.pick([flipped, cut, spliced])
  const [block] = frames
  if (block === undefined || random.chance(0.7)) {
    const read = decodeManifest(hostile(random, serialise(manifest)), random.below(2))
    if (!read.ok) return 'manifest refused'
    return manifestProblem(read.value) === null ? 'manifest read' : 'manifest contradicts itself'
  }
  const bytes = hostile(random, brotliDecompressSync(block))
  return readBlock(bytes, cursorsOf(manifest.feeds), sha256).ok ? 'block read' : 'block refused'
}

async function stageCase(
  random: Random,
  real: readonly RealPackage[],
  stage: string,
  signed: ReadonlySet<string>,
  which: string,
  outcomes: Map<string, Set<string>>,
): Promise<string> {
  const { name, run } = caseOf(random, real, stage)
  const result = await run()
  const problem = await problemOf(result, stage, signed)
  if (problem !== null) throw new Error(`${which}, ${name}: ${problem}`)
  const code = result.ok ? 'accepted' : result.error.code
  outcomes.set(name, (outcomes.get(name) ?? new Set()).add(code))
  return code
}

async function problemOf(
  result: Result<StagedPackage, Refusal>,
  stage: string,
  signed: ReadonlySet<string>,
): Promise<string | null> {
  if (!result.ok) {
    if (!result.error.code.startsWith('package_')) return `refused with ${result.error.code}`
    return existsSync(stage) ? 'something stayed in the folder' : null
  }
  for (const [number] of result.value.blocks.entries()) {
    for (const { hash } of await result.value.readBlock(number)) {
      if (!signed.has(hash)) return `commit ${hash} was believed`
    }
  }
  rmSync(stage, { recursive: true })
  return null
}

interface RealPackage {
  readonly plain: Plain
  readonly file: Uint8Array
  readonly hashes: readonly string[]
}

const senders = [
  { sender: coordination, agreements: 1 },
  { sender: coordination, agreements: 3 },
  // Of whom the register says that it was revoked.
  { sender: zacatecas, agreements: 2 },
]

async function realPackages(folder: string): Promise<readonly RealPackage[]> {
  const made: RealPackage[] = []
  for (const [number, { sender, agreements }] of senders.entries()) {
    const desk = deskOf(sender, 1_780_000_000_000 + number * 1_000_000)
    for (let count = 0; count < agreements; count += 1) {
      const { agreement, obligations } = agreementAt(desk, 2)
      for (const obligation of obligations) verdictAt(desk, agreement, obligation, durango.person)
    }
    const bytes = Buffer.from(number === 0 ? 'Oficio SSP/1/2026' : 'Entidad,Avance\n'.repeat(300))
    const path = join(folder, sha256(bytes))
    writeFileSync(path, bytes)
    const out = join(folder, 'package.acuerdos')
    const written = await packageFiles.write(
      contentOf(sender, desk.commits, {
        register: rootKey.publicKey,
        attachments: [{ sha256: sha256(bytes), path }],
      }),
      {
        signer: sender.signer,
        sealing: { recipients: [durango.recipient] },
        temporaryFolder: folder,
        out,
      },
    )
    if (!written.ok) throw new Error(written.error.code)
    const { manifest } = written.value
    const file = readFileSync(out)
    const decrypter = new Decrypter()
    decrypter.addIdentity(durango.identity)
    const plaintext = await decrypter.decrypt(file)
    let at = plaintext.length - manifest.frames.reduce((sum, { packed }) => sum + packed, 0)
    const frames = manifest.frames.map(({ packed }) => {
      at += packed
      return plaintext.subarray(at - packed, at)
    })
    made.push({
      plain: { sender, manifest, frames },
      file,
      hashes: desk.commits.map(({ hash }) => hash),
    })
  }
  return made
}

interface FuzzCase {
  readonly name: string
  readonly run: () => Promise<Result<StagedPackage, Refusal>>
}

const options = { opening: { identities: [durango.identity] }, trust: trustByStatements }

function caseOf(random: Random, real: readonly RealPackage[], stage: string): FuzzCase {
  const { plain, file } = random.pick(real)
  const other = random.pick(real.filter((one) => one.plain !== plain)).plain
  if (random.chance(0.01)) {
    const path = join(stage, '..', 'hostile.acuerdos')
    const name = random.pick(['flipped', 'cut off', 'foreign', 'work', 'endless'] as const)
    writeFileSync(path, envelopeOf(random, file, name))
    const foreign = { ...options, opening: { identities: [zacatecas.identity] } }
    const how = name === 'foreign' ? foreign : name === 'work' ? byPassphrase : options
    return { name: `envelope ${name}`, run: () => packageFiles.stage(path, stage, how) }
  }
  // As it is from one that was revoked: it is taken in, and what counts of it is told by the counter.
  if (plain.sender === zacatecas && random.chance(0.1)) {
    const run = () => stagePlaintext(envelopeAround(random, assembled(plain)), stage, options)
    return { name: 'a whole package of a revoked signer', run }
  }
  const [what, mutate] = random.pick(mutations)
  const name = plain.sender === zacatecas ? `${what} of a revoked signer` : what
  const payload = mutate(random, plain, other)
  return {
    name,
    run: () => stagePlaintext(envelopeAround(random, payload), stage, options),
  }
}

const byPassphrase = { ...options, opening: { passphrase: 'ancla' } }

function envelopeOf(
  random: Random,
  file: Uint8Array,
  name: 'flipped' | 'cut off' | 'foreign' | 'work' | 'endless',
): Uint8Array {
  switch (name) {
    case 'foreign':
      return file
    case 'flipped':
      return flipped(random, file)
    case 'cut off':
      return file.subarray(0, random.below(file.length))
    case 'work':
      return Buffer.from(
        `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${19 + random.below(30)}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`,
      )
    case 'endless':
      return Buffer.from(`age-encryption.org/v1\n-> X25519 ${'A'.repeat(1_000_000)}`)
  }
}

/** What the envelope would have given, in pieces of any size. */
function envelopeAround(random: Random, payload: Uint8Array) {
  async function* plaintext(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < payload.length;) {
      const end = at + 1 + random.below(70_000)
      yield await Promise.resolve(payload.subarray(at, end))
      at = end
    }
  }
  return { plaintext: plaintext(), size: payload.length, sha256: () => sha256(payload) }
}

type Mutation = (random: Random, plain: Plain, other: Plain) => Uint8Array

const changed =
  (change: (random: Random, manifest: Manifest, other: Manifest) => Partial<Manifest>): Mutation =>
  (random, plain, other) =>
    assembled({
      ...plain,
      manifest: { ...plain.manifest, ...change(random, plain.manifest, other.manifest) },
    })

const withFrames =
  (
    change: (random: Random, frames: readonly Uint8Array[], plain: Plain) => readonly Uint8Array[],
  ): Mutation =>
  (random, plain) => {
    const frames = change(random, plain.frames, plain)
    return assembled({ ...plain, manifest: reframed(plain.manifest, frames), frames })
  }

const mutations: readonly (readonly [string, Mutation])[] = [
  ['bytes of the payload', (random, plain) => flipped(random, assembled(plain))],
  ['a payload cut off', (random, plain) => cut(random, assembled(plain))],
  [
    'something after the last frame',
    (random, plain) => Buffer.concat([assembled(plain), noise(random, 40)]),
  ],
  ['garbage', (random) => noise(random, 400)],
  [
    'another magic or version',
    (random, plain) => {
      const bytes = assembled(plain)
      bytes[random.below(11)] = random.below(256)
      return bytes
    },
  ],
  [
    'a newer version',
    (random, plain) =>
      assembled({
        ...plain,
        version: {
          major: 1 + random.below(3),
          minor: random.below(4),
          minimumReader: random.below(4),
        },
      }),
  ],
  [
    'a false length of the manifest',
    (random, plain) =>
      assembled({
        ...plain,
        length: random.pick([0, 1, 2 ** 32 - 1, 33 * 1024 ** 2, random.below(5000)]),
      }),
  ],
  [
    'bytes of the manifest, signed',
    (random, plain) =>
      assembled({ ...plain, manifestBytes: flipped(random, serialise(plain.manifest)) }),
  ],
  [
    'a piece of CBOR in the manifest, signed',
    (random, plain) =>
      assembled({ ...plain, manifestBytes: spliced(random, serialise(plain.manifest)) }),
  ],
  [
    'a manifest of hostile CBOR, signed',
    (random, plain) => assembled({ ...plain, manifestBytes: random.pick(hostileCbor) }),
  ],
  [
    'a number beyond 2^53 in the manifest, signed',
    (random, plain) => {
      const bytes = Buffer.from(serialise(plain.manifest))
      const moment = Buffer.alloc(9, 0x1b)
      moment.writeBigUInt64BE(BigInt(plain.manifest.made), 1)
      const at = bytes.indexOf(moment)
      if (at < 0) throw new Error('no moment in the manifest')
      bytes.writeBigUInt64BE(2n ** BigInt(53 + random.below(11)), at + 1)
      return assembled({ ...plain, manifestBytes: bytes })
    },
  ],
  [
    'statements that nobody may believe, and their signature',
    (random, plain) => {
      const statements = random.pick(falseStatements(plain.sender))
      const swapped = { ...plain, manifest: { ...plain.manifest, statements } }
      return assembled({ ...swapped, signature: durango.signer.sign(signedPart(swapped)) })
    },
  ],
  [
    'false statements beside a true signature',
    changed((random, { sender }) => ({
      statements: random.pick(
        falseStatements(sender.office === zacatecas.office ? zacatecas : coordination),
      ),
    })),
  ],
  [
    'attestations of another package',
    (_, plain, other) =>
      assembled({
        ...plain,
        manifest: { ...plain.manifest, attestations: other.manifest.attestations },
      }),
  ],
  [
    'a true head under the signature of another package',
    (_, plain, other) => {
      const [foreign] = other.manifest.attestations
      if (foreign === undefined) throw new Error('nobody vouches')
      const attestations = plain.manifest.attestations.map((one) => ({
        ...one,
        signature: foreign.signature,
      }))
      return assembled({ ...plain, manifest: { ...plain.manifest, attestations } })
    },
  ],
  ['no signature', (_, plain) => assembled({ ...plain, signature: new Uint8Array(64) })],
  [
    'the signature of another package',
    (_, plain, other) => assembled({ ...plain, signature: signatureOf(other) }),
  ],
  [
    'the signature of another office',
    (_, plain) => assembled({ ...plain, signature: durango.signer.sign(signedPart(plain)) }),
  ],
  ['another register', changed((random) => ({ register: idOf(random) + idOf(random) }))],
  [
    'another sender',
    changed((_, { sender }) => ({ sender: { ...sender, installation: durango.installation } })),
  ],
  [
    'an unknown sender',
    changed((random, { sender }) => ({ sender: { ...sender, installation: idOf(random) } })),
  ],
  ['frames of another package', (_, plain, other) => assembled({ ...plain, frames: other.frames })],
  [
    'the block of another package, as if it were signed',
    (_, plain, other) =>
      assembled({
        ...plain,
        manifest: { ...plain.manifest, frames: other.manifest.frames },
        frames: other.frames,
      }),
  ],
  [
    'false sizes',
    changed((random, { frames }) => ({ frames: frames.map((frame) => falseSize(random, frame)) })),
  ],
  [
    'another hash',
    changed((random, { frames }) => ({
      frames: frames.map((frame) => ({ ...frame, hash: idOf(random) + idOf(random) })),
    })),
  ],
  ['frames twice', changed((_, { frames }) => ({ frames: [...frames, ...frames] }))],
  ['a bomb', withFrames((random, frames) => [random.pick(bombs), ...frames.slice(1)])],
  [
    'a bomb that says its size',
    (random, plain) => {
      const frames = [random.pick(bombs), ...plain.frames.slice(1)]
      const manifest = reframed(plain.manifest, frames)
      const sized = manifest.frames.map((frame, place) =>
        place === 0 ? { ...frame, size: 8 * 1024 ** 2 } : frame,
      )
      return assembled({ ...plain, manifest: { ...manifest, frames: sized }, frames })
    },
  ],
  [
    'a block of other bytes, as if they were signed',
    blockOf((random, block) => flipped(random, block)),
  ],
  ['a block cut off, as if it were signed', blockOf((random, block) => cut(random, block))],
  ['a block with a piece of CBOR, as if it were signed', blockOf(spliced)],
  ['a block of garbage', blockOf((random) => noise(random, 2000))],
  [
    'a block of great numbers',
    blockOf((random) =>
      Buffer.from(
        Array.from({ length: 60 }, () => (random.chance(0.7) ? 0xff : random.below(256))),
      ),
    ),
  ],
  [
    'an attachment of other bytes',
    withFrames((random, frames) =>
      frames.map((frame, place) => (place === 0 ? frame : flipped(random, frame))),
    ),
  ],
  [
    'ranges that end elsewhere',
    changed((random, { feeds }) => ({
      feeds: feeds.map((feed) => ({ ...feed, through: feed.through + random.below(3) - 1 })),
    })),
  ],
  [
    'ranges that begin elsewhere',
    changed((random, { feeds }) => ({
      feeds: feeds.map((feed) => ({
        ...feed,
        after: random.chance(0.5)
          ? null
          : { sequence: 1 + random.below(3), hash: idOf(random) + idOf(random) },
      })),
    })),
  ],
  [
    'ranges of others',
    changed((random, { feeds }) => ({
      feeds: feeds.map((feed) => ({
        ...feed,
        installation: random.pick([durango.installation, catalogueInstallation, idOf(random)]),
      })),
    })),
  ],
  [
    'the national catalogue',
    changed((_, { feeds, attestations }) => ({
      feeds: feeds.map((feed) => ({ ...feed, installation: catalogueInstallation })),
      attestations: attestations.map((one) => ({ ...one, installation: catalogueInstallation })),
    })),
  ],
  ['attestations of nobody', changed(() => ({ attestations: [] }))],
  [
    'an attestation that signs something else',
    changed((random, { attestations }) => ({
      attestations: attestations.map((one) => ({
        ...one,
        signature: flipped(random, one.signature),
      })),
    })),
  ],
  [
    'an attestation of a greater tree',
    changed((random, { attestations }) => ({
      attestations: attestations.map((one) => ({
        ...one,
        leaves: one.leaves + 1 + random.below(2 ** 20),
        proof: Array.from({ length: random.below(30) }, () => idOf(random) + idOf(random)),
      })),
    })),
  ],
  [
    'lists out of order',
    changed((random) => ({
      recipients: [idOf(random), idOf(random), idOf(random)],
      lacking: [idOf(random) + idOf(random), idOf(random) + idOf(random)],
    })),
  ],
]

function blockOf(change: (random: Random, block: Uint8Array) => Uint8Array): Mutation {
  return (random, plain) => {
    const [block, ...others] = plain.frames
    if (block === undefined) throw new Error('no block')
    const other = change(random, brotliDecompressSync(block))
    const frames = [quick(other), ...others]
    const manifest = reframed(plain.manifest, frames)
    const sized = manifest.frames.map((frame, place) =>
      place === 0 ? { ...frame, size: Math.max(1, other.length) } : frame,
    )
    return assembled({ ...plain, manifest: { ...manifest, frames: sized }, frames })
  }
}

/** The manifest of other frames: their true hashes and lengths, whatever they are. */
const reframed = (manifest: Manifest, frames: readonly Uint8Array[]): Manifest => ({
  ...manifest,
  frames: manifest.frames.map((frame, place): PackageFrame => {
    const bytes = frames[place] ?? new Uint8Array(1)
    const hash = sha256(bytes)
    const packed = bytes.length
    if (frame.kind === 'commits') return { ...frame, hash, packed }
    return frame.packing === 'stored'
      ? { ...frame, hash, packed, size: packed }
      : { ...frame, hash, packed }
  }),
})

function falseSize(random: Random, frame: PackageFrame): PackageFrame {
  const other = random.pick([0, 1, frame.size - 1, frame.size + 1, 2 ** 31, 2 ** 53 - 1])
  return random.chance(0.5) ? { ...frame, size: other } : { ...frame, packed: other }
}

const signedPart = ({
  manifest,
  manifestBytes,
  version = packageVersion,
  length,
}: Plain): Uint8Array => {
  const bytes = manifestBytes ?? serialise(manifest)
  return Buffer.concat([writePrelude({ version, manifest: length ?? bytes.length }), bytes])
}

const signatureOf = (plain: Plain): Uint8Array => plain.sender.signer.sign(signedPart(plain))

const assembled = (plain: Plain): Uint8Array =>
  Buffer.concat([signedPart(plain), plain.signature ?? signatureOf(plain), ...plain.frames])

function flipped(random: Random, bytes: Uint8Array): Uint8Array {
  const other = new Uint8Array(bytes)
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const at = random.below(other.length)
    other[at] = (other[at] ?? 0) ^ (1 + random.below(255))
  }
  return other
}

/** A piece of hostile CBOR somewhere, in the place of a few bytes. */
function spliced(random: Random, bytes: Uint8Array): Uint8Array {
  const at = random.below(bytes.length)
  const rest = bytes.subarray(at + random.below(9))
  return Buffer.concat([bytes.subarray(0, at), random.pick(hostileCbor), rest])
}

const cut = (random: Random, bytes: Uint8Array): Uint8Array =>
  bytes.subarray(0, random.below(bytes.length))

const noise = (random: Random, most: number): Uint8Array =>
  Uint8Array.from({ length: 1 + random.below(most) }, () => random.below(256))

const idOf = (random: Random): string => random.id()

const quick = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })

/** Eighty kilobytes and less that come to 64 MiB, and to as much as a block may have. */
const bombs = [64, 8, 9].map((megabytes) => quick(new Uint8Array(megabytes * 1024 ** 2)))

const hostileCbor: readonly Uint8Array[] = [
  // Deep, and deeper than any stack.
  Buffer.concat([Buffer.alloc(40, 0x81), Buffer.of(0)]),
  Buffer.concat([Buffer.alloc(200_000, 0x81), Buffer.of(0)]),
  // Indefinite lists, maps, texts and bytes.
  ...['9f01ff', 'bf616101ff', '7f6161ff', '5f4161ff'].map((hex) => Buffer.from(hex, 'hex')),
  // Counts and lengths that nothing follows.
  ...[
    '9bffffffffffffffff',
    '9a7fffffff',
    'ba7fffffff',
    '5a7fffffff',
    '7a7fffffff',
    '5b001fffffffffffff',
  ].map((hex) => Buffer.from(hex, 'hex')),
  // A name twice, names out of order, a number longer than needed, beyond 2^53, a tag, no simple value, no UTF-8.
  ...[
    'a2616101616102',
    'a2616201616101',
    '1801',
    '1b0020000000000000',
    '3bffffffffffffffff',
    'c001',
    'f7',
    'f8ff',
    'f97e00',
    '62c328',
    '61ff',
    '63eda080',
  ].map((hex) => Buffer.from(hex, 'hex')),
]
