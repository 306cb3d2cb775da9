/** The laptop of Durango's field office is lost and revoked; later it turns up, with work that nobody else has. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { exchangeOf, openedOffices } from '../../../tests/support/enrolled.ts'
import {
  addPerson,
  expectValue,
  foundWaitingOffice,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { acceptIssue } from './accept-issue.ts'
import { exportFor, importFrom } from './exchange-calls.ts'
import { approveOffice } from './office-approve.ts'
import { requestApproval } from './office-request.ts'
import { revoke } from './office-revoke.ts'
import { ownRevocation } from './own-revocation.ts'
import { sendPackages } from './send-packages.ts'

let council: Office
let durango: Office
let folder: string

const exporting = (from: Office, to: readonly string[], file: string, sealWith = '') =>
  exportFor(exchangeOf(from), {
    as: from.person,
    to: [...to],
    scope: to.length === 0 ? ['all'] : [],
    sealWith: sealWith === '' ? null : sealWith,
    out: join(folder, file),
    largest: null,
    attachments: true,
    passphraseFile: null,
  })
const importing = (into: Office, file: string, openWith: string | null = null) =>
  importFrom(exchangeOf(into), {
    as: into.person,
    file: join(folder, file),
    openWith,
    reply: null,
    passphraseFile: null,
  })
async function carry(from: Office, to: Office, file: string): Promise<void> {
  expectValue(await exporting(from, [to.register.facts.office.name], file))
  expectValue(await importing(to, file))
}
const revoking = (office: string) =>
  revoke(council, { as: council.person, office, passphraseFile: null })
const revocation = () => ownRevocation(durango.register)
const names = ({ register, today }: Office) =>
  expectValue(register.read.list(listQuerySchema.parse({ kind: 'people' }), today())).rows.map(
    (row) => ('name' in row ? row.name : null),
  )

const disregardedIn = ({ register, today }: Office): readonly string[] => {
  const where = [{ field: 'kind', operator: '=', values: ['commits_disregarded'] }]
  const query = listQuerySchema.parse({ kind: 'issues', where })
  return expectValue(register.read.list(query, today())).rows.map(({ id }) => id)
}

beforeEach(async () => {
  ;({ council, durango } = await openedOffices())
  folder = temporaryDirectory()
  addPerson(durango, 'Pedro Rojas')
  await carry(durango, council, 'antes.acuerdos')
})

describe('an installation that was revoked', { timeout: 60_000 }, () => {
  it('is told once it hears of it, and by how much of its own work does not count', async () => {
    const { installation } = durango.register.facts
    expectValue(await revoking(installation))
    const counted = durango.register.membership.lastCounter(installation)
    // Nobody told it yet: it goes on, and what it saves counts here until it hears.
    addPerson(durango, 'Berta Luna')
    expect(revocation()).toBeNull()
    expect(names(durango)).toContain('Berta Luna')
    await carry(council, durango, 'revocada.acuerdos')
    expect(revocation()).toEqual({ after: counted, disregarded: 1 })
    expect(ownRevocation(council.register)).toBeNull()
    // What came later counts nowhere; what came before stays.
    expect(names(durango)).not.toContain('Berta Luna')
    expect(names(durango)).toContain('Pedro Rojas')
    addPerson(durango, 'Raúl Cano')
    expect(revocation()).toEqual({ after: counted, disregarded: 2 })
    // The other side is not told of itself.
    expect(ownRevocation(council.register)).toBeNull()
  })

  it('writes for nobody but the coordinating office, and leaves no file where it is refused', async () => {
    const zacatecas = await aThirdOffice()
    await carry(council, durango, 'con-zacatecas.acuerdos')
    expectValue(await revoking(durango.register.facts.office.id))
    // Packages are not written for an office that was ended: it hears by one that a passphrase opens.
    const phrase = phraseFile()
    expectValue(await exporting(council, [], 'aviso.acuerdos', phrase))
    expectValue(await importing(durango, 'aviso.acuerdos', phrase))
    expect(revocation()).toMatchObject({ disregarded: 0 })
    const before = readdirSync(folder)
    const digest = durango.register.read.digest()
    for (const refused of [
      await exporting(durango, [zacatecas], 'no.acuerdos'),
      await exporting(durango, ['Secretariado Ejecutivo', zacatecas], 'no.acuerdos'),
      await exporting(durango, [], 'no.acuerdos', phraseFile()),
      await sendPackages(exchangeOf(durango), {
        as: durango.person,
        recipient: { kind: 'passphrase', scope: ['all'] },
        folder,
        largest: null,
        attachments: true,
      }),
    ]) {
      expect(refused).toMatchObject({
        error: {
          code: 'installation_revoked',
          details: { coordinator: 'Secretariado Ejecutivo' },
        },
      })
    }
    expect(readdirSync(folder)).toEqual(before)
    expect(durango.register.read.digest()).toBe(digest)
  })

  it('hands its work back: kept there, and counted once the coordinating office says so', async () => {
    const { installation } = durango.register.facts
    expectValue(await revoking(installation))
    addPerson(durango, 'Berta Luna')
    await carry(council, durango, 'revocada.acuerdos')
    addPerson(durango, 'Raúl Cano')
    await carry(durango, council, 'devuelto.acuerdos')
    expect(council.register.read.digest()).toBe(durango.register.read.digest())
    expect(names(council)).not.toContain('Berta Luna')
    // What was done about it is said, and said again when more comes.
    const [issue] = disregardedIn(council)
    const settled = { as: council.person, id: issue ?? '', reason: 'Se pidió el equipo' }
    expectValue(acceptIssue(council, settled))
    expect(disregardedIn(council)).toEqual([])
    addPerson(durango, 'Eva Luz')
    await carry(durango, council, 'más.acuerdos')
    expect(disregardedIn(council)).toEqual([issue])
    // It looked at what came, and revokes the installation again after that.
    const { accepted } = expectValue(await revoking(installation))
    expect(accepted[0]?.counter).toBe(durango.register.membership.lastCounter(installation))
    expect(names(council)).toEqual(expect.arrayContaining(['Berta Luna', 'Raúl Cano']))
    await carry(council, durango, 'contado.acuerdos')
    expect(revocation()).toMatchObject({ disregarded: 0 })
    expect(names(durango)).toEqual(expect.arrayContaining(['Berta Luna', 'Raúl Cano']))
  })
})

/** Lets another office in at the council. */
async function aThirdOffice(): Promise<string> {
  const zacatecas = foundWaitingOffice('2017-01-16', 'Secretariado de Zacatecas')
  expectValue(await zacatecas.keys.hold('canela farol abrigo duende'))
  const [request, out] = [join(folder, 'solicitud'), join(folder, 'aprobacion')]
  const asking = { as: null, passphraseFile: null }
  expectValue(await requestApproval(zacatecas, { ...asking, file: request }))
  const given = { ...asking, as: council.person, file: request, scope: ['all'], out }
  const approved = expectValue(await approveOffice(exchangeOf(council), given))
  return approved.name
}

const phraseFile = (): string => join(temporaryDirectory(), 'frase.txt')
