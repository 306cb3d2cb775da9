import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** As far as Electron's `safeStorage` is used; available once the program is ready. */
export interface SystemSafe {
  readonly isEncryptionAvailable: () => boolean
  /** On Linux only; `basic_text` seals with a password that everybody knows. */
  readonly getSelectedStorageBackend: () => string
  readonly encryptString: (text: string) => Buffer
  readonly decryptString: (sealed: Buffer) => string
}

export interface MachineKeyOptions {
  /** Where the sealed key lies, in the program's own data of this user. */
  readonly file: string
  readonly safe: SystemSafe
  readonly platform: string
  readonly randomBytes: (count: number) => Uint8Array
  readonly log: (line: string) => void
}

const keyLength = 32

/**
 * The key of this user on this machine: made once, sealed by the system (Keychain, DPAPI, Secret Service or KWallet) and
 * kept as a file. Looked for when it is first needed, because the system may ask the person. `null`: this system keeps no
 * secrets, or no longer opens this one; then a passphrase opens the keys. A file that does not open is left as it is: it
 * opens again where the keyring comes back.
 */
export function machineKeyIn(options: MachineKeyOptions): () => Uint8Array | null {
  let found: Uint8Array | null | undefined
  return () => (found ??= keptKey(options) ?? null)
}

function keptKey({ file, safe, platform, randomBytes, log }: MachineKeyOptions): Uint8Array | null {
  if (!isReal(safe, platform)) {
    log('this system keeps no secrets: a passphrase opens the keys')
    return null
  }
  try {
    if (existsSync(file)) return opened(safe, readFileSync(file), log)
    const key = randomBytes(keyLength)
    mkdirSync(dirname(file), { recursive: true })
    const sealed = safe.encryptString(Buffer.from(key).toString('base64'))
    writeFileSync(file, sealed, { mode: 0o600, flag: 'wx' })
    return key
  } catch (error) {
    // A keyring that was closed, a disk that is full: the passphrase is still there.
    log(`the machine's key cannot be used: ${error instanceof Error ? error.name : 'unknown'}`)
    return null
  }
}

const isReal = (safe: SystemSafe, platform: string): boolean =>
  safe.isEncryptionAvailable() &&
  (platform !== 'linux' || safe.getSelectedStorageBackend() !== 'basic_text')

function opened(
  safe: SystemSafe,
  sealed: Buffer,
  log: MachineKeyOptions['log'],
): Uint8Array | null {
  const key = Buffer.from(safe.decryptString(sealed), 'base64')
  if (key.length === keyLength) return new Uint8Array(key)
  log("the machine's key is damaged")
  return null
}
