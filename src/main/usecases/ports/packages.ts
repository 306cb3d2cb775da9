import type { Refusal } from '../../../contract/errors.ts'
import type { AttestedHead } from '../../../contract/package/attestation.ts'
import type { FeedRange, Manifest, SignedStatement } from '../../../contract/package/manifest.ts'
import type { CommitHash, Id } from '../../../core/changes/types.ts'
import type { Result } from '../../../core/result.ts'
import type { StoredFeedCommit } from './commits.ts'

/** What a package is to carry. What follows from it (tables, order, frames, hashes) the writer makes. */
export interface PackageContent extends Omit<
  Manifest,
  'attestations' | 'feeds' | 'frames' | 'sender' | 'recipients'
> {
  readonly office: Id
  readonly recipients: readonly Id[]
  /** In any order. Two ranges of one feed are two branches of it, or the same range is given twice: a bug. */
  readonly feeds: readonly FeedRange[]
  /**
   * The commits of all ranges, each feed's in the order of its sequence; feeds may alternate. Read once, a few at a
   * time.
   */
  readonly commits: Iterable<StoredFeedCommit> | AsyncIterable<StoredFeedCommit>
  /** Of other authors, for their ranges above; the signer's own are signed anew. */
  readonly attestations: readonly HeldAttestation[]
  readonly attachments: readonly { readonly sha256: string; readonly path: string }[]
}

/**
 * A signed tree of feed heads as an office keeps it, to vouch for what it forwards. Leaves that it never saw are in
 * `proof` (`core/exchange/merkle.ts`).
 */
export interface HeldAttestation {
  readonly installation: Id
  /** How many leaves the signed tree has. */
  readonly size: number
  readonly signature: Uint8Array
  readonly leaves: readonly (AttestedHead & { readonly leaf: number })[]
  readonly proof: readonly string[]
}

/** The installation that writes and signs. Asked for signatures only; the key stays where it is. */
export interface PackageSigner {
  readonly installation: Id
  /** Ed25519, 64 bytes. */
  readonly sign: (content: Uint8Array) => Uint8Array
}

/** For whom a package is sealed: `age1…` of each office, or whoever knows the passphrase. */
export type Sealing = { readonly recipients: readonly string[] } | { readonly passphrase: string }

/** What opens a package: `AGE-SECRET-KEY-1…` of this office, or the passphrase. */
export type Opening = { readonly identities: readonly string[] } | { readonly passphrase: string }

export interface WrittenPackage {
  readonly file: string
  readonly bytes: number
  /** Of the whole file. */
  readonly sha256: string
  readonly manifest: Manifest
  readonly commits: number
  readonly changes: number
}

export interface PackageProgress {
  /** Bytes of the package that are done, of those that there are. */
  readonly done: number
  readonly total: number
}

export interface WriteOptions {
  readonly signer: PackageSigner
  /** Earlier identities of the same machine, whose commits nobody vouched for before it took a new one. */
  readonly alsoSigning?: readonly PackageSigner[]
  readonly sealing: Sealing
  /** An existing folder on the disk of the register: frames wait there, and nothing stays. */
  readonly temporaryFolder: string
  /** Replaced if it is there, by one rename, when everything is on the disk. */
  readonly out: string
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: PackageProgress) => void
}

/** Who may have signed what, going by the statements that this register holds and those in the package. */
export interface Trust {
  /** The root public key that this register has pinned; hexadecimal. */
  readonly root: string
  /** `null`: no office of this register has certified it. */
  readonly keysOf: (installation: Id) => InstallationKeys | null
}

export interface InstallationKeys {
  readonly office: Id
  /** Ed25519 public keys, 32 bytes each: the one of today, then those that it had before, which signed older work. */
  readonly keys: readonly Uint8Array[]
}

export interface StageOptions {
  readonly opening: Opening
  /**
   * `register`: the root key that the package names; whoever has pinned none yet decides by it. Statements in the
   * package are as they came: verified by whoever answers.
   */
  readonly trust: (statements: readonly SignedStatement[], register: string) => Trust
  /** Of attachments and commits together; bytes. A package that says more is refused before it is unpacked. */
  readonly largest?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: PackageProgress) => void
}

/** A package that was read to its end, verified, and lies unpacked in its folder. */
export interface StagedPackage {
  readonly folder: string
  readonly manifest: Manifest
  /** SHA-256 of the file. */
  readonly sha256: string
  readonly blocks: readonly { readonly commits: number; readonly changes: number }[]
  /** As many as the manifest has feeds, in its order: the heads that the chains came to. */
  readonly heads: readonly CommitHash[]
  /** What is to be kept so that these feeds can be forwarded. */
  readonly attestations: readonly HeldAttestation[]
  /** Verified files in the folder, to be moved away; of a reopened one those that are still there. */
  readonly attachments: readonly {
    readonly sha256: string
    readonly path: string
    readonly size: number
  }[]
  /** Block `number` from 0, decoded, in the order of the package: each feed's commits in their sequence. */
  readBlock(number: number): Promise<readonly StoredFeedCommit[]>
}

/** Package files, `docs/formats.md`, section "Package". */
export interface Packages {
  /** Writes the whole file or nothing. */
  write(content: PackageContent, options: WriteOptions): Promise<Result<WrittenPackage, Refusal>>
  /**
   * Opens, verifies and unpacks a package into `folder`, which must not be there yet; a refusal leaves none. Nothing of
   * the register is touched.
   */
  stage(
    file: string,
    folder: string,
    options: StageOptions,
  ): Promise<Result<StagedPackage, Refusal>>
  /** What an earlier `stage` left there; `null` if it did not come to its end or something of it is missing. */
  reopen(folder: string): Promise<StagedPackage | null>
}
