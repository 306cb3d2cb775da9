import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { givenEvidenceSchema, type GivenEvidence } from '../../contract/evidence.ts'
import { decide, evidenceOf, fileWith, report, statusOf } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { addEvidence } from './add-evidence.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let rosa: string
let berta: string
let durango: string

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  rosa = addPerson(office, 'Rosa Ibarra')
  berta = addPerson(office, 'Berta Ríos')
  durango = obligationOf(office, 'MX-DUR')
})

const piece = (parts: Partial<GivenEvidence>): GivenEvidence => ({
  ...givenEvidenceSchema.parse({ kind: null, reference: null, date: null }),
  ...parts,
})

const add = (evidence: readonly GivenEvidence[], parts: { as?: string; report?: string } = {}) =>
  addEvidence(office, {
    as: parts.as ?? rosa,
    obligation: durango,
    report: parts.report ?? null,
    evidence: [...evidence],
  })

function filesKept(): number {
  const folder = join(office.directory, 'attachments')
  if (!existsSync(folder)) return 0
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).length
}

async function refusedWith(...given: Parameters<typeof add>): Promise<string> {
  const before = office.register.read.digest()
  const code = expectRefusal(await add(...given))
  expect(office.register.read.digest()).toBe(before)
  expect(filesKept()).toBe(0)
  return code
}

const detail = () => office.register.read.obligation(durango, '2017-01-16')

describe('adding evidence', () => {
  test('a scanned letter of so many pages, and where it was published, are one save', async () => {
    const { evidence } = expectValue(
      await add([
        piece({
          ...evidenceOf(fileWith('Oficio', 'oficio.pdf')),
          kind: 'letter',
          reference: 'SSP/7/2017',
          date: '2017-01-09',
          pages: 3,
          scanned: true,
        }),
        piece({ link: 'https://www.dof.gob.mx/nota', kind: 'publication' }),
      ]),
    )
    const [letter, link] = evidence
    const rows = detail()?.evidence ?? []
    expect(rows).toHaveLength(2)
    expect(rows.find(({ id }) => id === letter?.id)).toMatchObject({
      kind: 'letter',
      pages: 3,
      scanned: true,
      fileState: 'held',
      report: null,
    })
    expect(rows.find(({ id }) => id === link?.id)).toMatchObject({
      link: 'https://www.dof.gob.mx/nota',
      sha256: null,
      fileState: null,
    })
    const saves = evidence.map(({ id }) => office.register.read.history(id)[0]?.save)
    expect(new Set(saves).size).toBe(1)
  })

  test('belongs to an earlier report, goes with it when that is withdrawn, and can carry a “met”', async () => {
    const made = await report(office, durango, { as: rosa, evidence: [] })
    expect(expectRefusal(decide(office, durango, { as: berta }))).toBe(
      'verdict_without_evidence_file',
    )
    expectValue(await add([evidenceOf(fileWith('Acta'))], { report: made.id }))
    expectValue(decide(office, durango, { as: berta }))
    expect(statusOf(office, durango).compliance).toBe('met')
    expectValue(withdrawRecord(office, { as: rosa, id: made.id, reason: 'Error' }))
    expect(statusOf(office, durango).compliance).toBe('not_started')
  })

  test('a link never carries a “met”', async () => {
    expectValue(await add([piece({ link: 'https://www.gob.mx/acta.pdf' })]))
    expect(expectRefusal(decide(office, durango, { as: berta }))).toBe(
      'verdict_without_evidence_file',
    )
  })

  test('makes whoever adds it an author, whoever wrote the report', async () => {
    const made = await report(office, durango, { as: rosa })
    expectValue(await add([evidenceOf(fileWith('Acta'))], { as: berta, report: made.id }))
    expect(expectRefusal(decide(office, durango, { as: berta }))).toBe('verdict_own_work')
  })

  test('can support other clauses of the same agreement, and of no other', async () => {
    const clauses = [
      draftClause({ text: 'Las entidades federativas instalarán la unidad.' }),
      draftClause({ text: 'Las entidades federativas capacitarán a su personal.' }),
    ]
    await accept(office, [draftAgreement({ sequence: 2, text: 'Modelo', clauses })])
    const [first, second] = obligations(office, { unit: 'MX-COL' }).filter(
      ({ agreementSequence }) => agreementSequence === 2,
    )
    const evidence = [piece({ ...evidenceOf(fileWith('Acta')), clauses: [second?.clause ?? ''] })]
    const made = expectValue(
      await addEvidence(office, {
        as: rosa,
        obligation: first?.id ?? '',
        report: null,
        evidence,
      }),
    )
    const rows = office.register.read.obligation(first?.id ?? '', '2017-01-16')?.evidence
    expect(rows).toMatchObject([{ id: made.evidence[0]?.id, clauses: [second?.clause] }])
    expect(expectRefusal(await add(evidence))).toBe('clause_of_other_agreement')
  })

  test('is refused, and no file is kept, when something about it is wrong', async () => {
    const file = evidenceOf(fileWith('Acta'))
    expect(await refusedWith([piece({})])).toBe('evidence_empty')
    expect(await refusedWith([file, piece({ link: 'acta.pdf' })])).toBe('link_invalid')
    expect(await refusedWith([file, piece({ link: 'javascript:alert(1)' })])).toBe('link_invalid')
    expect(await refusedWith([{ ...file, date: '2017-01-17' }])).toBe('day_in_future')
    expect(await refusedWith([{ ...file, clauses: [durango] }])).toBe('clause_of_other_agreement')
    expect(await refusedWith([file], { report: durango })).toBe('report_of_other_obligation')
    expect(await refusedWith([file, evidenceOf('/nowhere/acta.pdf')])).toBe('file_missing')
    const made = await report(office, durango, { as: rosa, evidence: [] })
    expectValue(withdrawRecord(office, { as: rosa, id: made.id, reason: 'Error' }))
    expect(await refusedWith([file], { report: made.id })).toBe('record_withdrawn')
  })
})
