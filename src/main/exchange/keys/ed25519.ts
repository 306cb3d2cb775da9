import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { bytesOfHex, hexOfBytes } from '../../../contract/hexadecimal.ts'
import type { PublicKey } from '../../../core/exchange/statement.ts'
import { isSignedBy } from '../signatures.ts'
import { spokenWords } from '../spoken-words.ts'
import type { Cryptography } from '../../usecases/ports/keys.ts'

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410, section 7). */
const privateKeyHead = bytesOfHex('302e020100300506032b657004220420')

const privateKeyOf = (seed: string): KeyObject =>
  createPrivateKey({
    key: Buffer.from([...privateKeyHead, ...bytesOfHex(seed)]),
    format: 'der',
    type: 'pkcs8',
  })

/** Signs with an Ed25519 seed (64 hexadecimal digits); 64 bytes. */
export const signWith = (seed: string, message: Uint8Array): Uint8Array =>
  sign(null, message, privateKeyOf(seed))

export function publicKeyOf(seed: string): PublicKey {
  const { x } = createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' })
  if (x === undefined) throw new Error('an Ed25519 key without its public half')
  return hexOfBytes(Buffer.from(x, 'base64url'))
}

const isPublicKey = /^[0-9a-f]{64}$/

export const cryptography: Cryptography = {
  verify: (key, message, signature) =>
    isPublicKey.test(key) &&
    signature.length === 64 &&
    isSignedBy(bytesOfHex(key), message, signature),
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  spokenWords,
}
