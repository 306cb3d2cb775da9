/**
 * What another office's package brings wrong, each with what a person does about it from the list: then the finding is
 * gone. What no cure mends is settled with what was done.
 */
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { commitsOf, give } from '../../../tests/support/carried.ts'
import {
  arrives,
  decide,
  evidenceOf,
  fileWith,
  report,
  statusOf,
} from '../../../tests/support/casework.ts'
import { receiveForged, receiveForgedVerdict } from '../../../tests/support/forged-commits.ts'
import {
  accept,
  addPerson,
  copiedToAnotherMachine,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import { issueRowSchema, settledIssues, type IssueKind } from '../../contract/issue-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import { acceptIssue } from './accept-issue.ts'
import { addEvidence } from './add-evidence.ts'
import { addRecord } from './add-record.ts'
import { chooseSuccessors } from './choose-successors.ts'
import { editRecord } from './edit-record.ts'
import { grantExtension } from './grant-extension.ts'
import { mergeRecords } from './merge-records.ts'
import { returnFile } from './return-file.ts'
import { endUnit } from './unit-end.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let rosa: string
let berta: string
let session: string
let obligation: string

const text =
  'Las entidades federativas instalarán en un plazo de seis meses la unidad de policía cibernética ' +
  'conforme al modelo que aprueba el Consejo Nacional y lo informarán al Secretariado Ejecutivo.'

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  ;({ session } = await accept(office, [
    draftAgreement({ number: '08/XLI/16', sequence: 1, text }),
    draftAgreement({ number: '09/XLI/16', sequence: 2, text: 'Se publicará el protocolo.' }),
  ]))
  rosa = addPerson(office, 'Rosa Ibarra')
  berta = addPerson(office, 'Berta Ríos')
  obligation = obligationOf(office, 'MX-DUR')
})

const listed = (kind: IssueKind) =>
  expectValue(
    office.register.read.list(
      listQuerySchema.parse({
        kind: 'issues',
        where: [{ field: 'kind', operator: '=', values: [kind] }],
      }),
      office.today(),
    ),
  ).rows.map((row) => issueRowSchema.parse(row))

/** The one finding of a kind; there has to be one. */
function found(kind: IssueKind) {
  const [issue, ...others] = listed(kind)
  if (issue === undefined || others.length > 0) throw new Error(`${kind}: ${others.length} others`)
  return issue
}

const add = (kind: RecordKind, fields: Readonly<Record<string, string | number>>): string =>
  expectValue(addRecord(office, { as: office.person, kind, fields })).id

/** A record that comes in a package, past every form of this office. */
function comes(kind: RecordKind, beside: string, fields: Readonly<Record<string, Value>>): string {
  const id = office.newId()
  const installation = 'c'.repeat(32)
  receiveForged(office, {
    author: rosa,
    installation,
    id,
    kind,
    beside,
    hours: 0,
    fields: Object.entries(fields).map(([field, value]) => ({ field, value })),
  })
  return id
}

/** What the list offers: the two become one, whatever they do not agree in. */
const mergeFound = (kind: IssueKind): void => {
  const { record, other } = found(kind)
  const merged = { as: office.person, id: record, into: other ?? '', confirmed: true }
  expectValue(mergeRecords(office, merged))
}

describe('two entries become one', () => {
  test('an agreement with the number of another, or with nearly its text', () => {
    const again = { session, kind: 'resolucion', sequence: 8 }
    const same = add('agreement', { ...again, text: 'Otra cosa.' })
    arrives(office, same, 'number', '08/XLI/16')
    mergeFound('duplicate_agreement')
    expect(listed('duplicate_agreement')).toEqual([])
    add('agreement', { ...again, text: text.replace('seis', 'ocho') })
    mergeFound('similar_agreement')
    expect(listed('similar_agreement')).toEqual([])
  })

  test('an obligation of one unit, a file given twice, a person and a code', async () => {
    const clause = office.register.read.record(obligation)?.fields['clause']?.value ?? null
    const unit = office.register.read.record(obligation)?.fields['unit']?.value ?? null
    comes('obligation', obligation, { clause, unit, role: 'obliged' })
    mergeFound('duplicate_obligation')
    const made = await report(office, obligation, { as: rosa })
    const evidence = [evidenceOf(fileWith('Oficio SSP/100/2017'))]
    expectValue(await addEvidence(office, { as: rosa, obligation, report: made.id, evidence }))
    mergeFound('duplicate_evidence')
    addPerson(office, 'ROSA IBARRA')
    mergeFound('duplicate_person')
    arrives(office, add('unit', { code: 'X-1', name: 'Una', kind: 'other' }), 'code', 'SEMAR')
    mergeFound('duplicate_code')
    for (const kind of [
      'duplicate_obligation',
      'duplicate_evidence',
      'duplicate_person',
      'duplicate_code',
    ] as const) {
      expect(listed(kind)).toEqual([])
    }
  })

  test('or the code of one is corrected', () => {
    arrives(office, add('unit', { code: 'X-1', name: 'Una', kind: 'other' }), 'code', 'SEMAR')
    const { record } = found('duplicate_code')
    const live = office.register.read.record(record)?.fields['code']?.live ?? []
    const fields = [{ field: 'code', value: 'SEMAR-2', replaces: [...live] }]
    expectValue(editRecord(office, { as: office.person, id: record, fields }))
    expect(listed('duplicate_code')).toEqual([])
  })

  test('what came to a duplicate later is brought along', () => {
    const [one, again] = [add('indicator', { name: 'Robo' }), add('indicator', { name: 'Robos' })]
    const value = add('observation', { indicator: one, value: 3 })
    expectValue(mergeRecords(office, { as: berta, id: again, into: one, confirmed: true }))
    arrives(office, value, 'indicator', again)
    mergeFound('left_under_duplicate')
    expect(listed('left_under_duplicate')).toEqual([])
    const other = obligationOf(office, 'MX-SON')
    expectValue(mergeRecords(office, { as: berta, id: other, into: obligation, confirmed: true }))
    comes('progressReport', other, {
      obligation: other,
      claim: 'met',
      narrative: 'Está instalada.',
      reportedOn: '2017-01-10',
      author: rosa,
    })
    mergeFound('report_on_duplicate')
    expect(listed('report_on_duplicate')).toEqual([])
  })
})

describe('somebody judges, extends or chooses again', () => {
  test('a verdict in breach is answered by another person’s', async () => {
    await report(office, obligation, { as: rosa })
    receiveForgedVerdict(office, {
      author: rosa,
      installation: 'd'.repeat(32),
      hours: 0,
      obligation,
      result: 'met',
    })
    expect(found('verdict_in_breach').record).toBe(obligation)
    expectValue(decide(office, obligation, { as: berta }))
    expect(listed('verdict_in_breach')).toEqual([])
    expect(statusOf(office, obligation).compliance).toBe('met')
    // The answer gone, it is open again.
    const [, answer] = office.register.read.assessed(obligation)?.facts.verdicts ?? []
    const verdicts = [answer?.id ?? '']
    for (const id of verdicts) {
      expectValue(withdrawRecord(office, { as: berta, id, reason: 'Error' }))
    }
    expect(listed('verdict_in_breach').length + listed('verdicts_concurrent').length).toBe(1)
  })

  test('a verdict of a day before what it cites is replaced', async () => {
    await report(office, obligation, { as: rosa })
    const verdict = expectValue(decide(office, obligation, { as: berta, result: 'not_met' }))
    office.onDay('2017-02-01')
    const [late] = office.register.read.assessed(obligation)?.facts.reports ?? []
    arrives(office, late?.id ?? '', 'reportedOn', '2017-01-20')
    expect(found('verdict_before_basis')).toMatchObject({ record: verdict.id, other: obligation })
    expectValue(decide(office, obligation, { as: berta, result: 'returned' }))
    // Returning leaves standing what was found before.
    expect(listed('verdict_before_basis')).toHaveLength(1)
    expectValue(decide(office, obligation, { as: berta, result: 'partially_met' }))
    expect(listed('verdict_before_basis')).toEqual([])
  })

  test('two verdicts and two extensions that contradict each other are replaced by one', async () => {
    await report(office, obligation, { as: rosa })
    const judge = addPerson(office, 'Celia Paz')
    const forged = { author: judge, installation: 'd'.repeat(32), obligation }
    expectValue(decide(office, obligation, { as: berta, result: 'not_met' }))
    const seen = office.register.read.assessed(obligation)?.facts.verdicts[0]?.id ?? ''
    const other = receiveForgedVerdict(office, { ...forged, hours: 0, result: 'moot' })
    receiveForged(office, {
      ...forged,
      id: other,
      kind: 'verdict',
      beside: obligation,
      hours: 1,
      fields: [{ field: 'supersedes', element: seen, value: null }],
    })
    for (const newDue of ['2017-08-31', '2017-12-31']) {
      comes('extension', obligation, {
        obligation,
        newDue,
        authority: 'Pleno',
        reason: 'Acuerdo',
        grantedOn: '2017-01-10',
      })
    }
    expect(found('extensions_concurrent').record).toBe(obligation)
    const to = '2018-01-31'
    const extension = { as: office.person, obligation, to, authority: 'Pleno', reason: 'Acuerdo' }
    expectValue(grantExtension(office, { ...extension, earlierConfirmed: true }))
    expect(listed('extensions_concurrent')).toEqual([])
    expectValue(decide(office, obligation, { as: berta, result: 'partially_met' }))
    expect(listed('verdicts_concurrent')).toEqual([])
  })

  test('of a divided unit one successor is chosen', async () => {
    const addressees = [{ unit: 'SEMAR', role: 'obliged' as const, inferred: false }]
    await accept(office, [draftAgreement({ sequence: 3, clauses: [draftClause({ addressees })] })])
    const as = office.person
    const end = { as, unit: 'SEMAR', kind: 'replaces' as const, on: '2017-01-01' }
    expectValue(endUnit(office, { ...end, successors: ['SEDENA', 'SSPC'] }))
    const choices = [{ obligation: found('split_without_choice').record, unit: 'SSPC' }]
    const words = { authority: 'Presidencia', reason: 'Decreto de división' }
    expectValue(chooseSuccessors(office, { as, choices, ...words }))
    expect(listed('split_without_choice')).toEqual([])
  })
})

describe('a file that is gone or altered', () => {
  test('is given back by whoever has it, and by nobody who has another', async () => {
    const { evidence } = await report(office, obligation, { as: rosa })
    const { id = '', sha256 } = evidence[0] ?? {}
    const place = join(office.directory, 'attachments', (sha256 ?? '').slice(0, 2), sha256 ?? '')
    const back = (content: string) => returnFile(office, { id, file: fileWith(content) })
    rmSync(place)
    const look = (state: 'missing' | 'altered') =>
      expectValue(office.register.rememberFiles([{ sha256: sha256 ?? '', state }], office.now()))
    look('missing')
    expect(found('file_missing')).toMatchObject({ record: obligation, other: id })
    expect(expectRefusal(await back('Otro oficio'))).toBe('file_is_another')
    expect(office.attachments.holds(sha256 ?? '')).toBe(false)
    expectValue(await back('Oficio SSP/100/2017'))
    expect(listed('file_missing')).toEqual([])
    chmodSync(place, 0o600)
    writeFileSync(place, 'Estropeado')
    look('altered')
    expect(found('file_altered').other).toBe(id)
    expectValue(await back('Oficio SSP/100/2017'))
    expect(listed('file_altered')).toEqual([])
    expect(await office.attachments.verify(sha256 ?? '')).toBe('intact')
    expect(expectRefusal(await returnFile(office, { id: obligation, file: 'x' }))).toBe(
      'record_kind_wrong',
    )
  })
})

const settle = (kind: IssueKind): void => {
  const given = { as: office.person, id: found(kind).id, reason: 'Se habló con la oficina' }
  expect(settledIssues).toContain(kind)
  expectValue(acceptIssue(office, given))
  expect(listed(kind)).toEqual([])
}

describe('what nothing mends is settled, with what was done', () => {
  test('a report on what was withdrawn; or the report is withdrawn too', () => {
    expectValue(withdrawRecord(office, { as: berta, id: obligation, reason: 'Repetida' }))
    const fields = { obligation, claim: 'met', narrative: 'Está.', reportedOn: '2017-01-10' }
    comes('progressReport', obligation, { ...fields, author: rosa })
    settle('report_on_withdrawn')
    const again = comes('progressReport', obligation, { ...fields, author: rosa })
    expect(found('report_on_withdrawn').record).toBe(again)
    expectValue(withdrawRecord(office, { as: berta, id: again, reason: 'Ya no procede' }))
    expect(listed('report_on_withdrawn')).toEqual([])
  })

  test('what was written again, and what was called another thing', async () => {
    const { id } = await report(office, obligation, { as: rosa })
    const forgery = { author: rosa, installation: 'e'.repeat(32), beside: obligation, hours: 1 }
    const other = obligationOf(office, 'MX-COL')
    const moved = { field: 'obligation', value: other }
    receiveForged(office, { ...forgery, id, kind: 'progressReport', fields: [moved] })
    settle('record_rewritten')
    const verdict = expectValue(decide(office, obligation, { as: berta, result: 'not_met' }))
    receiveForged(office, {
      ...forgery,
      installation: 'f'.repeat(32),
      id: verdict.id,
      kind: 'progressReport',
      fields: [moved],
    })
    settle('kind_contested')
  })

  test('a computer that went on from a copy', () => {
    const field = foundOffice('2017-01-16', 'Secretaría de Seguridad de Durango')
    give(field, commitsOf(office))
    const copy = copiedToAnotherMachine(field)
    for (const one of [field, copy]) addPerson(one, `Persona de ${one.directory}`)
    give(office, commitsOf(field))
    give(office, commitsOf(copy))
    settle('feed_forked')
    expect(listed('feed_forked')).toEqual([])
  })
})
