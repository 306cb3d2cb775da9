import { readinessRowSchema } from '../../../contract/review.ts'
import { auditReasons } from '../../../core/compliance/codes.ts'
import { idOf, type FoundRows } from './found-page.ts'
import { code, day, id, integer, named, text } from './list-columns.ts'
import { officeSettings } from './office-settings.ts'

/** As of `foundPage`. */
export const readinessColumns = {
  reason: code('reason', auditReasons),
  obligation: id('obligation'),
  unit: named('unit', 'unit', text('unit')),
  agreement: named('agreement', 'agreement', id('agreement')),
  agreementNumber: text('agreementNumber'),
  session: named('session', 'session', text('session')),
  issuedOn: day('issuedOn'),
  recordKind: text('recordKind'),
  days: integer('days'),
}
export const readinessSearched = ['agreementNumber', 'agreementTitle', 'unit', 'session']

/** Every reason against every obligation that some standing verdict calls met, in order of sessions and agreements. */
export const readinessRows: FoundRows = {
  schema: readinessRowSchema,
  // What a question does not need is not joined. Nothing is found of an obligation that does not stand.
  from: `audit_finding x LEFT JOIN obligation_status s ON s.obligation = x.obligation
    LEFT JOIN record_agreement a ON a.record = x.agreement
    LEFT JOIN record_unit u ON u.record = s.unit LEFT JOIN record_session z ON z.record = x.session`,
  where: '(x.days IS NULL OR x.days > :longest)',
  parameters: (connection) => ({ longest: officeSettings(connection).longestReceiptDays }),
  finding: 'x.finding',
  order: 'x.session, x.agreement, x.obligation, x.place',
  fields: {
    id: `${idOf('x.obligation')} || '/' || x.reason || coalesce('/' || x.verdict, '') || '/' || x.record`,
    reason: 'x.reason',
    obligation: idOf('x.obligation'),
    unit: "coalesce(u.code, '')",
    agreement: idOf('x.agreement'),
    agreementNumber: 'a.number',
    agreementTitle: 'a.title',
    session: "coalesce(z.roman, '')",
    sessionId: idOf('x.session'),
    verdict: 'x.verdict',
    issuedOn: 'x.issued_on',
    record: 'x.record',
    recordKind: 'x.record_kind',
    days: 'x.days',
  },
  records: {
    obligation: 'x.obligation',
    unit: 's.unit',
    agreement: 'x.agreement',
    session: 'x.session',
  },
}
