import { join } from 'node:path'
import { readFileSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { passphraseOf } from '../../../tests/support/keys.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  foundWaitingOffice,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { readRequest } from '../../contract/exchange/request.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import type { Statement } from '../../core/exchange/statement.ts'
import { addRecord } from './add-record.ts'
import { prepareKeys } from './office-keys.ts'
import { listOffices } from './office-list.ts'
import { requestApproval } from './office-request.ts'
import { revoke } from './office-revoke.ts'
import { changeScope } from './office-scope.ts'
import { ownKeys, signedStatement, statementRecord } from './own-keys.ts'
import { latestSaveOf, undoSave } from './undo-save.ts'
import { withdrawRecord } from './withdraw-record.ts'

/** The coordinating office, and how its keys open. */
let council: Office
const file = (): string => join(temporaryDirectory(), 'solicitud.acuerdos')
const scopeAll = (office: string) => changeScope(council, { ...asked(), office, scope: ['all'] })
let passphraseFile: string
const asked = () => ({ as: council.person, passphraseFile })
const opened = async (office: Office) =>
  expectValue(await ownKeys(office, { as: office.person, passphraseFile: passphraseOf(office) }))
const savesOf = (office: Office): readonly string[] =>
  office.register.membership
    .statements()
    .map(({ says }) => `${says.kind} ${says.serial}`)
    .toSorted()

/** An office as the root names it, with one installation that it certified, both made known here by hand. */
async function nameOffice(name: string, digit: string, more: readonly Statement[] = []) {
  const { keys, directory } = await opened(council)
  const id = digit.repeat(32)
  const installation = `${digit}1`.repeat(16)
  // The council's own office key stands in for the other's, which is not here.
  const office: Statement = {
    kind: 'office',
    serial: directory.serial + 1,
    office: id,
    name,
    signingKey: keys.office,
    recipient: keys.recipient,
    coordinating: false,
    scope: ['all'],
  }
  const certified: Statement = {
    kind: 'installation',
    serial: 1,
    office: id,
    installation,
    key: digit.repeat(64),
  }
  const statements = [
    signedStatement(office, keys.signAsRoot),
    signedStatement(certified, keys.signAsOffice),
    ...more.map((says) => signedStatement(says, keys.signAsRoot)),
  ]
  expectValue(
    council.register.save(
      {
        author: council.person,
        intent: 'office.approve',
        changes: statements.flatMap((one) => statementRecord(council.newId(), one)),
      },
      council.now(),
    ),
  )
  return { id, installation }
}

beforeEach(() => {
  council = foundOffice('2017-01-16', 'Secretariado Ejecutivo')
  passphraseFile = passphraseOf(council)
})

describe('the keys of the office that began the register', () => {
  it('are made when they are first needed, and certify office and installation in one save', async () => {
    expect(council.register.membership.root()).toBeNull()
    const { root, office } = expectValue(await prepareKeys(council, asked()))
    expect(council.register.membership.root()).toBe(root)
    expect(savesOf(council)).toEqual(['installation 1', 'office 1'])
    const list = expectValue(listOffices(council))
    expect(list).toEqual({
      total: 1,
      rows: [
        {
          id: office,
          name: 'Secretariado Ejecutivo',
          coordinating: true,
          own: true,
          scope: ['all', 'confidential'],
          revoked: false,
          installations: [
            { id: council.register.facts.installation, own: true, revokedAfter: null },
          ],
        },
      ],
    })
  })

  it('save nothing more once they are there, and are the same after the program starts again', async () => {
    const { root } = expectValue(await prepareKeys(council, asked()))
    const digest = council.register.read.digest()
    council.reopen()
    expect(expectValue(await prepareKeys(council, asked())).root).toBe(root)
    expect(council.register.read.digest()).toBe(digest)
  })

  it('need somebody who makes them, and a passphrase; refused, nothing is there', async () => {
    const digest = council.register.read.digest()
    addPerson(council, 'Berta Ruiz')
    const before = council.register.read.digest()
    expect(before).not.toBe(digest)
    expect(expectRefusal(await prepareKeys(council, { as: null, passphraseFile }))).toBe(
      'person_required',
    )
    const without = { as: council.person, passphraseFile: null }
    expect(expectRefusal(await prepareKeys(council, without))).toBe('passphrase_required')
    expect(council.register.read.digest()).toBe(before)
    expect(council.keys.exist()).toBe(false)
  })

  it('whose certificate was interrupted are certified the next time', async () => {
    const { installation } = council.register.facts
    expectValue(await council.keys.make({ passphraseFile }, { installation, withRoot: true }))
    expectValue(await prepareKeys(council, asked()))
    expect(savesOf(council)).toEqual(['installation 1', 'office 1'])
  })

  it('that are lost are missing: new ones would not be those that everybody pinned', async () => {
    expectValue(await prepareKeys(council, asked()))
    writeFileSync(join(council.directory, 'keys.json'), '')
    expect(expectRefusal(await prepareKeys(council, asked()))).toBe('keys_damaged')
  })

  it('cannot be taken back: statements are neither withdrawn nor undone', async () => {
    expectValue(await prepareKeys(council, asked()))
    const query = listQuerySchema.parse({ kind: 'statements' })
    const { rows } = expectValue(council.register.read.list(query, '2017-01-16'))
    expect(rows).toHaveLength(2)
    const withdrawn = withdrawRecord(council, {
      as: council.person,
      id: rows[0]?.id ?? '',
      reason: 'Error',
    })
    expect(expectRefusal(withdrawn)).toBe('kind_not_withdrawable')
    const save = council.register.latestSave(() => true)
    expect(expectValue(latestSaveOf(council, { as: council.person }))?.final).toBe(true)
    const undone = undoSave(council, { as: council.person, save: save?.save ?? '' })
    expect(expectRefusal(undone)).toBe('undo_not_possible')
  })
})

describe('a register that waits for its approval', () => {
  let durango: Office
  beforeEach(() => {
    durango = foundWaitingOffice('2017-01-16', 'Secretariado Estatal de Durango')
  })

  it('has the catalogue, and saves nothing', () => {
    expect(durango.register.directory.unit('MX-DUR')).toBeDefined()
    expect(expectRefusal(addRecord(durango, { as: '', kind: 'person', fields: {} }))).toBe(
      'person_required',
    )
    const draft = { author: durango.person, intent: 'test', changes: [] }
    expect(expectRefusal(durango.register.save(draft, durango.now()))).toBe('register_waiting')
    expect(expectRefusal(durango.register.freeze('a'.repeat(32), draft, durango.now()))).toBe(
      'register_waiting',
    )
  })

  it('asks with a file that both its keys signed, the same one each time', async () => {
    const asking = { as: null, passphraseFile: passphraseOf(durango) }
    const [one, other] = [file(), file()]
    const first = expectValue(await requestApproval(durango, { ...asking, file: one }))
    durango.reopen()
    const second = expectValue(await requestApproval(durango, { ...asking, file: other }))
    expect(second.words).toEqual(first.words)
    expect(readFileSync(other)).toEqual(readFileSync(one))
    const request = readRequest(new Uint8Array(readFileSync(one)))
    expect(request).toMatchObject({
      office: durango.register.facts.office.id,
      name: 'Secretariado Estatal de Durango',
      person: durango.person,
      personName: 'Ana Torres',
      certified: { kind: 'installation', installation: durango.register.facts.installation },
    })
    expect(readFileSync(one).toString('latin1')).not.toContain('AGE-SECRET')
    // Nothing is here that nobody approved.
    expect(durango.register.membership.statements()).toEqual([])
    expect(durango.register.membership.root()).toBeNull()
  })

  it('neither exchanges nor says who is who', async () => {
    const asking = { as: null, passphraseFile: passphraseOf(durango) }
    expect(expectRefusal(await prepareKeys(durango, asking))).toBe('register_waiting')
    expect(expectValue(listOffices(durango)).rows).toMatchObject([
      { coordinating: false, own: true, scope: [] },
    ])
  })

  it('the office that began the register asks nobody', async () => {
    expectValue(await prepareKeys(council, asked()))
    const refused = await requestApproval(council, { ...asked(), file: file() })
    expect(expectRefusal(refused)).toBe('office_coordinates')
  })
})

describe('scope', () => {
  it('is given anew by one more statement, and named by the office', async () => {
    const { id } = await nameOffice('Durango', 'd')
    const { session, agreements } = await accept(council)
    const scope = [`session:${session}`, `agreement:${agreements[0]}`, 'confidential']
    const given = expectValue(await changeScope(council, { ...asked(), office: 'DURANGO', scope }))
    expect(given).toEqual({ office: id, name: 'Durango', scope: scope.toSorted() })
    const listed = expectValue(listOffices(council)).rows.find((row) => row.id === id)
    expect(listed?.scope).toEqual(scope.toSorted())
  })

  it.each([
    ['nothing', [], 'scope_empty'],
    ['something unknown', ['todo'], 'scope_invalid'],
    ['a session that is not here', [`session:${'0'.repeat(32)}`], 'scope_invalid'],
    ['what it has already', ['all'], 'nothing_to_change'],
  ])('of %s is refused', async (_, scope, code) => {
    await nameOffice('Durango', 'd')
    const digest = council.register.read.digest()
    const refused = await changeScope(council, { ...asked(), office: 'Durango', scope })
    expect(expectRefusal(refused)).toBe(code)
    expect(council.register.read.digest()).toBe(digest)
  })

  it('of the coordinating office stays, and nobody unknown gets one', async () => {
    await nameOffice('Durango', 'd')
    expect(expectRefusal(await scopeAll('Secretariado Ejecutivo'))).toBe('office_coordinates')
    expect(expectRefusal(await scopeAll('Zacatecas'))).toBe('office_unknown')
    await nameOffice('Durango', 'e')
    expect(expectRefusal(await scopeAll('Durango'))).toBe('office_ambiguous')
  })
})

describe('revocation', () => {
  it('of an office names the last commit that was received of each installation', async () => {
    const { id, installation } = await nameOffice('Durango', 'd')
    const { accepted } = expectValue(await revoke(council, { ...asked(), office: 'Durango' }))
    expect(accepted).toEqual([{ installation, counter: 0 }])
    const row = expectValue(listOffices(council)).rows.find((one) => one.id === id)
    expect(row).toMatchObject({ revoked: true, installations: [{ revokedAfter: 0 }] })
    const again = await revoke(council, { ...asked(), office: 'Durango' })
    expect(expectRefusal(again)).toBe('already_revoked')
    const scope = await changeScope(council, { ...asked(), office: id, scope: ['confidential'] })
    expect(expectRefusal(scope)).toBe('office_revoked')
  })

  it('of one installation leaves the office', async () => {
    const { id, installation } = await nameOffice('Durango', 'd')
    expectValue(await revoke(council, { ...asked(), office: installation }))
    const row = expectValue(listOffices(council)).rows.find((one) => one.id === id)
    expect(row).toMatchObject({ revoked: false, installations: [{ revokedAfter: 0 }] })
    // The office itself can still be revoked.
    expectValue(await revoke(council, { ...asked(), office: id }))
  })

  it('of the only coordinating office, and of the installation at work, is refused', async () => {
    expectValue(await prepareKeys(council, asked()))
    const { office, installation } = council.register.facts
    const end = (what: string) => revoke(council, { ...asked(), office: what })
    expect(expectRefusal(await end(office.id))).toBe('office_last_coordinating')
    expect(expectRefusal(await end(installation))).toBe('revocation_of_own')
    expect(expectRefusal(await end('Nadie'))).toBe('office_unknown')
  })
})
