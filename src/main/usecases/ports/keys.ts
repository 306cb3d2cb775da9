import type { Refusal } from '../../../contract/errors.ts'
import type { Id } from '../../../core/changes/types.ts'
import type { PublicKey } from '../../../core/exchange/statement.ts'
import type { Result } from '../../../core/result.ts'

/** How whoever asks can open the keys; `null`: with what the machine or a person of the window opened. */
export interface Unlocking {
  /** A file whose first line is the passphrase. */
  readonly passphraseFile: string | null
}

/** A passphrase that seals: in the first line of a file, or typed in the window. */
export type GivenPassphrase = { readonly file: string } | { readonly typed: string }

/** Private keys, opened. They sign and open; what they are stays inside. */
export interface OpenKeys {
  /** `null`: another office coordinates. */
  readonly root: PublicKey | null
  readonly office: PublicKey
  /** `age1…`: to whom packages for this office are sealed. */
  readonly recipient: string
  /** `AGE-SECRET-KEY-1…`, by which they are opened: for `Packages.stage` alone. */
  readonly identity: string
  /** Those whose commits this register can sign: its own, and those that it was before a copy or a restored backup. */
  readonly installations: ReadonlyMap<Id, PublicKey>
  /** Ed25519, 64 bytes. A root key that is not held is a bug of the caller. */
  readonly signAsRoot: (message: Uint8Array) => Uint8Array
  readonly signAsOffice: (message: Uint8Array) => Uint8Array
  readonly signAs: (installation: Id, message: Uint8Array) => Uint8Array
}

export interface NewKeys {
  readonly installation: Id
  /** Whether the register has no root key yet, so that this office coordinates. */
  readonly withRoot: boolean
}

/** What would open the keys now, and whether they are there. */
export interface KeyState {
  readonly made: boolean
  /** They open, or are made, without asking anybody. */
  readonly open: boolean
  /** This machine has a key of its own that seals and opens them. */
  readonly machine: boolean
  /** Somebody typed the passphrase, and it is remembered until `lock`. */
  readonly held: boolean
  /** A passphrase opens those that are made; otherwise the machine that made them alone. */
  readonly passphrase: boolean
}

/** The keys of one register, at rest in its folder. */
export interface Keys {
  readonly exist: () => boolean
  readonly state: () => KeyState
  /**
   * Remembers in memory what a passphrase opens, so that nobody is asked again until `lock`; of keys that are not made yet,
   * with what they are to be sealed. A machine that has a key of its own opens them by itself from then on.
   */
  readonly hold: (passphrase: string) => Promise<Result<void, Refusal>>
  readonly lock: () => void
  /** 32 bytes that only this user of this machine has. */
  readonly holdMachineKey: (key: Uint8Array) => void
  readonly make: (unlocking: Unlocking, keys: NewKeys) => Promise<Result<OpenKeys, Refusal>>
  readonly open: (unlocking: Unlocking) => Promise<Result<OpenKeys, Refusal>>
  /** A key of its own for an installation that has a new identity. */
  readonly addInstallation: (
    unlocking: Unlocking,
    installation: Id,
  ) => Promise<Result<OpenKeys, Refusal>>
  /** The keys sealed with a passphrase, for paper. */
  readonly sealedCopy: (
    unlocking: Unlocking,
    sealWith: GivenPassphrase,
  ) => Promise<Result<Uint8Array, Refusal>>
  /** Brings such a copy back where no keys are, if `refused` has nothing against whose they are. */
  readonly restore: (
    sealed: Uint8Array,
    unlocking: Unlocking,
    refused: (keys: OpenKeys) => Refusal | null,
  ) => Promise<Result<void, Refusal>>
  readonly changePassphrase: (
    unlocking: Unlocking,
    sealWith: GivenPassphrase,
  ) => Promise<Result<void, Refusal>>
}

/** What needs no private key. */
export interface Cryptography {
  /** Ed25519; what is no key or no signature verifies nothing. */
  readonly verify: (key: PublicKey, message: Uint8Array, signature: Uint8Array) => boolean
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  /** Eight words that stand for a hash, to be compared by phone. */
  readonly spokenWords: (hash: Uint8Array) => readonly string[]
}
