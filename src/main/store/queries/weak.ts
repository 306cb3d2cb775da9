import { draftingChecks } from '../../../contract/capture.ts'
import { weakRowSchema } from '../../../contract/review.ts'
import { idOf, type FoundRows } from './found-page.ts'
import { code, integer, named, id, text } from './list-columns.ts'

/** As of `foundPage`. */
export const weakColumns = {
  check: code('check', draftingChecks),
  agreement: named('agreement', 'agreement', id('agreement')),
  agreementNumber: text('agreementNumber'),
  session: named('session', 'session', text('session')),
  clauseOrder: integer('clauseOrder'),
}
export const weakSearched = ['agreementNumber', 'agreementTitle', 'session', 'text']

/** What the drafting checks find in every agreement that stands, drafts included, in order of sessions and agreements. */
export const weakRows: FoundRows = {
  schema: weakRowSchema,
  from: `weak_finding x JOIN record_agreement a ON a.record = x.agreement
    LEFT JOIN record_session z ON z.record = a.session LEFT JOIN record_clause c ON c.record = x.clause`,
  where: 'z.withdrawn IS NULL AND z.duplicate_of IS NULL',
  parameters: () => ({}),
  finding: 'x.finding',
  order: 'a.session, a.kind, a.sequence, x.agreement, x.place',
  fields: {
    id: `${idOf('coalesce(x.clause, x.agreement)')} || '/' || x.check_code`,
    check: 'x.check_code',
    agreement: idOf('x.agreement'),
    agreementNumber: 'a.number',
    agreementTitle: 'a.title',
    session: "coalesce(z.roman, '')",
    sessionId: idOf('a.session'),
    clause: idOf('x.clause'),
    clauseOrder: 'c."order"',
    text: "coalesce(iif(x.clause IS NULL, a.text, c.text), '')",
  },
  records: { agreement: 'x.agreement', session: 'a.session' },
}
