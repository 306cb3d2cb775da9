import { decode, encode, rfc8949EncodeOptions } from 'cborg'
import * as z from 'zod'
import { hexOfBytes } from '../hexadecimal.ts'

/** Bytes of one length, as hexadecimal digits. */
export const hexBytes = (length: 16 | 32): z.ZodType<string> =>
  z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length === length)
    .transform(hexOfBytes)

/** Ed25519 (RFC 8032): 64 bytes. */
export const signatureSchema = z.instanceof(Uint8Array).refine((bytes) => bytes.length === 64)

/** Words before what is signed, with which nothing else that is signed begins. */
export const signedAs = (purpose: string, content: Uint8Array): Uint8Array =>
  new Uint8Array([
    ...Array.from(`acuerdos ${purpose}\n`, (letter) => letter.charCodeAt(0)),
    ...content,
  ])

/** CBOR in its core deterministic form (RFC 8949, section 4.2.1). */
export const encodeStrictly = (value: unknown): Uint8Array => encode(value, rfc8949EncodeOptions)

/** `undefined`: no CBOR, or the same meaning in other bytes than `encodeStrictly` writes. */
export function decodeStrictly(bytes: Uint8Array): unknown {
  const value = decoded(bytes)
  return value !== undefined && hexOfBytes(encodeStrictly(value)) === hexOfBytes(bytes)
    ? value
    : undefined
}

function decoded(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, {
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
