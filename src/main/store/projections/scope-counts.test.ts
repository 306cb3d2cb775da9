import { expect, test } from 'vitest'
import { sessionRowSchema } from '../../../contract/session-rows.ts'
import { listQuerySchema } from '../../../contract/rows.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'
import { decide, report, statusOf } from '../../../../tests/support/casework.ts'
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
} from '../../../../tests/support/registers.ts'

const exhortation = draftAgreement({
  sequence: 2,
  title: 'Recursos para las academias',
  text: 'Se exhorta a las entidades federativas a destinar recursos a sus academias en 2017.',
  clauses: [
    draftClause({
      text: 'Destinar recursos a las academias.',
      nature: 'exhortative',
      addressees: [{ unit: 'ENT-32', role: 'exhorted', inferred: false }],
      deadline: { rule: 'within_year', year: 2017 },
    }),
  ],
})

async function office(): Promise<Office & { readonly session: string }> {
  const founded = foundOffice('2018-03-01')
  const { session } = await accept(founded, [draftAgreement(), exhortation])
  return Object.assign(founded, { session })
}

const withdraw = (at: Office, id: string): unknown =>
  expectValue(withdrawRecord(at, { as: at.person, id, reason: 'Capturada por error' }))

test('an exhortation is never overdue, however long its year is past', async () => {
  const at = await office()
  expect(obligations(at, { nature: 'exhortative', overdue: 'true' })).toHaveLength(0)
  expect(obligations(at, { nature: 'binding', overdue: 'true' })).toHaveLength(32)
  const [exhorted] = obligations(at, { nature: 'exhortative', unit: 'MX-DUR' })
  const detail = at.register.read.obligation(exhorted?.id ?? '', '2018-03-01')
  expect(detail?.status).toMatchObject({ overdue: false, dueSoon: false })
})

test('what is withdrawn is counted where it was counted before', async () => {
  const at = await office()
  withdraw(at, obligations(at, { nature: 'binding', unit: 'MX-COL' })[0]?.id ?? '')
  for (const unit of ['MX-COL', 'MX-DUR']) {
    withdraw(at, obligations(at, { nature: 'exhortative', unit })[0]?.id ?? '')
  }
  const dossier = at.register.read.dossier(at.session, '2018-03-01', () => '')
  expect(dossier?.counts).toMatchObject({ total: 31, withdrawn: 1 })
  expect(dossier?.apartCounts).toMatchObject({ total: 30, withdrawn: 2 })
  const page = expectValue(
    at.register.read.list(
      listQuerySchema.parse({
        kind: 'sessions',
        where: [{ field: 'roman', operator: '=', values: ['XLI'] }],
      }),
      '2018-03-01',
    ),
  )
  expect(sessionRowSchema.parse(page.rows[0])).toMatchObject({
    obligations: 31,
    withdrawnObligations: 1,
  })
})

test('evidence goes with its report: nothing is met by what the unit took back', async () => {
  const at = await office()
  const verifier = addPerson(at, 'Berta Ríos')
  const durango = obligationOf(at, 'MX-DUR')
  const given = await report(at, durango)
  expectValue(decide(at, durango, { as: verifier }))
  expect(statusOf(at, durango).compliance).toBe('met')

  withdraw(at, given.id)
  expect(statusOf(at, durango).compliance).toBe('not_started')
  const detail = at.register.read.obligation(durango, '2018-03-01')
  expect(detail?.evidence).toMatchObject([{ withdrawn: 'Capturada por error' }])
  expect(detail?.verdicts).toMatchObject([{ governing: false, breaches: ['no_evidence_file'] }])
  expect(expectRefusal(decide(at, durango, { as: verifier }))).toBe('verdict_without_evidence_file')
})
