/** How the exchange with other offices stands: what waits, what is acknowledged, who is silent. */
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evidenceOf, fileWith, report } from '../../../tests/support/casework.ts'
import { enrol, openedOffices, exchangeOf } from '../../../tests/support/enrolled.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  expectRefusal,
  expectValue,
  foundOffice,
  foundWaitingOffice,
  obligationOf,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { ExchangedOffice } from '../../contract/exchange/overview.ts'
import { importFrom } from './exchange-calls.ts'
import { exchangeOverview } from './exchange-overview.ts'
import { changeScope, previewScope } from './office-scope.ts'
import { revoke } from './office-revoke.ts'
import { sendPackages } from './send-packages.ts'
import { editSettings } from './settings-edit.ts'

const overview = (office: Office): EngineResult<'exchange.offices'> =>
  expectValue(exchangeOverview(office))

/** As one office sees another, by its name. */
function seen(by: Office, name: string): ExchangedOffice {
  const found = overview(by).rows.find((row) => row.name === name)
  if (found === undefined) throw new Error(`${name} is not known`)
  return found
}
const standing = (by: Office, name: string): NonNullable<ExchangedOffice['exchange']> => {
  const { exchange } = seen(by, name)
  if (exchange === null) throw new Error(`${name} is the office itself`)
  return exchange
}
const idOf = (office: Office): string => office.register.facts.office.id

type SendInput = EngineParams<'exchange.write'>
const order = (office: Office, parts: Partial<SendInput> & Pick<SendInput, 'recipient'>) => ({
  as: office.person,
  folder: temporaryDirectory(),
  largest: null,
  attachments: true,
  ...parts,
})
const sendTo = async (
  from: Office,
  offices: readonly Office[],
  parts: Partial<SendInput> = {},
): Promise<EngineResult<'exchange.write'>> => {
  const recipient = { kind: 'offices' as const, offices: offices.map(idOf), together: false }
  return expectValue(await sendPackages(exchangeOf(from), order(from, { recipient, ...parts })))
}
const takeIn = async (into: Office, file: string, reply: string | null = null): Promise<void> => {
  const asked = { as: null, passphraseFile: null, openWith: null, file, reply }
  expectValue(await importFrom(exchangeOf(into), asked))
}

const [se, dgo] = ['Secretariado Ejecutivo', 'Secretariado de Durango'] as const

describe('what waits for an office', { timeout: 60_000 }, () => {
  it('is what a package then brings it, and nothing once it answered', async () => {
    const { council, durango } = await openedOffices()
    await accept(council)
    await report(council, obligationOf(council, 'MX-ZAC'), {
      evidence: [evidenceOf(fileWith('Oficio SSP/100/2017'))],
    })
    const before = standing(council, dgo)
    // It was let in and has said nothing yet: all of it would go.
    expect(before).toMatchObject({ acknowledged: null, waiting: { whole: true, attachments: 1 } })
    expect(before.waiting.bytes).toBe('Oficio SSP/100/2017'.length)
    const { packages } = await sendTo(council, [durango])
    const [sent] = packages
    if (sent === undefined) throw new Error('no package')
    expect(sent).toMatchObject({ offices: [dgo], attachments: 1 })
    expect(sent.changes).toBe(before.waiting.changes)
    expect(sent.name).toMatch(/^secretariado-de-durango 2017-01-16 \d{6}\.acuerdos$/)
    const digest = council.register.read.digest()
    // Sent is not received.
    expect(standing(council, dgo).waiting.changes).toBe(sent.changes)

    const reply = join(temporaryDirectory(), 'respuesta.acuerdos')
    await takeIn(durango, sent.file, reply)
    await takeIn(council, reply)
    expect(standing(council, dgo)).toMatchObject({
      acknowledged: { everything: true },
      waiting: { whole: false, changes: 0, attachments: 0, atLeast: false },
      lastSent: { kind: 'snapshot', file: sent.file, bytes: sent.bytes },
      lastReceived: { kind: 'reply', changes: 0 },
    })
    // Looking at it and exchanging left nothing in the register.
    expect(council.register.read.digest()).toBe(digest)
  })

  it('is afterwards what was saved since, up to when it has everything', async () => {
    const { council, durango } = await openedOffices()
    const reply = join(temporaryDirectory(), 'respuesta.acuerdos')
    const first = await sendTo(council, [durango])
    await takeIn(durango, first.packages[0]?.file ?? '', reply)
    await takeIn(council, reply)
    council.onDay('2017-01-18')
    addPerson(council, 'Pedro Rojas')
    const { acknowledged, waiting } = standing(council, dgo)
    expect(acknowledged?.everything).toBe(false)
    expect(acknowledged?.at).toMatch(/^2017-01-16/)
    expect(acknowledged?.until).toMatch(/^2017-01-18/)
    const { packages } = await sendTo(council, [durango])
    expect(waiting.changes).toBeGreaterThan(0)
    expect(packages.map(({ changes }) => changes)).toEqual([waiting.changes])
  })

  it('leaves out what its scope does not admit, and counts what comes into it', async () => {
    const council = foundOffice('2017-01-16', se)
    expectValue(await council.keys.hold('canela farol abrigo duende'))
    const { session, agreements } = await accept(council, [
      draftAgreement({ number: '01/XLI/16' }),
      draftAgreement({ number: '02/XLI/16' }),
    ])
    const durango = foundWaitingOffice('2017-01-16', dgo)
    expectValue(await durango.keys.hold('otro ñandú cumbre brote'))
    await enrol(council, durango, [`agreement:${agreements[0]}`])
    const reply = join(temporaryDirectory(), 'respuesta.acuerdos')
    const first = await sendTo(council, [durango])
    await takeIn(durango, first.packages[0]?.file ?? '', reply)
    await takeIn(council, reply)
    expect(standing(council, dgo).waiting.changes).toBe(0)
    const [named, ...others] = seen(council, dgo).scopeNames
    expect(named?.element).toBe(`agreement:${agreements[0]}`)
    expect(named?.name).toBe(council.register.read.record(agreements[0] ?? '')?.label)
    expect(others).toEqual([])

    const wider = { office: idOf(durango), scope: [`session:${session}`] }
    expect(expectValue(previewScope(council, wider))).toEqual({
      gained: [{ session: council.register.read.record(session)?.label, agreements: 1 }],
      lost: [],
    })
    expectValue(await changeScope(council, { ...wider, as: council.person, passphraseFile: null }))
    expect(
      expectValue(previewScope(council, { ...wider, scope: [`agreement:${agreements[1]}`] })),
    ).toMatchObject({
      gained: [],
      lost: [{ agreements: 1 }],
    })
    const { waiting } = standing(council, dgo)
    const { packages } = await sendTo(council, [durango])
    expect(packages.map(({ changes }) => changes)).toEqual([waiting.changes])
    // The other agreement with its clause and obligations, not only the statement of the scope.
    expect(waiting.changes).toBeGreaterThan(100)
    // What is kept of the wider scope now gives the same answer.
    expect(standing(council, dgo).waiting.changes).toBe(waiting.changes)
  })
})

describe('an office', { timeout: 60_000 }, () => {
  it('is silent after more days than the settings say, from its last package on', async () => {
    const { council } = await openedOffices()
    council.onDay('2017-02-15')
    expect(standing(council, dgo)).toMatchObject({ silentDays: 30, silent: false })
    council.onDay('2017-02-16')
    expect(standing(council, dgo)).toMatchObject({ silentDays: 31, silent: true })
    expectValue(editSettings(council, { as: council.person, settings: { silentAfterDays: 31 } }))
    expect(standing(council, dgo).silent).toBe(false)
    // A clock that was set back.
    council.onDay('2016-01-01')
    expect(standing(council, dgo)).toMatchObject({ silentDays: 0, silent: false })
  })

  it('that was ended is silent no more, and what its installations said counts no more', async () => {
    const { council, durango } = await openedOffices()
    const reply = join(temporaryDirectory(), 'respuesta.acuerdos')
    const first = await sendTo(council, [durango])
    await takeIn(durango, first.packages[0]?.file ?? '', reply)
    await takeIn(council, reply)
    const asked = { as: council.person, office: idOf(durango), passphraseFile: null }
    expectValue(await revoke(council, asked))
    council.onDay('2018-01-16')
    expect(seen(council, dgo)).toMatchObject({ revoked: true })
    expect(standing(council, dgo)).toMatchObject({ acknowledged: null, silent: false })
  })

  it('that never exchanged sees itself alone', () => {
    const alone = foundOffice('2017-01-16', se)
    expect(overview(alone)).toMatchObject({
      total: 1,
      rows: [{ name: se, own: true, exchange: null }],
      gaps: [],
    })
  })
})

describe('packages of the window', { timeout: 60_000 }, () => {
  it('are one for each office, or one for all of them', async () => {
    const { council, durango } = await openedOffices()
    const zacatecas = foundWaitingOffice('2017-01-16', 'Secretariado de Zacatecas')
    expectValue(await zacatecas.keys.hold('otro ñandú cumbre brote'))
    await enrol(council, zacatecas, ['all'])
    const both = [durango, zacatecas]
    const each = await sendTo(council, both)
    expect(each.packages.map(({ offices }) => offices)).toEqual([
      [dgo],
      ['Secretariado de Zacatecas'],
    ])
    const recipient = { kind: 'offices' as const, offices: both.map(idOf), together: true }
    const one = expectValue(await sendPackages(exchangeOf(council), order(council, { recipient })))
    expect(one.packages.map(({ offices, name }) => [offices.length, name.slice(0, 27)])).toEqual([
      [2, 'secretariado-de-durango-y-1'],
    ])
    for (const office of both) await takeIn(office, one.packages[0]?.file ?? '')
  })

  it('take no name from a file that is there already', () => {
    const folder = dirname(fileWith('uno', 'lote.acuerdos'))
    const { exchangeFiles } = exchangeOf(foundOffice('2017-01-16', se))
    expect(exchangeFiles.newFile(folder, 'lote.acuerdos')).toBe(join(folder, 'lote (2).acuerdos'))
    expect(exchangeFiles.newFile(folder, 'otro.acuerdos')).toBe(join(folder, 'otro.acuerdos'))
  })

  it('for whoever has the words open with them, and say nothing to others', async () => {
    const { council, durango } = await openedOffices(['confidential'])
    const { session } = await accept(council)
    const recipient = { kind: 'passphrase' as const, scope: [`session:${session}`] }
    const sent = expectValue(await sendPackages(exchangeOf(council), order(council, { recipient })))
    expect(sent.passphrase?.split(' ')).toHaveLength(6)
    const file = sent.packages[0]?.file ?? ''
    const words = fileWith(`${sent.passphrase}\n`)
    const asked = { as: null, passphraseFile: null, file, reply: null }
    expect(expectRefusal(await importFrom(exchangeOf(durango), { ...asked, openWith: null }))).toBe(
      'package_needs_passphrase',
    )
    const taken = expectValue(await importFrom(exchangeOf(durango), { ...asked, openWith: words }))
    expect(taken.applied).toBeGreaterThan(0)
  })

  it('that one office is refused keep nothing from the others', async () => {
    const { council, durango } = await openedOffices()
    const zacatecas = foundWaitingOffice('2017-01-16', 'Secretariado de Zacatecas')
    expectValue(await zacatecas.keys.hold('otro ñandú cumbre brote'))
    await enrol(council, zacatecas, ['all'])
    const first = await sendTo(council, [zacatecas])
    const reply = join(temporaryDirectory(), 'respuesta.acuerdos')
    await takeIn(zacatecas, first.packages[0]?.file ?? '', reply)
    await takeIn(council, reply)
    // Zacatecas has all but this: its package is small. That of Durango has to bring all of the catalogue.
    addPerson(council, 'Pedro Rojas')
    const small = (await sendTo(council, [zacatecas])).packages[0]?.bytes ?? 0
    const sent = await sendTo(council, [durango, zacatecas], { largest: small + 100 })
    expect(sent.refused).toMatchObject([{ office: dgo, error: { code: 'export_part_too_large' } }])
    expect(sent.packages.length).toBeGreaterThan(0)
  })
})
