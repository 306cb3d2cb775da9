import * as z from 'zod'
import { canonicalScope, parseScopeElement } from '../../core/exchange/scope.ts'
import type { SignedStatement, Statement } from '../../core/exchange/statement.ts'
import { bytesOfHex, hexOfBytes } from '../hexadecimal.ts'
import { decodeStrictly, encodeStrictly, hexBytes, signedAs } from './strict-cbor.ts'

/** The bytes of statements are described in `docs/formats.md`, section "Statement". They are permanent. */

const largestStatement = 64 * 1024

const id = hexBytes(16)
const key = hexBytes(32)
const serial = z.int().positive()
/** An X25519 recipient of age (age-encryption.org/v1): Bech32 of 32 bytes. */
export const recipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)
export const exchangedName = z.string().min(1).max(200)

const scope = z
  .array(z.string().refine((element) => parseScopeElement(element) !== null))
  .max(1_000)
  .refine((elements) => canonicalScope(elements).join() === elements.join())

const statementSchema: z.ZodType<Statement> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('office'),
    serial,
    office: id,
    name: exchangedName,
    signingKey: key,
    recipient: recipientSchema,
    coordinating: z.boolean(),
    scope,
  }),
  z.strictObject({ kind: z.literal('installation'), serial, office: id, installation: id, key }),
  z.strictObject({
    kind: z.literal('revocation'),
    serial,
    office: id.nullable(),
    accepted: z
      .array(z.strictObject({ installation: id, counter: z.int().nonnegative() }))
      .max(1_000),
  }),
])

/** The one and only serialisation of a statement: what is signed is `statementMessage` of it. */
export function encodeStatement(statement: Statement): Uint8Array {
  return encodeStrictly(wireOf(statement))
}

function wireOf(statement: Statement): object {
  switch (statement.kind) {
    case 'office':
      return {
        ...statement,
        office: bytesOfHex(statement.office),
        signingKey: bytesOfHex(statement.signingKey),
        scope: canonicalScope(statement.scope),
      }
    case 'installation':
      return {
        ...statement,
        office: bytesOfHex(statement.office),
        installation: bytesOfHex(statement.installation),
        key: bytesOfHex(statement.key),
      }
    case 'revocation':
      return {
        ...statement,
        office: statement.office === null ? null : bytesOfHex(statement.office),
        accepted: statement.accepted.map(({ installation, counter }) => ({
          installation: bytesOfHex(installation),
          counter,
        })),
      }
  }
}

/** `null`: no statement of a kind that this version knows, or not in the bytes in which it is written. */
export function decodeStatement(content: Uint8Array): Statement | null {
  if (content.length > largestStatement) return null
  const parsed = statementSchema.safeParse(decodeStrictly(content))
  return parsed.success ? parsed.data : null
}

/** A statement as it is carried: in the manifest of a package, and as base64url in a `statement` record. */
export interface CarriedStatement {
  readonly content: Uint8Array
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array
}

/** `null`: nothing that this version understands. It is kept and forwarded all the same. */
export function readStatement({ content, signature }: CarriedStatement): SignedStatement | null {
  const says = signature.length === 64 ? decodeStatement(content) : null
  return says === null
    ? null
    : { says, content: hexOfBytes(content), signature: hexOfBytes(signature) }
}

export const carriedStatement = ({ content, signature }: SignedStatement): CarriedStatement => ({
  content: bytesOfHex(content),
  signature: bytesOfHex(signature),
})

/** What is signed. */
export const statementMessage = (content: Uint8Array): Uint8Array =>
  signedAs('statement 1', content)
