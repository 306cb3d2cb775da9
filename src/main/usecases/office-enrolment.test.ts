/** An office is let in by a request and an approval: what stands between, and what is refused. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
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
import type { JobPhase } from '../../contract/jobs.ts'
import { runningJobs } from '../engine/jobs.ts'
import type { Job } from './ports/job.ts'
import { approveOffice, examineRequest } from './office-approve.ts'
import { agreementReach } from './agreement-reach.ts'
import { examineApproval, joinRegister } from './office-join.ts'
import { requestApproval, requestWords } from './office-request.ts'
import { revoke } from './office-revoke.ts'
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

/** Hears how far it is, and may give up when it hears something. */
const watched = (onTold: (phase: JobPhase, giveUp: () => void) => void) => {
  const jobs = runningJobs(() => 0)
  const id = 'a'.repeat(32)
  const job = jobs.begin(id, () => undefined)
  const tell: Job['tell'] = (phase) => onTold(phase, () => jobs.cancel(id))
  return joinRegister(
    { ...exchanging(durango), job: { ...job, tell } },
    { as: null, file: approval, passphraseFile: passphraseOf(durango) },
  )
}

describe('joining', { timeout: 60_000 }, () => {
  it('says how far it is, from the first byte to the last block', async () => {
    expectValue(await approve())
    const told = new Set<JobPhase>()
    expectValue(await watched((phase) => told.add(phase)))
    expect([...told]).toEqual(['read', 'apply'])
  })

  it('is given up while the file is read: the office goes on waiting, and joins another time', async () => {
    expectValue(await approve())
    const cancelled = await watched((phase, giveUp) => phase === 'read' && giveUp())
    expect(expectRefusal(cancelled)).toBe('package_cancelled')
    expect(durango.register.membership.root()).toBeNull()
    expect(durango.register.exchange.importsUnderWay()).toEqual([])
    expectValue(await joining())
  })

  it('is not given up half way: half a register is none', async () => {
    expectValue(await approve())
    expectValue(await watched((phase, giveUp) => phase === 'apply' && giveUp()))
    expect(durango.register.read.digest()).toBe(council.register.read.digest())
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

describe('a request', { timeout: 60_000 }, () => {
  it('is read before anybody says yes: who asks, and by the same words', async () => {
    const words = expectValue(await asking(durango, join(folder, 'otra-vez.acuerdos'))).words
    expect(expectValue(await examineRequest(council, { file: request }))).toEqual({
      office: durango.register.facts.office.id,
      name: 'Secretariado Estatal de Durango',
      person: 'Ana Torres',
      words,
      known: false,
    })
    expectValue(await approve())
    expect(expectValue(await examineRequest(council, { file: request })).known).toBe(true)
  })

  it('of the office itself is not approved by it', async () => {
    expect(expectRefusal(await examineRequest(durango, { file: request }))).toBe('request_own')
  })

  it('from before the keys that were approved last brings nothing back', async () => {
    expectValue(await approve())
    expectValue(await joining())
    const [old, fresh] = [request, join(folder, 'nueva.acuerdos')]
    rmSync(join(durango.directory, 'keys.json'))
    const lost = { as: durango.person, file: fresh, passphraseFile: passphraseOf(durango) }
    expectValue(await requestApproval(durango, lost))
    request = fresh
    expectValue(await approve())
    request = old
    const digest = council.register.read.digest()
    expect(expectRefusal(await approve())).toBe('request_outdated')
    expect(council.register.read.digest()).toBe(digest)
  })

  it('of an installation that was revoked is refused', async () => {
    expectValue(await approve())
    const asked = { as: council.person, passphraseFile: passphraseOf(council) }
    const { installation } = durango.register.facts
    expectValue(await revoke(council, { ...asked, office: installation }))
    expect(expectRefusal(await approve())).toBe('request_installation_revoked')
  })
})

describe('the words of an approval', { timeout: 60_000 }, () => {
  it('are read before anything is taken in, and an approval of others is refused', async () => {
    const { approvalWords } = expectValue(await approve())
    expectValue(await durango.keys.hold('canela farol abrigo duende'))
    const given = { as: null, file: approval }
    const examined = expectValue(await examineApproval(exchanging(durango), given))
    expect(examined).toEqual({
      coordinator: 'Secretariado Ejecutivo',
      scope: ['all'],
      words: approvalWords,
    })
    expect(durango.register.membership.waiting()).not.toBeNull()
    const other = { ...given, passphraseFile: null, words: approvalWords.toReversed() }
    expect(expectRefusal(await joinRegister(exchanging(durango), other))).toBe(
      'approval_words_differ',
    )
    expect(durango.register.membership.root()).toBeNull()
    expectValue(await joinRegister(exchanging(durango), { ...other, words: approvalWords }))
  })

  it('are those of the request, which are said again after the program started anew', async () => {
    const { words } = expectValue(await asking(durango, join(folder, 'otra-vez.acuerdos')))
    expect(expectRefusal(await requestWords(durango, { as: null }))).toBe('passphrase_required')
    expectValue(await durango.keys.hold('canela farol abrigo duende'))
    expect(expectValue(await requestWords(durango, { as: null })).words).toEqual(words)
  })
})
