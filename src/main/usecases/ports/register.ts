import type { CheckReport } from '../../../contract/check-report.ts'
import type { ConflictDetail, ConflictRow } from '../../../contract/conflict-rows.ts'
import type { DifferenceSave, RecordDifferences } from '../../../contract/cutoffs.ts'
import type { CutoffFile, CutoffOrigin } from '../../../contract/cutoff-vector.ts'
import type { RenewalCause } from '../../../contract/renewal.ts'
import type { Refusal } from '../../../contract/errors.ts'
import type {
  AgreementDetail,
  HistoryEntry,
  ObligationDetail,
  RecordView,
} from '../../../contract/records.ts'
import type { CheckedListQuery, ListKind, ListRow } from '../../../contract/rows.ts'
import type { LineageView } from '../../../contract/lineage.ts'
import type { SessionAgreement, SessionDetail } from '../../../contract/sessions.ts'
import type { Dossier } from '../../../contract/dossier.ts'
import type { MethodResult } from '../../../contract/ipc.ts'
import type { Matrix, MatrixQuery } from '../../../contract/matrix.ts'
import type { RegisterBackups } from './register-backups.ts'
import type { RegisterMirror } from './register-mirror.ts'
import type { RegisterExchange } from './exchange.ts'
import type { InstitutionsReader } from './institutions.ts'
import type { PartitionKey, StoredFeedCommit } from './commits.ts'
import type { SaveDraft } from '../../../core/changes/save.ts'
import type { PublicKey, SignedStatement } from '../../../core/exchange/statement.ts'
import type { RecordToUndo } from '../../../core/changes/undo.ts'
import type { ResolvedDeadline } from '../../../core/compliance/deadlines/resolve.ts'
import type { ObligationFacts } from '../../../core/compliance/facts.ts'
import type { ObligationStatus } from '../../../core/compliance/status.ts'
import type { DeadlineRule } from '../../../core/schema/deadline-rule.ts'
import type { UnitKind } from '../../../core/schema/codes.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import type { Result } from '../../../core/result.ts'

export interface KnownRecord {
  readonly id: string
  readonly kind: RecordKind
  readonly partition: PartitionKey
}

/** A field of a kind of record that points to others. */
export interface ReferencePlace {
  readonly kind: RecordKind
  readonly field: string
}

/** A record that points to another, and by which field. */
export interface PointingRecord extends ReferencePlace {
  readonly id: string
}

export interface AssessedFacts {
  readonly facts: ObligationFacts
  readonly status: ObligationStatus
  /** After extensions. */
  readonly due: ResolvedDeadline
  /** As the rule of the obligation or its clause says, before extensions. */
  readonly ruleDue: ResolvedDeadline
}

/** A list row as the store has it; `rows.ts` says its shape by kind. */
export interface ListPage {
  readonly total: number
  readonly rows: readonly ListRow<ListKind>[]
}

export interface SessionKey {
  readonly body: string
  readonly type: 'ordinary' | 'extraordinary'
  readonly ordinal: number
}

/** Lists of what the rules find of the register. */
export type FoundList = 'readiness' | 'weak' | 'issues' | 'conflicts'

/** What can be asked of a register, now or as it was known on a day: the same questions. */
export interface RegisterReader {
  readonly institutions: InstitutionsReader
  list(query: CheckedListQuery, today: string): Result<ListPage, Refusal>
  record(id: string): RecordView | undefined
  known(id: string): KnownRecord | undefined
  /** The standing records that point to one by any of these fields. */
  pointingAt(id: string, places: readonly ReferencePlace[]): readonly PointingRecord[]
  history(id: string): readonly HistoryEntry[]
  /** With what each side had on screen; `undefined`: no such conflict, or none any more. */
  conflict(id: string, today: string): ConflictDetail | undefined
  /** The cell of a conflict of values, also once it is decided; `undefined`: the id names none. */
  conflictCell(id: string): ConflictCell | undefined
  agreement(id: string, today: string): AgreementDetail | undefined
  session(id: string, today: string): SessionDetail | undefined
  /** Those that stand, in their order. */
  sessionAgreements(id: string, today: string): readonly SessionAgreement[] | undefined
  /** Up to `depth` links away. */
  lineage(id: string, depth: number, today: string): LineageView | undefined
  /** Without the gate, which depends on who asks. */
  obligation(id: string, today: string): Omit<ObligationDetail, 'gate'> | undefined
  assessed(obligation: string): AssessedFacts | undefined
  /** The same for many by id, asked of the database at once; what is no obligation is left out. */
  assessedAll(obligations: readonly string[]): ReadonlyMap<string, AssessedFacts>
  /** By obligation, the code of the unit that would answer on `day` if all were given to `unit` (an id) from `from` on. */
  unitsIfReassigned(
    obligations: readonly string[],
    to: { readonly unit: string; readonly from: string },
    day: string,
  ): ReadonlyMap<string, string>
  matrix(query: MatrixQuery, today: string): Result<Matrix, Refusal>
  summary(today: string): MethodResult<'sessions.summary'>
  /** How many rows of a list of findings have each code. */
  findingCounts(list: FoundList): ReadonlyMap<string, number>
  unitTree(day: string): MethodResult<'units.tree'>
  /** `inWords` says the rule of a deadline. */
  dossier(
    session: string,
    today: string,
    inWords: (rule: DeadlineRule | null) => string,
  ): DossierContent | undefined
  /** SHA-256 over all commits held: equal for any two offices that hold the same. */
  digest(): string
  /**
   * How many commits there are, and the latest moment that one of them states (milliseconds since 1970): equal for any
   * two offices that hold the same, and never less in a later state.
   */
  extent(): RegisterExtent
}

export interface RegisterExtent {
  readonly commits: number
  readonly latest: number
}

/** The part of a dossier that the register knows; words, day and language come from who asks. */
export type DossierContent = Pick<
  Dossier,
  'session' | 'counts' | 'apartCounts' | 'agreements' | 'demonstration' | 'digest' | 'office'
>

/** Look-ups by the words that people use. Withdrawn records and duplicates are passed over. */
export interface RegisterDirectory {
  /** By id or by exact name, accents and case ignored. */
  people(text: string): readonly { readonly id: string; readonly name: string }[]
  /** The surviving record. */
  survivorOfPerson(id: string): string
  /** The directory assigns this person to the office. */
  isOfOffice(person: string, office: string): boolean
  body(code: string): { readonly id: string; readonly code: string } | undefined
  session(key: SessionKey): { readonly id: string } | undefined
  /** By code, INEGI code, or name. */
  unit(text: string): { readonly id: string; readonly code: string } | undefined
  /** Members of a group by its id; empty for a unit that is no group. */
  members(group: string): readonly { readonly id: string; readonly code: string }[]
  /** Those that stand under a clause, each with the surviving unit that it names. */
  obligationsOf(clause: string): readonly {
    readonly id: string
    readonly unit: { readonly id: string; readonly code: string }
  }[]
  /** By id, official number, former number or other alias, or a citation in words; several where it may mean several. */
  agreements(text: string): readonly { readonly id: string }[]
  agreementsOf(session: string): readonly {
    readonly id: string
    readonly number: string | null
    readonly kind: string
    readonly sequence: number | null
    readonly text: string
    readonly title: string | null
  }[]
  indicators(): readonly {
    readonly id: string
    readonly name: string
    readonly nameEnglish: string | null
    readonly baselinePeriod: string | null
    readonly source: string | null
  }[]
  /** Indicators that have a measurement of this session. */
  observationsOf(session: string): readonly string[]
  /** What the text reader has to know. */
  unitsForReading(): readonly UnitForReading[]
  bodiesForReading(): readonly BodyForReading[]
}

export interface BodyForReading {
  readonly code: string
  readonly name: string
  readonly nameEnglish: string | null
  /** Code of the unit that it is in the institutional tree. */
  readonly unit: string | null
}

export interface UnitForReading {
  readonly code: string
  readonly name: string | null
  readonly nameEnglish: string | null
  readonly abbreviation: string | null
  readonly kind: UnitKind
  /** A source says when it ended. */
  readonly ended: boolean
  readonly aliases: readonly string[]
  readonly members: readonly string[]
}

export interface RegisterStatusFacts {
  readonly office: { readonly id: string; readonly name: string }
  readonly installation: string
  readonly demonstration: boolean
  readonly timeZone: string
  readonly writable: boolean
  /** The day of a past state, in which nothing can be saved; `null`: it is the present. */
  readonly past: string | null
}

/** The end of a day (`YYYY-MM-DD`) of the register's time zone, or a cut-off by its id. */
export type PastMoment = { readonly day: string } | { readonly cutoff: string }

/** What can be asked of a past state. */
export interface PastRegister {
  /** The day of the state: a cut-off's own. */
  readonly day: string
  readonly read: RegisterReader
  readonly directory: RegisterDirectory
}

/** What differs between two moments; `cutoff` is the id of the one that is meant. */
export interface RegisterDifference {
  readonly from: PastRegister & { readonly cutoff: string | null }
  readonly to: PastRegister & { readonly cutoff: string | null }
  readonly obligations: readonly {
    readonly id: string
    /** Neither it nor what it hangs from was withdrawn; `null`: it was not known. Not both. */
    readonly stood: boolean | null
    readonly stands: boolean | null
    /** What was saved on it in between, the first first. */
    readonly saves: readonly DifferenceSave[]
  }[]
}

/** Which of the records that differ are compared: of one kind or of all, `limit` after the first `offset`. */
export interface RecordsAsked {
  readonly kind: RecordKind | undefined
  readonly offset: number
  readonly limit: number
}

/** Commits of an office in one partition that are not here. */
export interface LackingFeed {
  readonly office: string
  readonly partition: PartitionKey
  readonly count: number
}

/** What was found when a file was looked at. */
export interface FileCheck {
  readonly sha256: string
  readonly state: 'held' | 'missing' | 'altered'
}

/** A cell with the values that stand in it, the one that is shown first. */
export interface ConflictCell {
  readonly record: string
  readonly kind: RecordKind
  /** How people call the record. */
  readonly label: string
  /** The permanent number as text for a field of a newer version. */
  readonly field: string
  readonly fieldNumber: number
  readonly element: string | null
  /** More than one distinct value stands there. */
  readonly inConflict: boolean
  readonly values: readonly (ConflictRow['values'][number] & {
    /** `null`: the installation that wrote it is unknown. */
    readonly officeId: string | null
    /** Of the office that coordinates the others. */
    readonly coordinating: boolean
  })[]
}

/** What a save was written under: the id that its commits share; `null` when it changed nothing. */
export interface SavedDraft {
  readonly save: string | null
}

/** A save of this installation. */
export interface NamedSave {
  readonly save: string
  readonly intent: string
}

/** The same with what undoing it has to know. */
export interface SaveAtHand extends NamedSave {
  /** ISO 8601 in UTC. */
  readonly stated: string
  readonly records: readonly RecordToUndo[]
}

/** A register that waits for the approval of another office: who asks for it. */
export interface WaitingOffice {
  readonly office: string
  readonly person: { readonly id: string; readonly name: string }
}

/** A statement with the moment that the commit names which brought it (milliseconds since 1970 in UTC). */
export interface HeldStatement extends SignedStatement {
  readonly written: number
}

/** Which register this one is part of, and what it holds of who is who. */
export interface Membership {
  /** The root public key; `null` before keys were made here or another office was joined. */
  root(): PublicKey | null
  /** Nothing is saved before it joined; `null`: it can be worked in. */
  waiting(): WaitingOffice | null
  /** Pins the root key, once and for all: the register waits no longer. */
  pinRoot(root: PublicKey): Result<void, Refusal>
  /** Every statement that it holds, whether or not it counts. */
  statements(): readonly HeldStatement[]
  /** The last counter of an installation that was applied here; 0: none. */
  lastCounter(installation: string): number
  /** The last counter of an installation that counts; `null`: it is not revoked. */
  revokedAfter(installation: string): number | null
}

/** One register: everything that use cases may do with it. */
export interface Register {
  readonly facts: RegisterStatusFacts
  readonly membership: Membership
  readonly read: RegisterReader
  readonly directory: RegisterDirectory
  /**
   * The same register for somebody to whom this day (`YYYY-MM-DD`) is today: what it reads and saves says who answers
   * as of that day. Each of them is right about its own day, however they take turns.
   */
  on(day: string): Register
  /** Why it became a new installation by itself; `null`: it did not, or somebody has read it. */
  renewal(): RenewalCause | null
  readRenewal(): Result<void, Refusal>
  /** Leaves the tables, which other programs read beside this one, at the register's own day. */
  keepToDay(): void
  /** The register as this office knew it then (DESIGN 5.6). */
  past(moment: PastMoment): Result<PastRegister, Refusal>
  /** What differs between two moments, the earlier first whichever is given first; `null` is now. */
  difference(one: PastMoment | null, other: PastMoment | null): Result<RegisterDifference, Refusal>
  /** The same of the records that were saved on in between. */
  recordsBetween(
    one: PastMoment | null,
    other: PastMoment | null,
    asked: RecordsAsked,
  ): Result<RecordDifferences, Refusal>
  /** One transaction, durable when it returns. `now`: milliseconds since 1970. */
  save(draft: SaveDraft, now: number): Result<SavedDraft, Refusal>
  /** Saves a cut-off, whose id is given, and keeps what was known before it, in one transaction. */
  freeze(cutoff: string, draft: SaveDraft, now: number): Result<SavedDraft, Refusal>
  /** By its id, what another office needs to repeat a cut-off. */
  cutoffFile(cutoff: string): Result<CutoffFile, Refusal>
  /** Keeps such a file of a cut-off made elsewhere, if this register has all its commits; says how many they are. */
  keepCutoff(file: CutoffFile): Result<{ readonly commits: number }, Refusal>
  /** What this register lacks of such a file's commits, feed by feed; nothing: it can be kept. */
  lackingOfCutoff(file: CutoffFile): Result<readonly LackingFeed[], Refusal>
  /** Who made each cut-off, and what it is repeated from. */
  cutoffOrigins(): readonly CutoffOrigin[]
  /** Names the save that `lastSave` tells all of. */
  latestSave(isAuthor: (person: string) => boolean): NamedSave | undefined
  /** The last save of this installation whose author is one of those persons. */
  lastSave(isAuthor: (person: string) => boolean): SaveAtHand | undefined
  /** The save that left what a single-valued field of a record shows now, by the field's permanent number. */
  saveBehind(record: string, field: number): SaveAtHand | undefined
  /**
   * Notes in which state files were found: this office's own, in no commit. `now`: milliseconds since 1970. Returns the
   * hashes of those that were in another state before.
   */
  rememberFiles(checks: readonly FileCheck[], now: number): Result<readonly string[], Refusal>
  /** Files that the register keeps, in the order of their hashes, with what was last found of each. */
  filesAfter(sha256: string, limit: number): readonly FileCheck[]
  /** The file that was looked at the longest ago, before that moment; `undefined`: all were looked at since. */
  fileToCheck(before: number): string | undefined
  /** Agreements, procedural ones apart, that may have nearly the words of a text: whoever asks compares them. */
  agreementsLike(text: string): readonly {
    readonly id: string
    readonly number: string | null
    readonly title: string | null
    readonly text: string
    /** Roman. */
    readonly session: string | null
  }[]
  /** It has this commit, by its hash. */
  holdsCommit(hash: string): boolean
  /** Takes in commits made elsewhere (the catalogue). */
  receive(commits: readonly StoredFeedCommit[], now: number): Result<void, Refusal>
  /** Its tables as they are now, for another database; whoever asks closes it. */
  mirror(which: { readonly confidential: boolean }): RegisterMirror
  readonly exchange: RegisterExchange
  readonly backups: RegisterBackups
  check(
    verifyAttachment: (sha256: string) => Promise<'intact' | 'altered' | 'missing'>,
  ): Promise<CheckReport>
  close(): void
}
