import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Id } from '../../src/core/changes/types.ts'
import type { Keys, OpenKeys } from '../../src/main/usecases/ports/keys.ts'
import { success } from '../../src/core/result.ts'

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export interface SigningKey {
  /** 64 hexadecimal digits. */
  readonly publicKey: string
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** A key for tests and nothing else: the same in every run, so that a history can be repeated. */
export function signingKeyOf(seed: Uint8Array): SigningKey {
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  return {
    publicKey: Buffer.from(
      createPublicKey(key).export({ format: 'jwk' }).x ?? '',
      'base64url',
    ).toString('hex'),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  }
}

const made = new Map<string, SigningKey>()

function keyNamed(name: string): SigningKey {
  const known = made.get(name)
  if (known !== undefined) return known
  const key = signingKeyOf(createHash('sha256').update(name).digest())
  made.set(name, key)
  return key
}

export const officeKey = (office: Id): SigningKey => keyNamed(`office ${office}`)
export const installationKey = (installation: Id): SigningKey =>
  keyNamed(`installation ${installation}`)

export interface AgePair {
  readonly identity: string
  readonly recipient: string
}

/** Another in every run, which changes no length and nothing that anybody is told. */
export async function newAgePair(): Promise<AgePair> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

const notHere = (): never => {
  throw new Error('keys of a history are not kept anywhere')
}

/** Opened already: what keys at rest cost is not what a history is about. `held`: grows with a new identity. */
export function openedKeys(office: Id, age: AgePair, held: Set<Id>): Keys {
  const open = (): OpenKeys => ({
    root: null,
    office: officeKey(office).publicKey,
    ...age,
    installations: new Map([...held].map((id) => [id, installationKey(id).publicKey])),
    signAsRoot: () => {
      throw new Error('nobody in a history signs as the root by this way')
    },
    signAsOffice: officeKey(office).sign,
    signAs: (installation, message) => {
      if (!held.has(installation)) throw new Error(`${installation} is not of this office`)
      return installationKey(installation).sign(message)
    },
  })
  return {
    exist: () => true,
    state: () => ({ made: true, open: true, machine: true, held: false, passphrase: false }),
    open: () => Promise.resolve(success(open())),
    addInstallation: (_, installation) => {
      held.add(installation)
      return Promise.resolve(success(open()))
    },
    hold: notHere,
    lock: notHere,
    holdMachineKey: notHere,
    make: notHere,
    changePassphrase: notHere,
    sealedCopy: notHere,
    restore: notHere,
  }
}
