import type { Id } from '../changes/types.ts'

/** An Ed25519 public key: 64 lower-case hexadecimal digits (32 bytes). */
export type PublicKey = string

/**
 * What somebody with authority says of who is who (`docs/decisions/2026-11-22-packages.md`). Of all that say something of
 * one subject, the highest serial counts.
 */
export type Statement = OfficeStatement | InstallationStatement | RevocationStatement

/** Signed by the root key of the register. */
export interface OfficeStatement {
  readonly kind: 'office'
  readonly serial: number
  readonly office: Id
  readonly name: string
  /** With which it certifies its installations. */
  readonly signingKey: PublicKey
  /** To whom packages for it are sealed: an age recipient, `age1…`. */
  readonly recipient: string
  readonly coordinating: boolean
  readonly scope: readonly string[]
}

/** Signed by a key that the root gave to that office, or by the root key: then nobody else claims the installation. */
export interface InstallationStatement {
  readonly kind: 'installation'
  readonly serial: number
  readonly office: Id
  readonly installation: Id
  readonly key: PublicKey
}

/** Signed by the root key. Commits of an installation beyond the counter do not count. */
export interface RevocationStatement {
  readonly kind: 'revocation'
  readonly serial: number
  /** With it all its installations are revoked, those that are not named from their first commit; `null`: only those named. */
  readonly office: Id | null
  /** The last counter accepted of each. */
  readonly accepted: readonly { readonly installation: Id; readonly counter: number }[]
}

export interface SignedStatement {
  readonly says: Statement
  /** The bytes that are signed, in a form that compares: of two with one serial the greater counts. */
  readonly content: string
  /** Whatever `verify` takes for it. */
  readonly signature: string
}
