import { describe, expect, test } from 'vitest'
import { listQuerySchema } from '../../../contract/rows.ts'
import { sessionRowSchema } from '../../../contract/session-rows.ts'
import {
  accept,
  draftAgreement,
  draftClause,
  expectValue,
  foundOffice,
  obligations,
} from '../../../../tests/support/registers.ts'

const at = (ordinal: number, sequence: number) =>
  draftAgreement({
    sequence,
    title: `En la sesión ${ordinal}`,
    text: `Informe ${sequence}, en la sesión ${ordinal}.`,
    clauses: [
      draftClause({
        addressees: [{ unit: 'SESNSP', role: 'responsible', inferred: false }],
        deadline: { rule: 'at_session', ordinal, type: 'ordinary' },
      }),
    ],
  })

describe('deadlines at sessions', () => {
  test('each is reckoned from the session that it names, though they are adopted together', async () => {
    const office = foundOffice('2017-01-16')
    await accept(office, [at(42, 1), at(43, 2), at(42, 3)])
    const sessions = expectValue(
      office.register.read.list(
        listQuerySchema.parse({ kind: 'sessions', limit: 1000 }),
        '2017-01-16',
      ),
    ).rows.map((row) => sessionRowSchema.parse(row))
    const dateOf = (roman: string) => sessions.find((session) => session.roman === roman)?.date
    expect(dateOf('XLII')).not.toBe(dateOf('XLIII'))
    expect(
      obligations(office, {}, { sort: [{ field: 'agreementSequence', descending: false }] }).map(
        ({ due }) => due,
      ),
    ).toEqual([dateOf('XLII'), dateOf('XLIII'), dateOf('XLII')])
  })
})
