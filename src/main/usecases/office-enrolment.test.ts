/** An office is let in by a request and an approval: what stands between, and what is refused. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { passphraseOf } from '../../../tests/support/keys.ts'
import {
  expectRefusal,
  expectValue,
  foundOffice,
  foundWaitingOffice,
  accept,
  draftAgreement,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { packageFiles } from '../exchange/package-files.ts'
import { filePassphrases } from '../exchange/sealing-passphrase.ts'
import { exchangeFiles } from '../files/exchange-files.ts'
import { unheardJob } from '../../../tests/support/jobs.ts'
import { approveOffice } from './office-approve.ts'
import { agreementReach } from './agreement-reach.ts'
import { joinRegister } from './office-join.ts'
import { requestApproval } from './office-request.ts'
import { changeScope } from './office-scope.ts'
import { exportFor, importFrom } from './exchange-calls.ts'

let council: Office
let durango: Office
let folder: string
let request: string
let approval: string

const exchanging = (office: Office) => ({
  ...office,
  register: office.register,
  packages: packageFiles,
  exchangeFiles: exchangeFiles(office.directory),
  programVersion: '0.0.0',
  catalogueRelease: 1,
  passphrases: filePassphrases,
  job: unheardJob(),
})
const approve = (office = council, scope: readonly string[] = ['all'], out = approval) =>
  approveOffice(exchanging(office), {
    as: office.person,
    file: request,
    scope: [...scope],
    out,
    passphraseFile: passphraseOf(office),
  })
const joining = (office = durango, file = approval) =>
  joinRegister(exchanging(office), { as: null, file, passphraseFile: passphraseOf(office) })
const asking = (office: Office, file: string) =>
  requestApproval(office, { as: null, file, passphraseFile: passphraseOf(office) })

/** One byte in the middle is another. */
function alter(file: string): void {
  const bytes = readFileSync(file)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

beforeEach(async () => {
  council = foundOffice('2017-01-16', 'Secretariado Ejecutivo')
  durango = foundWaitingOffice('2017-01-16', 'Secretariado Estatal de Durango')
  folder = temporaryDirectory()
  request = join(folder, 'solicitud.acuerdos')
  approval = join(folder, 'aprobacion.acuerdos')
  expectValue(await asking(durango, request))
})

describe('an approval', { timeout: 60_000 }, () => {
  it('is written again by the same command, which then saves nothing more', async () => {
    const unwritable = join(folder, 'nowhere', 'aprobacion.acuerdos')
    expect((await approve(council, ['all'], unwritable)).ok).toBe(false)
    const digest = council.register.read.digest()
    const again = expectValue(await approve())
    expect(again.known).toBe(true)
    expect(council.register.read.digest()).toBe(digest)
    const joined = expectValue(await joining())
    expect(joined.words).toEqual(again.approvalWords)
    expect(durango.register.read.digest()).toBe(digest)
    expect(durango.register.membership.waiting()).toBeNull()
    expect(expectRefusal(await joining())).toBe('office_joined_already')
  })

  it('is given to no altered request, for no unknown scope, and not by whoever waits', async () => {
    const digest = council.register.read.digest()
    expect(expectRefusal(await approve(council, ['todo']))).toBe('scope_invalid')
    expect((await approve(durango)).ok).toBe(false)
    alter(request)
    expect(expectRefusal(await approve())).toBe('request_invalid')
    expect(council.register.read.digest()).toBe(digest)
  })

  it('of another office, or an altered one, lets nobody in', async () => {
    expectValue(await approve())
    const zacatecas = foundWaitingOffice('2017-01-16', 'Secretariado Estatal de Zacatecas')
    expectValue(await asking(zacatecas, join(folder, 'otra.acuerdos')))
    expect(expectRefusal(await joining(zacatecas))).toBe('package_for_others')
    alter(approval)
    expect((await joining()).ok).toBe(false)
    expect(durango.register.membership.root()).toBeNull()
    expect(durango.register.membership.waiting()).not.toBeNull()
  })
})

describe('an office whose scope is narrowed', { timeout: 60_000 }, () => {
  it('keeps what it has of the agreement, and says since when it is not updated', async () => {
    const { agreements } = await accept(council, [
      draftAgreement(),
      draftAgreement({ sequence: 2, title: 'Otro', text: 'Se instala una mesa de seguimiento.' }),
    ])
    const [id = '', another = ''] = agreements
    const reach = () => expectValue(agreementReach(durango, { id })).notUpdatedSince
    expectValue(await approve())
    expectValue(await joining())
    expect(reach()).toBeNull()
    expect(expectValue(agreementReach(council, { id })).notUpdatedSince).toBeNull()

    const { office } = durango.register.facts
    const opened = { as: council.person, passphraseFile: passphraseOf(council) }
    expectValue(
      await changeScope(council, { ...opened, office: office.id, scope: [`agreement:${another}`] }),
    )
    const narrowed = council.register.membership.statements().at(-1)?.written ?? 0
    const out = join(folder, 'paquete.acuerdos')
    expectValue(
      await exportFor(exchanging(council), {
        ...opened,
        to: [office.id],
        scope: [],
        sealWith: null,
        out,
        largest: null,
        attachments: true,
      }),
    )
    expectValue(
      await importFrom(exchanging(durango), {
        as: null,
        passphraseFile: passphraseOf(durango),
        file: out,
        openWith: null,
        reply: null,
      }),
    )
    expect(durango.register.read.known(id)?.kind).toBe('agreement')
    expect(reach()).toBe(new Date(narrowed).toISOString())
    expect(expectValue(agreementReach(durango, { id: another })).notUpdatedSince).toBeNull()
    expect(expectRefusal(agreementReach(durango, { id: office.id }))).toBe('record_unknown')
  })
})
