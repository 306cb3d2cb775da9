import * as z from 'zod'
import type { InstallationStatement, SignedStatement } from '../../core/exchange/statement.ts'
import { bytesOfHex } from '../hexadecimal.ts'
import { carriedStatement, exchangedName, readStatement, recipientSchema } from './statement.ts'
import {
  decodeStrictly,
  encodeStrictly,
  hexBytes,
  signatureSchema,
  signedAs,
} from './strict-cbor.ts'

/**
 * The file by which an office asks to be let in, `docs/formats.md`, section "Request". It says nothing that has to be kept
 * secret; that it is from whom it says is what the eight words are compared for.
 */
export interface OfficeRequest {
  readonly office: string
  readonly name: string
  readonly person: string
  readonly personName: string
  readonly signingKey: string
  readonly recipient: string
  /** By which the office certifies the installation that asks. */
  readonly installation: SignedStatement
}

export interface ReadRequest extends OfficeRequest {
  /** What the installation's statement says: its key is the second that signed. */
  readonly certified: InstallationStatement
  /** The bytes that both keys signed, and whose hash is read out. */
  readonly content: Uint8Array
  readonly byOffice: Uint8Array
  readonly byInstallation: Uint8Array
}

const contentSchema = z.strictObject({
  format: z.literal('acuerdos-request'),
  version: z.literal(1),
  office: hexBytes(16),
  name: exchangedName,
  person: hexBytes(16),
  personName: exchangedName,
  signingKey: hexBytes(32),
  recipient: recipientSchema,
  installation: z.instanceof(Uint8Array),
  installationSignature: signatureSchema,
})

const fileSchema = z.tuple([z.instanceof(Uint8Array), signatureSchema, signatureSchema])

/** A file of more is no request. */
export const largestRequest = 64 * 1024

/** The same request is always the same bytes. */
export function encodeRequest(request: OfficeRequest): Uint8Array {
  const { content, signature } = carriedStatement(request.installation)
  return encodeStrictly({
    format: 'acuerdos-request',
    version: 1,
    office: bytesOfHex(request.office),
    name: request.name,
    person: bytesOfHex(request.person),
    personName: request.personName,
    signingKey: bytesOfHex(request.signingKey),
    recipient: request.recipient,
    installation: content,
    installationSignature: signature,
  })
}

export const requestFile = (
  content: Uint8Array,
  byOffice: Uint8Array,
  byInstallation: Uint8Array,
): Uint8Array => encodeStrictly([content, byOffice, byInstallation])

/** What both keys sign. */
export const requestMessage = (content: Uint8Array): Uint8Array => signedAs('request 1', content)

/** What is hashed for the words of an approval: which register said yes to which request. */
export const approvalMessage = (root: string, requestHash: Uint8Array): Uint8Array =>
  signedAs('approval 1', new Uint8Array([...bytesOfHex(root), ...requestHash]))

/** `null`: no request of this version. Its signatures are still to be verified. */
export function readRequest(file: Uint8Array): ReadRequest | null {
  if (file.length > largestRequest) return null
  const parts = fileSchema.safeParse(decodeStrictly(file))
  if (!parts.success) return null
  const [content, byOffice, byInstallation] = parts.data
  const parsed = contentSchema.safeParse(decodeStrictly(content))
  if (!parsed.success) return null
  const { format: _format, version: _version, installationSignature, ...said } = parsed.data
  const statement = readStatement({ content: said.installation, signature: installationSignature })
  if (statement?.says.kind !== 'installation' || statement.says.office !== said.office) return null
  return {
    ...said,
    installation: statement,
    certified: statement.says,
    content,
    byOffice,
    byInstallation,
  }
}
