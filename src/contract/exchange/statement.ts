import { decode, encode, rfc8949EncodeOptions } from 'cborg'
import * as z from 'zod'
import { canonicalScope, parseScopeElement } from '../../core/exchange/scope.ts'
import type { SignedStatement, Statement } from '../../core/exchange/statement.ts'
import { bytesOfHex, hexOfBytes } from '../hexadecimal.ts'

/** The bytes of statements are described in `docs/formats.md`, section "Statement". They are permanent. */

const largestStatement = 64 * 1024

const bytesOf = (length: number): z.ZodType<string> =>
  z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length === length)
    .transform(hexOfBytes)

const id = bytesOf(16)
const key = bytesOf(32)
const serial = z.int().positive()
const recipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)
const name = z.string().min(1).max(200)

const scope = z
  .array(z.string().refine((element) => parseScopeElement(element) !== null))
  .max(1_000)
  .refine((elements) => canonicalScope(elements).join() === elements.join())

const statementSchema: z.ZodType<Statement> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('office'),
    serial,
    office: id,
    name,
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
  return encode(wireOf(statement), rfc8949EncodeOptions)
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
  const wire = decodeStrictly(content)
  const parsed = statementSchema.safeParse(wire)
  if (!parsed.success) return null
  const again = encodeStatement(parsed.data)
  return hexOfBytes(again) === hexOfBytes(content) ? parsed.data : null
}

function decodeStrictly(content: Uint8Array): unknown {
  try {
    return decode(content, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      allowBigInt: false,
      rejectDuplicateMapKeys: true,
    })
  } catch (error) {
    // What the library throws of bytes that are no CBOR.
    if (error instanceof Error) return undefined
    throw error
  }
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

const prefix = Array.from('acuerdos statement 1\n', (letter) => letter.charCodeAt(0))

/** What is signed: the bytes with words before them that nothing else begins with, so no other signature can stand in. */
export function statementMessage(content: Uint8Array): Uint8Array {
  return new Uint8Array([...prefix, ...content])
}
