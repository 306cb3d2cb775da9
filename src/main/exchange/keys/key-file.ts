import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { Decrypter, Encrypter } from 'age-encryption'
import * as z from 'zod'

/**
 * The keys at rest (`docs/formats.md`, section "Keys"): one JSON file. A random key seals the content, and is itself
 * sealed with the passphrase, with the machine's key, or with both; so either opens it, and what is added later needs
 * only one of them.
 */
const fileSchema = z.strictObject({
  format: z.literal('acuerdos-keys'),
  version: z.literal(1),
  /** Base64: an age file with scrypt (age-encryption.org/v1), and AES-256-GCM. */
  locks: z.strictObject({
    passphrase: z.base64().optional(),
    machine: z.base64().optional(),
  }),
  content: z.base64(),
})
export type KeyFile = z.output<typeof fileSchema>

const seedSchema = z.string().regex(/^[0-9a-f]{64}$/)
const idSchema = z.string().regex(/^[0-9a-f]{32}$/)

/** Ed25519 seeds in hexadecimal, and the age identity. */
const secretsSchema = z.strictObject({
  root: seedSchema.nullable(),
  office: seedSchema,
  identity: z.string().startsWith('AGE-SECRET-KEY-1'),
  installations: z.array(z.strictObject({ id: idSchema, seed: seedSchema })),
})
export type Secrets = z.output<typeof secretsSchema>

/** `null`: none that this version reads. */
export function secretsOf(text: string): Secrets | null {
  const parsed = secretsSchema.safeParse(jsonOf(text))
  return parsed.success ? parsed.data : null
}

export interface Unlocked {
  readonly contentKey: Uint8Array
  readonly secrets: Secrets
  readonly file: KeyFile
}

/** `null`: there is none, or none that this version reads. */
export function readKeyFile(path: string): KeyFile | null {
  if (!existsSync(path)) return null
  const parsed = fileSchema.safeParse(jsonOf(readFileSync(path, 'utf8')))
  return parsed.success ? parsed.data : null
}

/** `null`: it is not this passphrase. */
export async function unlockWithPassphrase(
  file: KeyFile,
  passphrase: string,
): Promise<Unlocked | null> {
  const { passphrase: lock } = file.locks
  if (lock === undefined) return null
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return unlocked(file, await decrypter.decrypt(bytesOfBase64(lock)))
  } catch (error) {
    // What the library throws of a wrong passphrase, and of an altered file: neither opens it.
    if (error instanceof Error) return null
    throw error
  }
}

/** `null`: another machine sealed it, or another user. */
export function unlockWithMachine(file: KeyFile, machineKey: Uint8Array): Unlocked | null {
  const { machine } = file.locks
  const contentKey = machine === undefined ? null : unsealed(machineKey, bytesOfBase64(machine))
  return contentKey === null ? null : unlocked(file, contentKey)
}

/** `null`: they were sealed anew since, with another passphrase. */
export const unlockAgain = (file: KeyFile, contentKey: Uint8Array): Unlocked | null =>
  unlocked(file, contentKey)

/** With another lock that this machine's key opens, beside those that there are. */
export function lockedByMachine(keys: Unlocked, machineKey: Uint8Array): Unlocked {
  const machine = base64Of(sealed(machineKey, keys.contentKey))
  return { ...keys, file: { ...keys.file, locks: { ...keys.file.locks, machine } } }
}

function unlocked(file: KeyFile, contentKey: Uint8Array): Unlocked | null {
  const content = unsealed(contentKey, bytesOfBase64(file.content))
  if (content === null) return null
  const secrets = secretsSchema.parse(jsonOf(new TextDecoder().decode(content)))
  return { contentKey, secrets, file }
}

export interface Locks {
  readonly passphrase: string | null
  readonly machineKey: Uint8Array | null
  /** Base-2 logarithm of the work of trying one passphrase. */
  readonly work: number
}

/** A new file with a new content key. */
export async function sealKeys(secrets: Secrets, locks: Locks): Promise<Unlocked> {
  const contentKey = randomBytes(32)
  const { passphrase, machineKey, work } = locks
  const file: KeyFile = {
    format: 'acuerdos-keys',
    version: 1,
    locks: {
      ...(passphrase === null
        ? {}
        : { passphrase: await passphraseLock(contentKey, passphrase, work) }),
      ...(machineKey === null ? {} : { machine: base64Of(sealed(machineKey, contentKey)) }),
    },
    content: base64Of(sealed(contentKey, contentOf(secrets))),
  }
  return { contentKey, secrets, file }
}

/** The same locks on other secrets. */
export function resealed({ contentKey, file }: Unlocked, secrets: Secrets): Unlocked {
  return {
    contentKey,
    secrets,
    file: { ...file, content: base64Of(sealed(contentKey, contentOf(secrets))) },
  }
}

/** The same secrets behind another passphrase; the content key changes, so that the old file opens nothing new. */
export async function relocked({ secrets }: Unlocked, locks: Locks): Promise<Unlocked> {
  return sealKeys(secrets, locks)
}

/** Beside the old file, then in its place by one rename: whoever is killed in between has the old one whole. */
export function writeKeyFile(path: string, { file }: Unlocked): void {
  const unfinished = `${path}.new`
  const descriptor = openSync(unfinished, 'w', 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify(file, null, 1)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(unfinished, path)
}

async function passphraseLock(
  contentKey: Uint8Array,
  passphrase: string,
  work: number,
): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(work)
  return base64Of(await encrypter.encrypt(contentKey))
}

const [nonceLength, tagLength] = [12, 16]
/** Bound into every seal: what was sealed for something else does not open here. */
const purpose = Buffer.from('acuerdos keys 1')

/** AES-256-GCM: nonce, cipher text, tag. */
function sealed(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(purpose)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** `null`: sealed with another key, or altered. */
function unsealed(key: Uint8Array, bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < nonceLength + tagLength || key.length !== 32) return null
  const nonce = bytes.subarray(0, nonceLength)
  const tag = bytes.subarray(bytes.length - tagLength)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    .setAAD(purpose)
    .setAuthTag(tag)
  const cipherText = bytes.subarray(nonceLength, bytes.length - tagLength)
  try {
    return Buffer.concat([decipher.update(cipherText), decipher.final()])
  } catch (error) {
    // What Node throws when the tag does not fit.
    if (error instanceof Error) return null
    throw error
  }
}

const contentOf = (secrets: Secrets): Uint8Array => Buffer.from(JSON.stringify(secrets))
const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const bytesOfBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
