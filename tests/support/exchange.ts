/** Offices that exchange packages: real registers, real files, keys that stand in the tests for all to read. */
import { join } from 'node:path'
import type {
  Directory,
  KnownInstallation,
  KnownOffice,
} from '../../src/core/exchange/directory.ts'
import { packageFiles } from '../../src/main/exchange/package-files.ts'
import { exchangeFiles } from '../../src/main/files/exchange-files.ts'
import type {
  ExchangeDependencies,
  ExchangeIdentity,
} from '../../src/main/usecases/exchange-identity.ts'
import {
  exportPackages,
  type Exported,
  type ExportOrder,
} from '../../src/main/usecases/export-packages.ts'
import { importPackage, type Imported } from '../../src/main/usecases/import-package.ts'
import { coordination, durango, zacatecas, type TestOffice } from './packages.ts'
import { expectValue, foundOffice, temporaryDirectory, type Office } from './registers.ts'

export interface ExchangingOffice {
  readonly office: Office
  readonly who: ExchangeIdentity
  readonly dependencies: ExchangeDependencies
  readonly known: KnownOffice
}

export interface Membership {
  readonly name: string
  readonly keys: TestOffice
  readonly scope: readonly string[]
}

export const centre: Membership = {
  name: 'Secretariado Ejecutivo',
  keys: coordination,
  scope: ['all', 'confidential'],
}
export const state: Membership = { name: 'Durango', keys: durango, scope: ['all', 'confidential'] }
export const other: Membership = {
  name: 'Zacatecas',
  keys: zacatecas,
  scope: ['all', 'confidential'],
}

/** They know each other from the beginning. */
export function exchanging(...members: readonly Membership[]): readonly ExchangingOffice[] {
  const offices = members.map(({ name }) => foundOffice('2017-01-16', name))
  const known = members.map(({ name, keys, scope }, place): KnownOffice => {
    const { register } = officeAt(offices, place)
    const key = Buffer.from(keys.publicKey).toString('hex')
    return {
      id: register.facts.office.id,
      name,
      signingKey: key,
      recipient: keys.recipient,
      coordinating: place === 0,
      scope,
      serial: place + 1,
      revoked: false,
    }
  })
  const installations = members.map(({ keys }, place): KnownInstallation => {
    const { register } = officeAt(offices, place)
    return {
      id: register.facts.installation,
      office: register.facts.office.id,
      key: Buffer.from(keys.publicKey).toString('hex'),
      formerKeys: [],
      serial: 1,
      byRoot: true,
    }
  })
  const directory: Directory = {
    offices: new Map(known.map((one) => [one.id, one])),
    installations: new Map(installations.map((one) => [one.id, one])),
    revoked: new Map(),
    falseClaims: [],
    serial: members.length,
  }
  return members.map(({ keys }, place) => {
    const office = officeAt(offices, place)
    const own = known[place]
    if (own === undefined) throw new Error('an office that nobody knows')
    return {
      office,
      known: own,
      who: {
        office: own.id,
        root: 'ab'.repeat(32),
        directory,
        statements: [],
        signer: { installation: office.register.facts.installation, sign: keys.signer.sign },
        alsoSigning: [],
        identity: keys.identity,
        recipient: keys.recipient,
        directoryWith: () => directory,
        directoryNow: () => directory,
      },
      dependencies: {
        get register() {
          return office.register
        },
        attachments: office.attachments,
        now: office.now,
        today: office.today,
        newId: office.newId,
        packages: packageFiles,
        exchangeFiles: exchangeFiles(office.directory),
        programVersion: '0.0.0',
        catalogueRelease: 1,
      },
    }
  })
}

function officeAt(offices: readonly Office[], place: number): Office {
  const office = offices[place]
  if (office === undefined) throw new Error('no such office')
  return office
}

export const orderFor = (
  to: readonly ExchangingOffice[],
  more: Partial<ExportOrder> = {},
): ExportOrder => ({
  offices: to.map(({ known }) => known),
  passphrase: null,
  scope: [],
  out: join(temporaryDirectory(), 'paquete.acuerdos'),
  largest: null,
  withAttachments: true,
  kind: null,
  ...more,
})

export async function sendTo(
  from: ExchangingOffice,
  ...to: readonly ExchangingOffice[]
): Promise<Exported> {
  return expectValue(await exportPackages(from.dependencies, from.who, orderFor(to)))
}

export async function takeIn(into: ExchangingOffice, file: string): Promise<Imported> {
  const order = { file, passphrase: null, reply: null }
  return expectValue(await importPackage(into.dependencies, into.who, order))
}

/** One package, written and taken in. */
export async function carry(from: ExchangingOffice, to: ExchangingOffice): Promise<Imported> {
  const { packages } = await sendTo(from, to)
  const [only] = packages
  if (only === undefined || packages.length > 1) throw new Error('not one package')
  return takeIn(to, only.file)
}

export const digestOf = ({ office }: ExchangingOffice): string => office.register.read.digest()
