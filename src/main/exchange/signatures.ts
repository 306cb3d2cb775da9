import { createPublicKey, verify } from 'node:crypto'

/**
 * Whether the Ed25519 key (32 bytes) signed the content. A key that is none, or a small-order one that the library
 * refuses, signed nothing.
 */
export function isSignedBy(key: Uint8Array, content: Uint8Array, signature: Uint8Array): boolean {
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') },
    format: 'jwk',
  })
  return verify(null, content, publicKey, signature)
}

/** Whether one of these keys signed the content. */
export const isSignedByAny = (
  keys: readonly Uint8Array[],
  content: Uint8Array,
  signature: Uint8Array,
): boolean => keys.some((key) => isSignedBy(key, content, signature))
