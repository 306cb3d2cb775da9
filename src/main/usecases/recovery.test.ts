/** Keys that are lost come back from paper, or are replaced: by whom they are believed afterwards. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { enrolledOffices, exchangeOf } from '../../../tests/support/enrolled.ts'
import { passphraseOf } from '../../../tests/support/keys.ts'
import {
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import type { RecoverySheet } from '../../contract/exchange/recovery.ts'
import { success } from '../../core/result.ts'
import { exportFor, importFrom } from './exchange-calls.ts'
import { approveOffice } from './office-approve.ts'
import { joinRegister } from './office-join.ts'
import { listOffices } from './office-list.ts'
import { requestApproval } from './office-request.ts'
import { ownKeys } from './own-keys.ts'
import { changeTypedPassphrase } from './office-keys.ts'
import { restoreKeys, writeRecoverySheet, writeTypedRecoverySheet } from './recovery.ts'

let council: Office
let durango: Office
let folder: string
const path = (name: string): string => join(folder, name)
const keysOf = ({ directory }: Office): string => join(directory, 'keys.json')
const asked = (office: Office) => ({
  as: office.person,
  passphraseFile: passphraseOf(office),
})

/** The printer of these tests keeps what the sheets say. */
function printer() {
  const printed: RecoverySheet[] = []
  const means = {
    programVersion: '0.1.0',
    deadlineInWords: () => '',
    renderer: {
      dossier: () => Promise.reject(new Error('not asked')),
      matrix: () => Promise.reject(new Error('not asked')),
      calendar: () => Promise.reject(new Error('not asked')),
      listReport: () => Promise.reject(new Error('not asked')),
      listReportPages: () => Promise.reject(new Error('not asked')),
      dossierPages: () => Promise.reject(new Error('not asked')),
      recoverySheet: (sheet: RecoverySheet) => {
        printed.push(sheet)
        return Promise.resolve(success(new Uint8Array([1])))
      },
    },
  }
  return { printed, means }
}

async function sheetOf(office: Office): Promise<RecoverySheet> {
  const { printed, means } = printer()
  expectValue(
    await writeRecoverySheet(office, means, {
      ...asked(office),
      file: path('hoja.pdf'),
      language: 'es',
      paper: 'letter',
    }),
  )
  const [sheet] = printed
  if (sheet === undefined) throw new Error('nothing was printed')
  return sheet
}

const typed = ({ lines }: RecoverySheet): string => {
  writeFileSync(path('hoja.txt'), lines.join('\n'))
  return path('hoja.txt')
}
const restore = (office: Office, file: string, passphraseFile = passphraseOf(office)) =>
  restoreKeys(office, { file, passphraseFile })
const send = (from: Office, to: string, out: string) =>
  exportFor(exchangeOf(from), {
    ...asked(from),
    to: [to],
    scope: [],
    sealWith: null,
    out: path(out),
    largest: null,
    attachments: true,
  })
const take = (office: Office, file: string) =>
  importFrom(exchangeOf(office), {
    ...asked(office),
    file: path(file),
    openWith: null,
    reply: null,
  })

beforeEach(async () => {
  folder = temporaryDirectory()
  ;[council, durango] = await enrolledOffices('Secretariado Ejecutivo', 'Secretariado de Durango')
}, 60_000)

describe('a recovery sheet', { timeout: 60_000 }, () => {
  it('brings back the keys that were lost: the same, and what was sealed for them opens', async () => {
    const sheet = await sheetOf(durango)
    expect(sheet).toMatchObject({ office: 'Secretariado de Durango', coordinating: false })
    expect(sheet.words).toEqual((await sheetOf(council)).words)
    addPerson(council, 'Berta Ruiz')
    expectValue(await send(council, 'Secretariado de Durango', 'uno.acuerdos'))
    rmSync(keysOf(durango))
    expect(expectRefusal(await take(durango, 'uno.acuerdos'))).toBe('keys_missing')
    expectValue(await restore(durango, typed(sheet)))
    expectValue(await take(durango, 'uno.acuerdos'))
    expectValue(await send(durango, 'Secretariado Ejecutivo', 'dos.acuerdos'))
    expectValue(await take(council, 'dos.acuerdos'))
  })

  it('brings them back by its code as well, read by a machine', async () => {
    const { code } = await sheetOf(durango)
    rmSync(keysOf(durango))
    writeFileSync(path('codigo.txt'), code ?? '')
    expectValue(await restore(durango, path('codigo.txt')))
    expectValue(await send(durango, 'Secretariado Ejecutivo', 'dos.acuerdos'))
  })

  it('of the coordinating office brings back the root key', async () => {
    const sheet = await sheetOf(council)
    expect(sheet.coordinating).toBe(true)
    rmSync(keysOf(council))
    expectValue(await restore(council, typed(sheet)))
    const { keys } = expectValue(await ownKeys(council, asked(council)))
    expect(keys.root).toBe(council.register.membership.root())
  })

  it('says nothing of the keys without its passphrase, and where it was copied wrongly', async () => {
    const sheet = await sheetOf(durango)
    const before = readFileSync(keysOf(durango), 'utf8')
    expect(expectRefusal(await restore(durango, typed(sheet)))).toBe('keys_exist')
    expect(readFileSync(keysOf(durango), 'utf8')).toBe(before)
    rmSync(keysOf(durango))
    const other = path('otra.txt')
    writeFileSync(other, 'otra frase de paso\n')
    expect(expectRefusal(await restore(durango, typed(sheet), other))).toBe('recovery_not_opened')
    const [first = '', ...rest] = sheet.lines
    const slip = typed({ ...sheet, lines: [first.replace(/.(?=..$)/u, ''), ...rest] })
    expect(expectRefusal(await restore(durango, slip))).toBe('recovery_line_wrong')
    expect(durango.keys.exist()).toBe(false)
  })

  it('of another office, or from before new keys, brings back nothing', async () => {
    const [own, others] = [await sheetOf(durango), await sheetOf(council)]
    rmSync(keysOf(durango))
    const refused = await restore(durango, typed(others), passphraseOf(council))
    expect(expectRefusal(refused)).toBe('recovery_of_other_register')
    await newKeys()
    rmSync(keysOf(durango))
    expect(expectRefusal(await restore(durango, typed(own)))).toBe('recovery_of_other_register')
  })
})

const sheetPhrase = 'otoño ñandú cumbre brote'
const inFile = (phrase: string): string => {
  writeFileSync(path('frase-de-la-hoja.txt'), `${phrase}\n`)
  return path('frase-de-la-hoja.txt')
}

const fromWindow = (
  office: Office,
  means: ReturnType<typeof printer>['means'],
  passphrase = sheetPhrase,
) =>
  writeTypedRecoverySheet(office, means, {
    as: office.person,
    language: 'es',
    paper: 'letter',
    passphrase,
    file: path('hoja.pdf'),
  })

describe('a recovery sheet from the window', { timeout: 60_000 }, () => {
  it('opens with the passphrase that was typed for it, and with no other', async () => {
    const { printed, means } = printer()
    expect(expectRefusal(await fromWindow(durango, means))).toBe('passphrase_required')
    expectValue(await durango.keys.hold('canela farol abrigo duende'))
    expectValue(await fromWindow(durango, means))
    const [sheet] = printed
    if (sheet === undefined) throw new Error('nothing was printed')
    rmSync(keysOf(durango))
    durango.keys.lock()
    expect(expectRefusal(await restore(durango, typed(sheet)))).toBe('recovery_not_opened')
    expectValue(await restore(durango, typed(sheet), inFile(sheetPhrase)))
    expectValue(await durango.keys.hold(sheetPhrase))
  })

  it('is no sheet that nobody would open: a short passphrase seals nothing', async () => {
    const { printed, means } = printer()
    expectValue(await durango.keys.hold('canela farol abrigo duende'))
    const refused = await fromWindow(durango, means, 'corta')
    expect(expectRefusal(refused)).toBe('passphrase_too_short')
    expect(printed).toEqual([])
  })
})

describe('another passphrase from the window', { timeout: 60_000 }, () => {
  it('opens the keys from then on, and the earlier one does not', async () => {
    const change = () => changeTypedPassphrase(durango, { passphrase: sheetPhrase })
    const before = readFileSync(keysOf(durango), 'utf8')
    expect(expectRefusal(await change())).toBe('passphrase_required')
    expect(readFileSync(keysOf(durango), 'utf8')).toBe(before)
    expectValue(await durango.keys.hold('canela farol abrigo duende'))
    expect(expectValue(await change())).toMatchObject({ open: true, held: true, passphrase: true })
    durango.keys.lock()
    const earlier = await durango.keys.hold('canela farol abrigo duende')
    expect(expectRefusal(earlier)).toBe('passphrase_wrong')
    expectValue(await durango.keys.hold(sheetPhrase))
  })

  it('of keys that nobody made yet is refused', async () => {
    const lonely = foundOffice('2017-01-16', 'Oficina sola')
    const refused = await changeTypedPassphrase(lonely, { passphrase: sheetPhrase })
    expect(expectRefusal(refused)).toBe('keys_not_made')
  })
})

/** Without a sheet: the office asks again, and is approved again. */
async function newKeys(): Promise<void> {
  const [request, approval] = [path('otra-solicitud.acuerdos'), path('otra-aprobacion.acuerdos')]
  expectValue(await requestApproval(durango, { ...asked(durango), file: request }))
  const approved = expectValue(
    await approveOffice(exchangeOf(council), {
      ...asked(council),
      file: request,
      scope: ['all'],
      out: approval,
    }),
  )
  expect(approved.known).toBe(true)
  expectValue(await joinRegister(exchangeOf(durango), { ...asked(durango), file: approval }))
}

describe('keys that are lost without a sheet', { timeout: 60_000 }, () => {
  it('are replaced by a new request: work goes on under the same identity', async () => {
    const before = listOffices(council)
    rmSync(keysOf(durango))
    await newKeys()
    expect(expectValue(listOffices(council)).rows.map(({ id }) => id)).toEqual(
      expectValue(before).rows.map(({ id }) => id),
    )
    addPerson(durango, 'Carmen Soto')
    expectValue(await send(durango, 'Secretariado Ejecutivo', 'tres.acuerdos'))
    expectValue(await take(council, 'tres.acuerdos'))
    expect(council.register.directory.people('Carmen Soto')).toHaveLength(1)
    expect(council.register.read.digest()).toBe(durango.register.read.digest())
  })

  it('opened packages that nobody opens any more: they are said to be for others, and sent again', async () => {
    addPerson(council, 'Berta Ruiz')
    expectValue(await send(council, 'Secretariado de Durango', 'viejo.acuerdos'))
    rmSync(keysOf(durango))
    await newKeys()
    expect(expectRefusal(await take(durango, 'viejo.acuerdos'))).toBe('package_for_others')
    // What it brought came with the approval.
    expect(durango.register.directory.people('Berta Ruiz')).toHaveLength(1)
  })

  it('sign nothing that is believed any more, whoever found them', async () => {
    const stolen = readFileSync(keysOf(durango))
    rmSync(keysOf(durango))
    await newKeys()
    writeFileSync(keysOf(durango), stolen)
    expect(expectRefusal(await send(durango, 'Secretariado Ejecutivo', 'falso.acuerdos'))).toBe(
      'keys_not_approved',
    )
  })
})
