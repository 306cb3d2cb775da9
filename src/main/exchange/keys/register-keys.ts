import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import type { Keys, OpenKeys, Unlocking } from '../../usecases/ports/keys.ts'
import { publicKeyOf, signWith } from './ed25519.ts'
import {
  readKeyFile,
  relocked,
  resealed,
  sealKeys,
  unlockWithMachine,
  unlockWithPassphrase,
  writeKeyFile,
  type Locks,
  type Secrets,
  type Unlocked,
} from './key-file.ts'
import { readNewPassphrase, readPassphrase } from './passphrase.ts'

export interface KeyPlace {
  /** The file in the register's folder. */
  readonly path: string
  /** 32 bytes that only this user of this machine has; `null`: the command line, or a system without a keyring. */
  readonly machineKey: Uint8Array | null
  /** Base-2 logarithm of scrypt's work; `docs/formats.md` says what the program takes. */
  readonly work: number
}

export function registerKeys({ path, machineKey, work }: KeyPlace): Keys {
  const unlock = async ({ passphraseFile }: Unlocking): Promise<Result<Unlocked, Refusal>> => {
    if (!existsSync(path)) return failure(refusal('keys_missing', { file: path }))
    const file = readKeyFile(path)
    if (file === null) return failure(refusal('keys_damaged', { file: path }))
    const byMachine = machineKey === null ? null : unlockWithMachine(file, machineKey)
    if (byMachine !== null) return success(byMachine)
    if (passphraseFile === null) return failure(refusal('passphrase_required'))
    const passphrase = readPassphrase(passphraseFile)
    if (!passphrase.ok) return passphrase
    const opened = await unlockWithPassphrase(file, passphrase.value)
    return opened === null ? failure(refusal('passphrase_wrong')) : success(opened)
  }

  const newLocks = ({ passphraseFile }: Unlocking): Result<Locks, Refusal> => {
    if (passphraseFile === null) {
      return machineKey === null
        ? failure(refusal('passphrase_required'))
        : success({ passphrase: null, machineKey, work })
    }
    const passphrase = readNewPassphrase(passphraseFile)
    return passphrase.ok ? success({ passphrase: passphrase.value, machineKey, work }) : passphrase
  }

  /** What was changed is on the disk before anybody relies on it. */
  const kept = async (keys: Unlocked): Promise<Result<OpenKeys, Refusal>> => {
    const written = await writing(path, keys)
    return written.ok ? success(await openKeys(keys.secrets)) : written
  }

  const changed = async (
    unlocking: Unlocking,
    change: (secrets: Secrets) => Secrets,
  ): Promise<Result<OpenKeys, Refusal>> => {
    const opened = await unlock(unlocking)
    return opened.ok ? kept(resealed(opened.value, change(opened.value.secrets))) : opened
  }

  return {
    exist: () => existsSync(path),
    make: async (unlocking, { installation, withRoot }) => {
      const locks = newLocks(unlocking)
      if (!locks.ok) return locks
      const secrets: Secrets = {
        root: withRoot ? newSeed() : null,
        office: newSeed(),
        identity: await generateX25519Identity(),
        installations: [{ id: installation, seed: newSeed() }],
      }
      return kept(await sealKeys(secrets, locks.value))
    },
    open: async (unlocking) => {
      const opened = await unlock(unlocking)
      return opened.ok ? success(await openKeys(opened.value.secrets)) : opened
    },
    addInstallation: (unlocking, installation) =>
      changed(unlocking, (secrets) => ({
        ...secrets,
        installations: [...secrets.installations, { id: installation, seed: newSeed() }],
      })),
    changePassphrase: async (unlocking, newPassphraseFile) => {
      const opened = await unlock(unlocking)
      if (!opened.ok) return opened
      const passphrase = readNewPassphrase(newPassphraseFile)
      if (!passphrase.ok) return passphrase
      const locks = { passphrase: passphrase.value, machineKey, work }
      const written = await writing(path, await relocked(opened.value, locks))
      return written.ok ? success(undefined) : written
    },
  }
}

const newSeed = (): string => randomBytes(32).toString('hex')

async function openKeys(secrets: Secrets): Promise<OpenKeys> {
  const { root, office, identity, installations } = secrets
  const seeds = new Map(installations.map(({ id, seed }) => [id, seed]))
  return {
    root: root === null ? null : publicKeyOf(root),
    office: publicKeyOf(office),
    recipient: await identityToRecipient(identity),
    identity,
    installations: new Map(installations.map(({ id, seed }) => [id, publicKeyOf(seed)])),
    signAsRoot: (message) => {
      if (root === null) throw new Error('the root key is not here')
      return signWith(root, message)
    },
    signAsOffice: (message) => signWith(office, message),
    signAs: (installation, message) => {
      const seed = seeds.get(installation)
      if (seed === undefined) throw new Error(`no key of installation ${installation}`)
      return signWith(seed, message)
    },
  }
}

function writing(path: string, keys: Unlocked): Promise<Result<void, Refusal>> {
  try {
    writeKeyFile(path, keys)
    return Promise.resolve(success(undefined))
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return Promise.resolve(
      failure(refusal('output_not_writable', { file: path, reason: String(error.code) })),
    )
  }
}
