import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../../../tests/support/registers.ts'
import { machineKeyIn, type SystemSafe } from './machine-key.ts'

/** As the system's keyring works: what one user sealed opens for nobody else. */
function keyringOf(user: string, backend = 'gnome_libsecret'): SystemSafe {
  const [key, nonce] = [Buffer.alloc(32, user), Buffer.alloc(12)]
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
    },
    decryptString: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
      decipher.setAuthTag(sealed.subarray(-16))
      return `${decipher.update(sealed.subarray(0, -16)).toString()}${decipher.final().toString()}`
    },
  }
}

let file: string
let logged: string[]
const keyWith = (safe: SystemSafe, platform = 'linux') =>
  machineKeyIn({ file, safe, platform, randomBytes, log: (line) => void logged.push(line) })()
const base64 = (key: Uint8Array | null) => Buffer.from(key ?? []).toString('base64')

beforeEach(() => {
  file = join(temporaryDirectory(), 'profile', 'machine-key')
  logged = []
})

describe('the key of a user on a machine', () => {
  it('is made once, is the same at every start, and lies sealed where only its user reads', () => {
    const first = keyWith(keyringOf('rosa'))
    expect(first).toHaveLength(32)
    expect(base64(keyWith(keyringOf('rosa')))).toBe(base64(first))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'latin1')).not.toContain(base64(first))
    expect(readFileSync(file).includes(Buffer.from(first ?? []))).toBe(false)
  })

  it('is none where the system keeps no secrets, and nothing is written then', () => {
    expect(keyWith(keyringOf('rosa', 'basic_text'))).toBeNull()
    expect(keyWith({ ...keyringOf('rosa'), isEncryptionAvailable: () => false })).toBeNull()
    expect(existsSync(file)).toBe(false)
  })

  it('asks for the kind of keyring on Linux only, where there are several', () => {
    const safe = {
      ...keyringOf('rosa'),
      getSelectedStorageBackend: () => {
        throw new Error('not on this system')
      },
    }
    expect(keyWith(safe, 'darwin')).toHaveLength(32)
  })

  it('that does not open stays as it is, for the keyring may come back', () => {
    const first = keyWith(keyringOf('rosa'))
    const sealed = readFileSync(file)
    expect(keyWith(keyringOf('otto'))).toBeNull()
    expect(readFileSync(file)).toEqual(sealed)
    expect(base64(keyWith(keyringOf('rosa')))).toBe(base64(first))
    writeFileSync(file, keyringOf('rosa').encryptString('corta'))
    expect(keyWith(keyringOf('rosa'))).toBeNull()
  })

  it('is never in the log', () => {
    const key = keyWith(keyringOf('rosa'))
    keyWith(keyringOf('otto'))
    expect(logged).toHaveLength(1)
    expect(logged.join()).not.toContain(base64(key))
  })
})
