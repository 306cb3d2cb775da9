import { beforeEach, describe, expect, test } from 'vitest'
import { statusOf, tryReport } from '../../../tests/support/casework.ts'
import {
  accept,
  draftAgreement,
  expectRefusal,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { agreementRowSchema } from '../../contract/agreement-rows.ts'
import { listQuerySchema, type AgreementRow } from '../../contract/rows.ts'
import { acceptCapture } from './accept-capture.ts'
import { decideAgreements } from './agreement-decide.ts'
import { editRecord } from './edit-record.ts'
import { withdrawRecord } from './withdraw-record.ts'

/** A session with one adopted agreement, and a draft that would bind the 32 entities too. */
interface Prepared {
  readonly office: Office
  readonly session: string
  readonly draft: string
}

async function prepared(): Promise<Prepared> {
  const office = foundOffice('2017-01-16')
  const { session } = await accept(office)
  const accepted = expectValue(
    await acceptCapture(office, {
      as: office.person,
      body: 'CNSP',
      ordinal: 41,
      type: 'ordinary',
      date: null,
      gazetteDate: null,
      language: 'es',
      stage: 'drafted',
      agreements: [
        draftAgreement({ sequence: 2, title: 'Mando mixto', text: 'Se instruye el mando mixto.' }),
      ],
      indicators: [],
      source: null,
    }),
  )
  return { office, session, draft: accepted.agreements[0]?.id ?? '' }
}

let at: Prepared
beforeEach(async () => {
  at = await prepared()
})

const seenStage = (id: string): string[] =>
  at.office.register.read.record(id)?.fields['stage']?.live ?? []

const decide = (parts: Partial<Parameters<typeof decideAgreements>[1]> = {}) =>
  decideAgreements(at.office, {
    as: at.office.person,
    agreements: [{ id: at.draft, seen: seenStage(at.draft) }],
    decision: 'approved',
    reason: '',
    ...parts,
  })

function rowOf(id: string): AgreementRow {
  const page = expectValue(
    at.office.register.read.list(
      listQuerySchema.parse({
        kind: 'agreements',
        where: [{ field: 'id', operator: '=', values: [id] }],
      }),
      '2017-01-16',
    ),
  )
  return agreementRowSchema.parse(page.rows[0])
}

const sessionRow = () => at.office.register.read.session(at.session, '2017-01-16')?.session

describe('an agreement that is drafted before its session', () => {
  test('counts nowhere: no obligation, no roll-up, no dossier, no total', () => {
    const { register } = at.office
    expect(obligations(at.office, { agreement: at.draft })).toEqual([])
    expect(obligations(at.office)).toHaveLength(32)
    expect(sessionRow()).toMatchObject({ agreements: 1, drafts: 1, obligations: 32 })
    expect(rowOf(at.draft)).toMatchObject({ stage: 'drafted', obligations: 0 })
    expect(register.read.summary('2017-01-16')).toMatchObject({ agreements: 1 })
    const dossier = register.read.dossier(at.session, '2017-01-16', () => '')
    expect(dossier?.agreements.map(({ title }) => title)).toEqual(['Policía cibernética'])
    expect(dossier?.counts.total).toBe(32)
  })

  test('binds nobody: nothing can be reported on it', async () => {
    const detail = at.office.register.read.agreement(at.draft, '2017-01-16')
    expect(detail?.obligations).toEqual([])
    const clause = detail?.clauses[0]?.clause.id ?? ''
    const [obligation] = at.office.register.directory.obligationsOf(clause)
    expect(expectRefusal(await tryReport(at.office, obligation?.id ?? ''))).toBe(
      'agreement_not_adopted',
    )
  })

  test('counts from its approval on, with the reason and all its obligations', async () => {
    expectValue(decide({ reason: 'Acta de la sesión, punto 4' }))
    expect(rowOf(at.draft)).toMatchObject({
      stage: 'approved',
      stageReason: 'Acta de la sesión, punto 4',
      obligations: 32,
    })
    expect(sessionRow()).toMatchObject({ agreements: 2, drafts: 0, obligations: 64 })
    const [first] = obligations(at.office, { agreement: at.draft })
    expectValue(await tryReport(at.office, first?.id ?? ''))
    expect(statusOf(at.office, first?.id ?? '').compliance).toBe('in_progress')
    const history = at.office.register.read.history(at.draft)
    expect(history.map(({ intent }) => intent)).toContain('agreement.approve')
  })

  test('is the same whether derived change by change or from the log', async () => {
    expectValue(decide())
    const checked = await at.office.register.check(() => Promise.resolve('intact'))
    expect(checked.problems).toEqual([])
    const reopened = at.office.reopen()
    expect(reopened.read.session(at.session, '2017-01-16')?.session.obligations).toBe(64)
  })

  test('was not in force on the days before its approval', () => {
    at.office.onDay('2017-01-18')
    expectValue(decide())
    const before = expectValue(at.office.register.past({ day: '2017-01-17' }))
    expect(before.read.session(at.session, '2017-01-17')?.session).toMatchObject({
      agreements: 1,
      obligations: 32,
    })
  })

  test('that is rejected says why, and can still be approved in a later session', () => {
    expect(expectRefusal(decide({ decision: 'rejected', reason: ' ' }))).toBe('reason_required')
    expectValue(decide({ decision: 'rejected', reason: 'Se pidió más estudio' }))
    expect(rowOf(at.draft)).toMatchObject({
      stage: 'rejected',
      stageReason: 'Se pidió más estudio',
    })
    expect(sessionRow()).toMatchObject({ agreements: 1, drafts: 0, obligations: 32 })
    expectValue(decide())
    expect(rowOf(at.draft)).toMatchObject({ stage: 'approved', stageReason: null })
  })
})

describe('what a session cannot decide', () => {
  test('is refused for all when it is refused for one', () => {
    const adopted = obligations(at.office)[0]?.agreement ?? ''
    const digest = at.office.register.read.digest()
    const both = [
      { id: at.draft, seen: seenStage(at.draft) },
      { id: adopted, seen: seenStage(adopted) },
    ]
    expect(expectRefusal(decide({ agreements: both }))).toBe('agreement_already_decided')
    expect(
      expectRefusal(decide({ agreements: both, decision: 'rejected', reason: 'Sin mayoría' })),
    ).toBe('agreement_already_decided')
    expect(at.office.register.read.digest()).toBe(digest)
    expect(rowOf(at.draft).stage).toBe('drafted')
  })

  test('is a draft that was withdrawn, or a record that is no agreement', () => {
    const session = [{ id: at.session, seen: [] }]
    expect(expectRefusal(decide({ agreements: session }))).toBe('record_kind_wrong')
    expectValue(
      withdrawRecord(at.office, { as: at.office.person, id: at.draft, reason: 'Duplicado' }),
    )
    expect(expectRefusal(decide())).toBe('record_withdrawn')
  })

  test('is not decided around it by editing the field', () => {
    const edited = editRecord(at.office, {
      as: at.office.person,
      id: at.draft,
      fields: [{ field: 'stage', value: 'approved', replaces: seenStage(at.draft) }],
    })
    expect(expectRefusal(edited)).toBe('field_unknown')
  })
})
