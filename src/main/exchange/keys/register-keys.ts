import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import type { GivenPassphrase, Keys, OpenKeys, Unlocking } from '../../usecases/ports/keys.ts'
import { publicKeyOf, signWith } from './ed25519.ts'
import {
  lockedByMachine,
  readKeyFile,
  relocked,
  resealed,
  sealKeys,
  unlockAgain,
  unlockWithMachine,
  unlockWithPassphrase,
  writeKeyFile,
  type KeyFile,
  type Locks,
  type Secrets,
  type Unlocked,
} from './key-file.ts'
import { openCopy, sealCopy } from './sealed-copy.ts'
import { newPassphrase, readNewPassphrase, readPassphrase } from './passphrase.ts'

export interface KeyPlace {
  /** The file in the register's folder. */
  readonly path: string
  /** 32 bytes that only this user of this machine has; `null`: there are none, or they come later. */
  readonly machineKey: Uint8Array | null
  /** Base-2 logarithm of scrypt's work; `docs/formats.md` says what the program takes. */
  readonly work: number
}

/** What a person typed: the passphrase of keys that are still to be made, or what it opened. */
type Held =
  | { readonly is: 'passphrase'; readonly passphrase: string }
  | { readonly is: 'contentKey'; readonly contentKey: Uint8Array }

/** One for each register that is open: what was typed is remembered here, and nowhere on the disk. */
export function registerKeys({ path, machineKey: givenMachineKey, work }: KeyPlace): Keys {
  let machineKey = givenMachineKey
  let held: Held | null = null

  const heldLock = (): string | null => (held?.is === 'passphrase' ? held.passphrase : null)

  /** `null`: somebody has to be asked. */
  const unlockSilently = (file: KeyFile): Unlocked | null =>
    (machineKey === null ? null : unlockWithMachine(file, machineKey)) ??
    (held?.is === 'contentKey' ? unlockAgain(file, held.contentKey) : null)

  const readFile = (): Result<KeyFile, Refusal> => {
    if (!existsSync(path)) return failure(refusal('keys_missing', { file: path }))
    const file = readKeyFile(path)
    return file === null ? failure(refusal('keys_damaged', { file: path })) : success(file)
  }

  const unlock = async ({ passphraseFile }: Unlocking): Promise<Result<Unlocked, Refusal>> => {
    const file = readFile()
    if (!file.ok) return file
    const silently = unlockSilently(file.value)
    if (silently !== null) return success(silently)
    if (file.value.locks.passphrase === undefined) {
      return failure(refusal('keys_of_other_machine', { file: path }))
    }
    if (passphraseFile === null) return failure(refusal('passphrase_required'))
    const passphrase = readPassphrase(passphraseFile)
    return passphrase.ok ? unlockBy(file.value, passphrase.value) : passphrase
  }

  const newLocks = ({ passphraseFile }: Unlocking): Result<Locks, Refusal> => {
    if (passphraseFile === null) {
      const passphrase = heldLock()
      return machineKey === null && passphrase === null
        ? failure(refusal('passphrase_required'))
        : success({ passphrase, machineKey, work })
    }
    const passphrase = readNewPassphrase(passphraseFile)
    return passphrase.ok ? success({ passphrase: passphrase.value, machineKey, work }) : passphrase
  }

  /** What was changed is on the disk before anybody relies on it. */
  const kept = async (keys: Unlocked): Promise<Result<OpenKeys, Refusal>> => {
    const written = await writing(path, keys)
    if (!written.ok) return written
    // Whoever typed the passphrase is not asked again, whatever it was that it sealed.
    if (held !== null) held = { is: 'contentKey', contentKey: keys.contentKey }
    return success(await openKeys(keys.secrets))
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
    state: () => {
      const file = existsSync(path) ? readKeyFile(path) : null
      return {
        made: existsSync(path),
        open:
          file === null
            ? !existsSync(path) && (machineKey !== null || held !== null)
            : unlockSilently(file) !== null,
        machine: machineKey !== null,
        held: held !== null,
        passphrase: file?.locks.passphrase !== undefined,
      }
    },
    hold: async (passphrase) => {
      if (!existsSync(path)) {
        const chosen = newPassphrase(passphrase)
        if (!chosen.ok) return chosen
        held = { is: 'passphrase', passphrase }
        return success(undefined)
      }
      const file = readFile()
      if (!file.ok) return file
      const opened = await unlockBy(file.value, passphrase)
      if (!opened.ok) return opened
      held = { is: 'contentKey', contentKey: opened.value.contentKey }
      return machineKey === null || unlockWithMachine(file.value, machineKey) !== null
        ? success(undefined)
        : writing(path, lockedByMachine(opened.value, machineKey))
    },
    lock: () => {
      held = null
    },
    holdMachineKey: (key) => {
      machineKey = key
    },
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
    sealedCopy: async (unlocking, sealWith) => {
      const opened = await unlock(unlocking)
      if (!opened.ok) return opened
      const passphrase = given(sealWith)
      return passphrase.ok
        ? success(await sealCopy(opened.value.secrets, passphrase.value, work))
        : passphrase
    },
    restore: async (sealed, unlocking, refused) => {
      if (existsSync(path)) return failure(refusal('keys_exist', { file: path }))
      const passphrase = typedIn(unlocking)
      if (!passphrase.ok) return passphrase
      const secrets = await openCopy(sealed, passphrase.value)
      if (secrets === null) return failure(refusal('recovery_not_opened'))
      const against = refused(await openKeys(secrets))
      if (against !== null) return failure(against)
      const locks = { passphrase: passphrase.value, machineKey, work }
      const written = await kept(await sealKeys(secrets, locks))
      return written.ok ? success(undefined) : written
    },
    changePassphrase: async (unlocking, sealWith) => {
      const opened = await unlock(unlocking)
      if (!opened.ok) return opened
      const passphrase = given(sealWith)
      if (!passphrase.ok) return passphrase
      const locks = { passphrase: passphrase.value, machineKey, work }
      const sealed = await kept(await relocked(opened.value, locks))
      return sealed.ok ? success(undefined) : sealed
    },
  }
}

async function unlockBy(file: KeyFile, passphrase: string): Promise<Result<Unlocked, Refusal>> {
  const opened = await unlockWithPassphrase(file, passphrase)
  return opened === null ? failure(refusal('passphrase_wrong')) : success(opened)
}

const given = (passphrase: GivenPassphrase): Result<string, Refusal> =>
  'file' in passphrase ? readNewPassphrase(passphrase.file) : newPassphrase(passphrase.typed)

const typedIn = ({ passphraseFile }: Unlocking): Result<string, Refusal> =>
  passphraseFile === null
    ? failure(refusal('passphrase_required'))
    : readNewPassphrase(passphraseFile)

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
