/** A coordinating office and one that it let in, by the use cases that officials use. */
import { join } from 'node:path'
import { packageFiles } from '../../src/main/exchange/package-files.ts'
import { filePassphrases } from '../../src/main/exchange/sealing-passphrase.ts'
import { exchangeFiles } from '../../src/main/files/exchange-files.ts'
import type { ExchangeCallDependencies } from '../../src/main/usecases/exchange-calls.ts'
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

export const exchangingCall = (office: Office): ExchangeCallDependencies => ({
  ...office,
  register: office.register,
  packages: packageFiles,
  exchangeFiles: exchangeFiles(office.directory),
  programVersion: '0.0.0',
  catalogueRelease: 1,
  passphrases: filePassphrases,
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
  expectValue(await approveOffice(exchangingCall(council), { ...given, passphraseFile }))
  expectValue(await joinRegister(exchangingCall(other), { ...asking, file: approval }))
  return [council, other]
}
