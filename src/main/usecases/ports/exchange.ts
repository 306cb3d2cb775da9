import type { Refusal } from '../../../contract/errors.ts'
import type {
  FeedRange,
  PackageGap,
  PackageHolding,
  packageKinds,
} from '../../../contract/package/manifest.ts'
import type { Compliance } from '../../../core/compliance/codes.ts'
import type { CommitHash, Id } from '../../../core/changes/types.ts'
import type { PublicKey } from '../../../core/exchange/statement.ts'
import type { Result } from '../../../core/result.ts'
import type { StoredFeedCommit } from './commits.ts'
import type { HeldAttestation } from './packages.ts'

export type PackageKind = (typeof packageKinds)[number]

/** Commits of one branch of one feed that follow each other. */
export interface OutgoingRange {
  readonly range: FeedRange
  readonly head: CommitHash
  /** Local numbers, in the order of the feed. */
  readonly commits: readonly number[]
}

export interface Outgoing {
  /** One of the recipients never said what it holds: this is everything. */
  readonly whole: boolean
  /** In the order of a manifest. */
  readonly ranges: readonly OutgoingRange[]
  /** Commits of others that have to wait because nothing of their author vouches for them here. */
  readonly unvouched: number
}

/** To whom something goes, and what of it may. */
export interface Addressed {
  readonly scope: readonly string[]
  /** None: sealed with a passphrase. */
  readonly offices: readonly Id[]
  /** Installations that were revoked: what they said counts no more. */
  readonly revoked: ReadonlySet<Id>
  /** Installations that this register was before: it has their keys and vouches for them itself. */
  readonly signable: ReadonlySet<Id>
}

/** What this register says that it holds. */
export interface OwnHoldings {
  readonly holdings: readonly PackageHolding[]
  readonly gaps: readonly PackageGap[]
  /** Files of which it has no bytes. */
  readonly lacking: readonly string[]
}

/** A package that was written or taken in, as it is listed. */
export interface NotedPackage {
  readonly id: Id
  readonly kind: PackageKind
  readonly counterparts: readonly Id[]
  /** Milliseconds since 1970, as its maker's clock said. */
  readonly made: number
  readonly file: string
  readonly sha256: string
  readonly changes: number
  readonly attachments: number
  readonly bytes: number
}

/** A package that was verified and is being taken in. */
export interface ImportUnderWay {
  readonly id: Id
  /** Name of its folder among the staged ones. */
  readonly staged: string
  readonly file: string
  readonly sha256: string
  /** The block that comes next, from 0. */
  readonly next: number
  /** Length of the log before its first block. */
  readonly begun: number
  readonly counts: ImportCounts
}

export interface ImportCounts {
  readonly applied: number
  readonly duplicates: number
}

/** What another office says that it holds. */
export interface GivenAcknowledgement {
  readonly office: Id
  readonly signer: Id
  /** Within which it says so. */
  readonly scope: readonly string[]
  readonly holdings: readonly PackageHolding[]
  readonly lacking: readonly string[]
}

/** Commits that wait for others: what is missing, of whom and about what. */
export interface HeldFeed extends PackageGap {
  /** Name of the office, or the installation where none is known. */
  readonly office: string
  readonly missing: number
}

/** An obligation that stands elsewhere than before. `null`: it was not there, or is not any more. */
export interface StatusChange {
  readonly obligation: Id
  readonly from: Compliance | null
  readonly to: Compliance | null
}

export interface ImportOutcome extends ImportCounts {
  /** Of the whole register. */
  readonly held: readonly HeldFeed[]
  /** Fields with several values, of which this package brought one. */
  readonly conflicts: number
  /** Data issues by which there are more than before. */
  readonly issues: number
  readonly statusChanges: readonly StatusChange[]
}

/** What taking in would leave behind. */
export interface Trial {
  readonly conflicts: number
  /** A few of them. */
  readonly first: readonly { readonly record: Id; readonly kind: number; readonly field: number }[]
  readonly held: readonly HeldFeed[]
}

/** Of whom it is asked how the exchange stands. */
export interface OfficeQuestion {
  readonly office: Id
  /** What it may have. */
  readonly scope: readonly string[]
  /** Installations that were revoked: what they said counts no more. */
  readonly revoked: ReadonlySet<Id>
  /** Those for which this office vouches itself. */
  readonly ownInstallations: ReadonlySet<Id>
}

/** The last package of an office, as it is listed. `moment`: milliseconds since 1970, by this register's clock. */
export interface LastPackage extends Pick<
  NotedPackage,
  'kind' | 'file' | 'changes' | 'attachments' | 'bytes'
> {
  readonly moment: number
  /** In the register's time zone, `YYYY-MM-DD`. */
  readonly day: string
}

/** How the exchange with an office stands; moments in milliseconds since 1970. */
export interface OfficeExchange {
  /** When its last word of what it holds came here; `null`: it never said. */
  readonly acknowledged: number | null
  /** When the oldest of what it lacks, as far as that was looked at, came to be known here; `null`: it lacks nothing. */
  readonly lacksSince: number | null
  readonly waiting: {
    /** It never said what it holds, so everything that it may have would go. */
    readonly whole: boolean
    readonly changes: number
    /** There is more than was counted. */
    readonly atLeast: boolean
    /** Commits of others that have to wait, as of `Outgoing`. */
    readonly unvouched: number
    /** Of the files that would go, those named by what was counted, whether or not this register has their bytes. */
    readonly files: readonly string[]
  }
  readonly lastSent: LastPackage | null
  readonly lastReceived: LastPackage | null
  /** On which the first package went to it or came from it, `YYYY-MM-DD`. */
  readonly firstDay: string | null
}

/** Agreements of a session by its id; `null`: of none. */
export interface ScopeShare {
  readonly session: Id | null
  readonly agreements: number
}

/** What one scope admits and another does not, the largest share first. */
export interface ScopeDifference {
  readonly gained: readonly ScopeShare[]
  readonly lost: readonly ScopeShare[]
}

/** What a register knows of its exchange with others; nothing of it is in any commit. */
export interface RegisterExchange {
  /** The scope that admits what both admit. */
  commonScope(one: readonly string[], other: readonly string[]): readonly string[]
  outgoing(addressed: Addressed): Result<Outgoing, Refusal>
  /** By local number, in the order given. */
  commits(numbers: Iterable<number>): Generator<StoredFeedCommit>
  /** What vouches for these heads of others. */
  attestations(heads: readonly CommitHash[]): readonly HeldAttestation[]
  /** The files that these commits name, and those that the offices said they lack, as far as they may go out. */
  files(
    addressed: Pick<Addressed, 'scope' | 'offices'>,
    numbers: readonly number[],
  ): readonly string[]
  holdings(scope: readonly string[]): Result<OwnHoldings, Refusal>
  /** Packages that were written, all at once. `moment`: milliseconds since 1970. */
  noteSent(packages: readonly NotedPackage[], moment: number): Result<void, Refusal>
  /** It was taken in to its end. */
  hasTakenIn(id: Id): boolean
  importsUnderWay(): readonly ImportUnderWay[]
  /** `join`: the root key that is pinned with it, so that no crash leaves one without the other; `null`: it is pinned. */
  beginImport(
    begun: Omit<ImportUnderWay, 'next' | 'begun' | 'counts'>,
    join: PublicKey | null,
  ): Result<void, Refusal>
  /** What these commits would bring about; nothing of it stays. */
  trial(commits: readonly StoredFeedCommit[], moment: number): Result<Trial, Refusal>
  /** One that is under way goes on from another folder. */
  stageAgain(id: Id, from: Pick<ImportUnderWay, 'staged' | 'file'>): Result<void, Refusal>
  /** One block in one transaction, with the number of the next. */
  applyBlock(
    id: Id,
    number: number,
    commits: readonly StoredFeedCommit[],
    moment: number,
  ): Result<void, Refusal>
  /** Afterwards nothing of it is under way. `acknowledgement`: of a package that has one. */
  finishImport(
    finished: {
      readonly noted: NotedPackage
      readonly attestations: readonly HeldAttestation[]
      readonly acknowledgement: GivenAcknowledgement | null
    },
    moment: number,
  ): Result<ImportOutcome, Refusal>
  gaps(): readonly HeldFeed[]
  /** Reads only: nothing is kept of what was looked at. */
  withOffice(asked: OfficeQuestion): OfficeExchange
  scopeDifference(from: readonly string[], to: readonly string[]): ScopeDifference
}
