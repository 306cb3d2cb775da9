import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter, Encrypter } from 'age-encryption'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  temporaryDirectory,
  expectRefusal,
  expectValue,
} from '../../../../tests/support/registers.ts'
import type { Keys, OpenKeys } from '../../usecases/ports/keys.ts'
import { cryptography } from './ed25519.ts'
import { registerKeys } from './register-keys.ts'

const installation = 'a'.repeat(32)
const phrase = 'canela farol abrigo duende'

let folder: string
let passphraseFile: string
const written = (name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}
const keysWith = (machineKey: Uint8Array | null = null): Keys =>
  registerKeys({ path: join(folder, 'keys.json'), machineKey, work: 4 })
const made = async (keys: Keys, withRoot = true): Promise<OpenKeys> =>
  expectValue(await keys.make({ passphraseFile }, { installation, withRoot }))
const publicHalves = ({ root, office, recipient, installations }: OpenKeys) => ({
  root,
  office,
  recipient,
  installations: [...installations],
})
const keyFile = (): string => readFileSync(join(folder, 'keys.json'), 'utf8')

beforeEach(() => {
  folder = temporaryDirectory()
  passphraseFile = written('frase.txt', `${phrase}\n`)
})

describe('keys at rest', () => {
  it('open with the passphrase and are the same keys', async () => {
    const keys = keysWith()
    expect(keys.exist()).toBe(false)
    const first = await made(keys)
    expect(keys.exist()).toBe(true)
    const again = expectValue(await keysWith().open({ passphraseFile }))
    expect(publicHalves(again)).toEqual(publicHalves(first))
  })

  it('sign what their public halves verify, and open what is sealed for them', async () => {
    const keys = await made(keysWith())
    const message = Buffer.from('Oficio 12/2017')
    const [root, own] = [keys.root ?? '', keys.installations.get(installation) ?? '']
    const signatures = [
      [root, keys.signAsRoot(message)],
      [keys.office, keys.signAsOffice(message)],
      [own, keys.signAs(installation, message)],
    ] as const
    for (const [key, signature] of signatures) {
      const verifying = signatures.filter(([other]) =>
        cryptography.verify(other, message, signature),
      )
      expect(verifying.map(([other]) => other)).toEqual([key])
      expect(cryptography.verify(key, Buffer.from('Oficio 13/2017'), signature)).toBe(false)
    }
    const encrypter = new Encrypter()
    encrypter.addRecipient(keys.recipient)
    const decrypter = new Decrypter()
    decrypter.addIdentity(keys.identity)
    const sealed = await encrypter.encrypt('acuse')
    expect(await decrypter.decrypt(sealed, 'text')).toBe('acuse')
  })

  it('what is no key and no signature verifies nothing', () => {
    const nothing = new Uint8Array(64)
    expect(cryptography.verify('', nothing, nothing)).toBe(false)
    expect(cryptography.verify('0'.repeat(64), nothing, nothing.subarray(1))).toBe(false)
  })

  it('lie in a file that only their user reads, with nothing of them in the clear and nothing beside it', async () => {
    const keys = await made(keysWith())
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).toSorted()).toEqual(['frase.txt', 'keys.json'])
    for (const secret of [keys.identity, phrase, keys.office, installation]) {
      expect(keyFile()).not.toContain(secret)
    }
  })

  it('do not open with another passphrase, without one, or altered', async () => {
    const keys = keysWith()
    await made(keys)
    const wrong = written('otra.txt', 'canela farol abrigo duend')
    expect(expectRefusal(await keys.open({ passphraseFile: wrong }))).toBe('passphrase_wrong')
    expect(expectRefusal(await keys.open({ passphraseFile: null }))).toBe('passphrase_required')
    const altered = keyFile().replace(/"content": "....../u, '"content": "AAAAAA')
    written('keys.json', altered)
    expect(expectRefusal(await keys.open({ passphraseFile }))).toBe('passphrase_wrong')
    written('keys.json', '{}')
    expect(expectRefusal(await keys.open({ passphraseFile }))).toBe('keys_damaged')
  })

  it('that are not there are missing', async () => {
    expect(expectRefusal(await keysWith().open({ passphraseFile }))).toBe('keys_missing')
  })

  it('open with the machine’s key too, whichever of both was used to add to them', async () => {
    const machineKey = new Uint8Array(32).fill(7)
    await made(keysWith(machineKey))
    const second = 'b'.repeat(32)
    expectValue(await keysWith().addInstallation({ passphraseFile }, second))
    const opened = expectValue(await keysWith(machineKey).open({ passphraseFile: null }))
    expect([...opened.installations.keys()]).toEqual([installation, second])
    const other = keysWith(new Uint8Array(32).fill(8))
    expect(expectRefusal(await other.open({ passphraseFile: null }))).toBe('passphrase_required')
  })

  it('are not made without anything that seals them, or with a short passphrase', async () => {
    const keys = keysWith()
    const short = written('corta.txt', 'canela')
    const make = (file: string | null) =>
      keys.make({ passphraseFile: file }, { installation, withRoot: true })
    expect(expectRefusal(await make(null))).toBe('passphrase_required')
    expect(expectRefusal(await make(short))).toBe('passphrase_too_short')
    expect(expectRefusal(await make(written('vacia.txt', '\n')))).toBe('passphrase_file_invalid')
    expect(expectRefusal(await make(join(folder, 'falta.txt')))).toBe('file_missing')
    expect(keys.exist()).toBe(false)
  })

  it('of an office that does not coordinate have no root', async () => {
    expect((await made(keysWith(), false)).root).toBeNull()
  })
})

describe('the passphrase', () => {
  it('is the first line of its file, without its end, as it was typed', async () => {
    await made(keysWith())
    const windows = written('windows.txt', `${phrase}\r\nsegunda línea`)
    expectValue(await keysWith().open({ passphraseFile: windows }))
    const spaced = written('espacio.txt', `${phrase} \n`)
    expect(expectRefusal(await keysWith().open({ passphraseFile: spaced }))).toBe(
      'passphrase_wrong',
    )
  })

  it('changes: the new one opens the same keys, the old one nothing', async () => {
    const keys = keysWith()
    const first = await made(keys)
    const fresh = written('nueva.txt', 'otoño ñandú cumbre brote')
    expectValue(await keys.changePassphrase({ passphraseFile }, { file: fresh }))
    const opened = expectValue(await keys.open({ passphraseFile: fresh }))
    expect(publicHalves(opened)).toEqual(publicHalves(first))
    expect(expectRefusal(await keys.open({ passphraseFile }))).toBe('passphrase_wrong')
  })

  it('stays when the old one is wrong', async () => {
    const keys = keysWith()
    await made(keys)
    const before = keyFile()
    const wrong = written('otra.txt', 'esta no es la frase')
    const refused = await keys.changePassphrase({ passphraseFile: wrong }, { file: passphraseFile })
    expect(expectRefusal(refused)).toBe('passphrase_wrong')
    expect(keyFile()).toBe(before)
  })
})

describe('a passphrase that was typed in the window', () => {
  const otherWay = { passphraseFile: null }

  it('opens the keys until they are locked, and is nowhere on the disk', async () => {
    await made(keysWith())
    const keys = keysWith()
    expect(expectRefusal(await keys.open(otherWay))).toBe('passphrase_required')
    expect(keys.state()).toMatchObject({ made: true, open: false, held: false, passphrase: true })
    const before = keyFile()
    expectValue(await keys.hold(phrase))
    expectValue(await keys.open(otherWay))
    expect(keys.state()).toMatchObject({ open: true, held: true })
    // Another window, another command: nobody typed anything there.
    expect(expectRefusal(await keysWith().open(otherWay))).toBe('passphrase_required')
    keys.lock()
    expect(expectRefusal(await keys.open(otherWay))).toBe('passphrase_required')
    expect(keyFile()).toBe(before)
    expect(readdirSync(folder).toSorted()).toEqual(['frase.txt', 'keys.json'])
  })

  it('that is wrong, or too short for new keys, opens nothing', async () => {
    const keys = keysWith()
    expect(expectRefusal(await keys.hold('canela'))).toBe('passphrase_too_short')
    expect(keys.state()).toMatchObject({ made: false, open: false })
    await made(keys)
    expect(expectRefusal(await keys.hold(`${phrase} `))).toBe('passphrase_wrong')
    expect(keys.state().open).toBe(false)
  })

  it('seals the keys that are made next, and what is added to them', async () => {
    const keys = keysWith()
    expectValue(await keys.hold(phrase))
    expect(keys.state()).toMatchObject({ made: false, open: true })
    expectValue(await keys.make(otherWay, { installation, withRoot: true }))
    const second = 'b'.repeat(32)
    expectValue(await keys.addInstallation(otherWay, second))
    expect(keyFile()).not.toContain(phrase)
    const opened = expectValue(await keysWith().open({ passphraseFile }))
    expect([...opened.installations.keys()]).toEqual([installation, second])
  })

  it('goes on opening after it was changed by whoever holds them, and not where another changed it', async () => {
    const [keys, other] = [keysWith(), keysWith()]
    await made(keys)
    expectValue(await keys.hold(phrase))
    const fresh = written('nueva.txt', 'otoño ñandú cumbre brote')
    expectValue(await keys.changePassphrase(otherWay, { file: fresh }))
    expectValue(await keys.open(otherWay))
    expectValue(await other.changePassphrase({ passphraseFile: fresh }, { file: passphraseFile }))
    expect(expectRefusal(await keys.open(otherWay))).toBe('passphrase_required')
  })

  it('has the machine open the keys by itself from then on, where it has a key', async () => {
    await made(keysWith())
    const machineKey = new Uint8Array(32).fill(7)
    const keys = keysWith()
    keys.holdMachineKey(machineKey)
    expect(keys.state()).toMatchObject({ machine: true, open: false })
    expectValue(await keys.hold(phrase))
    expectValue(await keysWith(machineKey).open(otherWay))
    expectValue(await keysWith().open({ passphraseFile }))
    expect(expectRefusal(await keysWith().open(otherWay))).toBe('passphrase_required')
  })

  it('does not exist for keys that a machine alone sealed', async () => {
    const keys = keysWith(new Uint8Array(32).fill(7))
    expectValue(await keys.make(otherWay, { installation, withRoot: true }))
    expect(keysWith().state()).toMatchObject({ made: true, open: false, passphrase: false })
    expect(expectRefusal(await keysWith().open({ passphraseFile }))).toBe('keys_of_other_machine')
    expect(expectRefusal(await keysWith().hold(phrase))).toBe('passphrase_wrong')
  })
})
