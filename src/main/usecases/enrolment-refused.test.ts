/** What officials get wrong when an office is let in: they are told what to do, and nothing of the register changes. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { enrol, exchangeOf } from '../../../tests/support/enrolled.ts'
import {
  copiedBeside,
  expectRefusal,
  expectValue,
  foundOffice,
  foundWaitingOffice,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import type { Refusal } from '../../contract/errors.ts'
import {
  encodeRequest,
  readRequest,
  requestFile,
  requestMessage,
  type OfficeRequest,
} from '../../contract/exchange/request.ts'
import type { Result } from '../../core/result.ts'
import { exportFor } from './exchange-calls.ts'
import { approveOffice } from './office-approve.ts'
import { joinRegister } from './office-join.ts'
import { requestApproval, requestWords } from './office-request.ts'
import { signedStatement } from './own-keys.ts'

let folder: string
let council: Office
let durango: Office
const passphraseFile = null
const path = (name: string): string => join(folder, name)

async function openOffice(office: Office): Promise<Office> {
  expectValue(await office.keys.hold('canela farol abrigo duende'))
  return office
}

beforeEach(async () => {
  folder = temporaryDirectory()
  council = await openOffice(foundOffice('2017-01-16', 'Secretariado Ejecutivo'))
  durango = await openOffice(foundWaitingOffice('2017-01-16', 'Secretariado de Durango'))
})

/** Every file of a register's folder with its hash; what SQLite shares between processes is nobody's data. */
const bytesOf = ({ directory }: Office): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('-shm') && statSync(join(directory, name)).isFile())
    .map((name) => {
      const bytes = readFileSync(join(directory, name))
      return `${name} ${createHash('sha256').update(bytes).digest('hex')}`
    })
    .toSorted()

/** Refused so, with not a byte of the register changed. */
async function refused(office: Office, work: Promise<Result<unknown, Refusal>>): Promise<string> {
  const before = bytesOf(office)
  const code = expectRefusal(await work)
  expect(bytesOf(office)).toEqual(before)
  return code
}

const asks = async (office: Office, name: string): Promise<string> => {
  expectValue(await requestApproval(office, { as: null, passphraseFile, file: path(name) }))
  return path(name)
}
const approves = (file: string, out = 'aprobacion.acuerdos') =>
  approveOffice(exchangeOf(council), {
    as: council.person,
    passphraseFile,
    file,
    scope: ['all'],
    out: path(out),
  })
const joins = (office: Office, name: string) =>
  joinRegister(exchangeOf(office), { as: null, passphraseFile, file: path(name) })

/** A request that a changed program wrote with the office's own keys: well signed, and not as the office is. */
async function otherwise(
  office: Office,
  change: (request: OfficeRequest) => Partial<OfficeRequest> & { readonly installationId?: string },
): Promise<string> {
  const read = readRequest(readFileSync(await asks(office, 'cierta.acuerdos')))
  if (read === null) throw new Error('a request that was just written')
  const keys = expectValue(await office.keys.open({ passphraseFile }))
  const { installationId, ...changed } = change(read)
  const { certified, installation } = read
  const content = encodeRequest({
    ...read,
    installation:
      installationId === undefined
        ? installation
        : signedStatement({ ...certified, installation: installationId }, keys.signAsOffice),
    ...changed,
  })
  const message = requestMessage(content)
  const own = office.register.facts.installation
  const file = requestFile(content, keys.signAsOffice(message), keys.signAs(own, message))
  writeFileSync(path('solicitud.acuerdos'), file)
  return path('solicitud.acuerdos')
}

describe('the coordinating office is asked', { timeout: 60_000 }, () => {
  it('by an office in the name of a computer that is another’s: it goes on being that one’s', async () => {
    await enrol(council, durango, ['all'])
    const zacatecas = await openOffice(foundWaitingOffice('2017-01-16', 'Zacatecas'))
    const installationId = durango.register.facts.installation
    const file = await otherwise(zacatecas, () => ({ installationId }))
    expect(await refused(council, approves(file))).toBe('request_installation_taken')
    // Asked as it is, it is let in.
    expectValue(await approves(await asks(zacatecas, 'propia.acuerdos')))
  })

  it('by an office that names itself, or its person, with the id of somebody who is here', async () => {
    await enrol(council, durango, ['all'])
    const zacatecas = await openOffice(foundWaitingOffice('2017-01-16', 'Zacatecas'))
    const asPerson = await otherwise(zacatecas, () => ({ person: durango.person }))
    expect(await refused(council, approves(asPerson))).toBe('request_record_taken')
    const installationId = council.person
    const asComputer = await otherwise(zacatecas, () => ({ installationId }))
    expect(await refused(council, approves(asComputer))).toBe('request_record_taken')
  })
})

describe('an office that waits', { timeout: 60_000 }, () => {
  it('is given a package of news in the place of its approval', async () => {
    expectValue(await approves(await asks(durango, 'solicitud.acuerdos')))
    expectValue(
      await exportFor(exchangeOf(council), {
        as: council.person,
        passphraseFile,
        to: ['Secretariado de Durango'],
        scope: [],
        sealWith: null,
        out: path('novedades.acuerdos'),
        largest: null,
        attachments: true,
      }),
    )
    expect(await refused(durango, joins(durango, 'novedades.acuerdos'))).toBe('approval_expected')
    expectValue(await joins(durango, 'aprobacion.acuerdos'))
  })

  it('was copied to another folder after it asked: the copy’s computer was never approved', async () => {
    expectValue(await approves(await asks(durango, 'solicitud.acuerdos')))
    const copy = await openOffice(copiedBeside(durango))
    expect(copy.register.facts.installation).not.toBe(durango.register.facts.installation)
    expect(await refused(copy, joins(copy, 'aprobacion.acuerdos'))).toBe(
      'approval_of_other_request',
    )
    const words = await requestWords(copy, { as: null })
    expect(expectRefusal(words)).toBe('keys_not_made')
    // The original joins with it, and the copy by asking for itself.
    expectValue(await joins(durango, 'aprobacion.acuerdos'))
    expectValue(await approves(await asks(copy, 'otra.acuerdos'), 'otra-aprobacion.acuerdos'))
    expectValue(await joins(copy, 'otra-aprobacion.acuerdos'))
    expect(copy.register.read.digest()).toBe(council.register.read.digest())
  })
})
