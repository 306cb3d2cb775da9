/** Offices of one register, let in by request and approval, by the use cases that officials use. */
import { join } from 'node:path'
import { packageFiles } from '../../src/main/exchange/package-files.ts'
import { filePassphrases } from '../../src/main/exchange/sealing-passphrase.ts'
import { exchangeFiles } from '../../src/main/files/exchange-files.ts'
import {
  exportFor,
  importFrom,
  type ExchangeCallDependencies,
} from '../../src/main/usecases/exchange-calls.ts'
import { approveOffice } from '../../src/main/usecases/office-approve.ts'
import { joinRegister } from '../../src/main/usecases/office-join.ts'
import { requestApproval } from '../../src/main/usecases/office-request.ts'
import { unheardJob } from './jobs.ts'
import { passphraseOf } from './keys.ts'
import {
  expectValue,
  foundOffice,
  foundWaitingOffice,
  temporaryDirectory,
  type Office,
} from './registers.ts'

export const exchangeOf = (office: Office): ExchangeCallDependencies => ({
  ...office,
  get register() {
    return office.register
  },
  packages: packageFiles,
  exchangeFiles: exchangeFiles(office.directory),
  passphrases: filePassphrases,
  programVersion: '0.0.0',
  catalogueRelease: 1,
  job: unheardJob(),
})

export async function enrolledOffices(
  coordinating: string,
  name: string,
): Promise<readonly [Office, Office]> {
  const folder = temporaryDirectory()
  const [council, other] = [
    foundOffice('2017-01-16', coordinating),
    foundWaitingOffice('2017-01-16', name),
  ]
  const [request, approval] = [join(folder, 'solicitud'), join(folder, 'aprobacion')]
  const asking = { as: null, passphraseFile: passphraseOf(other) }
  expectValue(await requestApproval(other, { ...asking, file: request }))
  const given = { as: council.person, file: request, scope: ['all'], out: approval }
  const passphraseFile = passphraseOf(council)
  expectValue(await approveOffice(exchangeOf(council), { ...given, passphraseFile }))
  expectValue(await joinRegister(exchangeOf(other), { ...asking, file: approval }))
  return [council, other]
}

/** With keys that are open as in the window. */
export interface OpenedOffices {
  /** It coordinates. */
  readonly council: Office
  readonly durango: Office
}

export async function openedOffices(scope: readonly string[] = ['all']): Promise<OpenedOffices> {
  const council = foundOffice('2017-01-16', 'Secretariado Ejecutivo')
  const durango = foundWaitingOffice('2017-01-16', 'Secretariado de Durango')
  for (const { keys } of [council, durango]) {
    expectValue(await keys.hold('canela farol abrigo duende'))
  }
  await enrol(council, durango, scope)
  return { council, durango }
}

/** Lets a waiting office in. */
export async function enrol(
  council: Office,
  waiting: Office,
  scope: readonly string[],
): Promise<void> {
  const folder = temporaryDirectory()
  const [request, approval] = ['solicitud.acuerdos', 'aprobacion.acuerdos'].map((name) =>
    join(folder, name),
  )
  if (request === undefined || approval === undefined) throw new Error('two files')
  const asking = { as: null, passphraseFile: null }
  expectValue(await requestApproval(waiting, { ...asking, file: request }))
  expectValue(
    await approveOffice(exchangeOf(council), {
      ...asking,
      as: council.person,
      file: request,
      scope: [...scope],
      out: approval,
    }),
  )
  expectValue(await joinRegister(exchangeOf(waiting), { ...asking, file: approval }))
}

/** A package with what the other office lacks, made and taken in with keys that are open. */
export async function carry(from: Office, to: Office): Promise<void> {
  const out = join(temporaryDirectory(), 'paquete.acuerdos')
  const asked = { passphraseFile: null }
  expectValue(
    await exportFor(exchangeOf(from), {
      ...asked,
      as: from.person,
      to: [to.register.facts.office.id],
      scope: [],
      sealWith: null,
      out,
      largest: null,
      attachments: true,
    }),
  )
  expectValue(
    await importFrom(exchangeOf(to), {
      ...asked,
      as: to.person,
      file: out,
      openWith: null,
      reply: null,
    }),
  )
}
