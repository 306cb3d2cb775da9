import * as z from 'zod'
import type { PartitionKey } from '../../core/changes/types.ts'
import { idSchema, sha256Schema } from '../primitives.ts'
import { packageLimits } from './limits.ts'

/**
 * What a package says of itself, signed by the sender's installation; `docs/formats.md`, section "Package". Ids and
 * hashes are hexadecimal text here and bytes in the file. `manifest-writer.ts` and `manifest-reader.ts` are the way
 * there and back.
 */

/** As they are numbered in the file: the place in this list. */
export const packageKinds = ['delta', 'snapshot', 'approval', 'reply'] as const

const count = z.int().nonnegative()
const positive = z.int().positive()

/** So many bytes. The bounds are told, so that the pinned hash of the schema knows them. */
function bytesSchema(least: number, most: number): z.ZodType<Uint8Array> {
  return z
    .custom<Uint8Array>(
      (value) => value instanceof Uint8Array && value.length >= least && value.length <= most,
    )
    .meta({ bytes: [least, most] })
}

/** 64 bytes of Ed25519, or what another key would have signed; the length is the format's. */
const signatureSchema = bytesSchema(64, 64)
const publicKeySchema = sha256Schema.meta({ description: 'Ed25519 public key, 32 bytes' })

const partitionSchema: z.ZodType<PartitionKey> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('catalog') }),
  z.strictObject({ kind: z.literal('office'), id: idSchema }),
  z.strictObject({ kind: z.literal('agreement'), id: idSchema }),
])

const statementSchema = z.strictObject({
  /** Opaque here; who signed it, and what it means, is the directory's to say. */
  content: bytesSchema(1, packageLimits.statement),
  signature: signatureSchema,
})
export type SignedStatement = z.output<typeof statementSchema>

/**
 * The commits of one branch of one feed that are in the package: those after `after`, up to the one with the sequence
 * `through`. The head's hash is not here: it comes out when the chain is reckoned from `after`.
 */
const feedRangeSchema = z.strictObject({
  installation: idSchema,
  partition: partitionSchema,
  /** `null`: from its beginning. */
  after: z.strictObject({ sequence: positive, hash: sha256Schema }).nullable(),
  through: positive,
})
export type FeedRange = z.output<typeof feedRangeSchema>

/**
 * What an author installation signed at one of its exports: the root of the Merkle tree over its feed heads then.
 * `covers` says which of its leaves are ends of feed ranges here; `proof` has what is needed to reckon the root without
 * the others (`core/exchange/merkle.ts`).
 */
const attestationSchema = z.strictObject({
  installation: idSchema,
  leaves: positive.max(packageLimits.leaves),
  signature: signatureSchema,
  covers: z
    .array(z.strictObject({ leaf: count, feed: count }))
    .min(1)
    .max(packageLimits.feeds)
    .readonly(),
  proof: z.array(sha256Schema).max(packageLimits.proof).readonly(),
})
export type PackagedAttestation = z.output<typeof attestationSchema>

const frameSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('commits'),
    /** SHA-256 of the packed bytes. */
    hash: sha256Schema,
    packed: positive.max(packageLimits.block.bytes),
    /** Bytes once decompressed. */
    size: positive.max(packageLimits.block.bytes),
  }),
  z.strictObject({
    kind: z.literal('attachment'),
    packing: z.enum(['stored', 'brotli']),
    hash: sha256Schema,
    packed: positive.max(packageLimits.attachment),
    size: positive.max(packageLimits.attachment),
    /** SHA-256 of the file; that of the packed bytes where it is stored. */
    sha256: sha256Schema,
  }),
])
export type PackageFrame = z.output<typeof frameSchema>

/** Of one author within the scope of the reader: what the sender has applied, see decision "packages". */
const holdingSchema = z.strictObject({
  installation: idSchema,
  counter: count,
  commits: count,
  /** The hashes of those commits, exclusive or. */
  sum: sha256Schema,
})
export type PackageHolding = z.output<typeof holdingSchema>

const gapSchema = z.strictObject({
  installation: idSchema,
  partition: partitionSchema,
  /** Sequences that the sender lacks, both included, and holds commits behind. */
  from: positive,
  to: positive,
})
export type PackageGap = z.output<typeof gapSchema>

export const manifestSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(packageKinds),
  /** The root public key of the register: its name. */
  register: publicKeySchema,
  sender: z.strictObject({ office: idSchema, installation: idSchema }),
  /** Offices; none: sealed with a passphrase. Ascending. */
  recipients: z.array(idSchema).max(packageLimits.recipients).readonly(),
  /** Milliseconds since 1970. */
  made: count,
  /** Version of the program. */
  program: z.string().min(1).max(packageLimits.text),
  schemaVersion: positive.max(0xffff),
  /** The release of the national catalogue that the sender has. */
  catalogue: count,
  /** `all`, `confidential`, `session:<id>`, `agreement:<id>`. Ascending. */
  scope: z.array(z.string().min(1).max(packageLimits.text)).max(packageLimits.scope).readonly(),
  statements: z.array(statementSchema).max(packageLimits.statements).readonly(),
  /** In the order of `compareFeedRanges`. */
  feeds: z.array(feedRangeSchema).max(packageLimits.feeds).readonly(),
  attestations: z.array(attestationSchema).max(packageLimits.attestations).readonly(),
  /** By installation, each once. */
  holdings: z.array(holdingSchema).max(packageLimits.installations).readonly(),
  gaps: z.array(gapSchema).max(packageLimits.gaps).readonly(),
  /** Files that the sender knows of and has no bytes of, by SHA-256. Ascending. */
  lacking: z.array(sha256Schema).max(packageLimits.lacking).readonly(),
  frames: z.array(frameSchema).max(packageLimits.frames).readonly(),
})
export type Manifest = z.output<typeof manifestSchema>
