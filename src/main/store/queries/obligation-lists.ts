import {
  complianceCodes,
  responseCodes,
  verificationCodes,
} from '../../../core/compliance/codes.ts'
import { missingAnchors } from '../../../core/compliance/deadlines/resolve.ts'
import { openReasons } from '../../../core/compliance/succession.ts'
import { agreementKinds, clauseNatures, obligationRoles } from '../../../core/schema/codes.ts'
import { dueSoonCondition, overdueCondition } from './list-conditions.ts'
import {
  base,
  boolean,
  code,
  day,
  id,
  indexed,
  integer,
  named,
  text,
  type ListDefinition,
} from './list-columns.ts'

/** The tracked cases, with the status that was derived of each. */
export const obligationLists = {
  obligations: {
    ...indexed({
      kind: 'obligation',
      own: 'obligation_status s JOIN record_obligation x ON x.record = s.obligation',
      record: 'x.record',
      joins: [
        { alias: 'c', kind: 'clause', by: 's.clause', required: true },
        { alias: 'a', kind: 'agreement', by: 's.agreement', required: true },
        { alias: 'z', kind: 'session', by: 's.session', required: false },
        { alias: 'u', kind: 'unit', by: 's.unit', required: false },
        { alias: 'v', kind: 'unit', by: 's.named_unit', required: false },
        // Whom it names to verify is a person or a unit.
        { alias: 'p', kind: 'person', by: 'x.verifier', required: false },
        { alias: 'w', kind: 'unit', by: 'x.verifier', required: false },
      ],
      follows: {},
    }),
    columns: {
      ...base('x'),
      agreement: named('agreement', 's.agreement', id('s.agreement')),
      agreementNumber: text('a.number'),
      agreementTitle: text('a.title'),
      agreementKind: code("coalesce(a.kind, 'acuerdo')", agreementKinds),
      agreementSequence: integer('a.sequence'),
      session: named('session', 's.session', text("coalesce(z.roman, '')")),
      sessionId: id('s.session'),
      clause: id('s.clause'),
      clauseOrder: integer('coalesce(c."order", 0)'),
      nature: code('s.nature', clauseNatures),
      unit: named('unit', 's.unit', text("coalesce(u.code, '')")),
      unitId: id('s.unit'),
      unitName: text("coalesce(u.name, u.name_english, u.code, '')"),
      unitNameEnglish: text('u.name_english'),
      namedUnit: named('unit', 's.named_unit', text("coalesce(v.code, '')")),
      responsibleSince: day('s.responsible_since'),
      responsibleOpen: code('s.responsible_open', openReasons),
      verifier: named('verifier', 'x.verifier', text('coalesce(p.name, w.code)')),
      verifierName: text('coalesce(p.name, w.name, w.name_english, w.code)'),
      verifierNameEnglish: text('w.name_english'),
      role: code("coalesce(x.role, 'responsible')", obligationRoles),
      text: text("coalesce(c.text, '')"),
      due: day('s.due'),
      dueEstimated: boolean('s.due_estimated'),
      dueMissing: code('s.due_missing', missingAnchors),
      compliance: code('s.compliance', complianceCodes),
      metLate: boolean('s.met_late'),
      verification: code('s.verification', verificationCodes),
      response: code('s.response', responseCodes),
      conflict: boolean('s.conflict'),
      overdue: boolean(`(s.due IS NOT NULL AND ${overdueCondition})`),
      dueSoon: boolean(`(s.due IS NOT NULL AND ${dueSoonCondition})`),
      reportedInTime: boolean('s.reported_in_time'),
      reports: integer('s.reports'),
      evidence: integer('s.evidence'),
    },
    filters: { body: text('(SELECT b.code FROM record_body b WHERE b.record = z.body)') },
    present: 's.present = 1',
    searched: [
      { kind: 'clause', record: 's.clause' },
      { kind: 'agreement', record: 's.agreement' },
      { kind: 'unit', record: 's.unit' },
    ],
    order: [
      's.due IS NULL',
      's.due',
      's.agreement',
      'c."order"',
      'u.inegi',
      'u.code',
      's.obligation',
    ],
  },
} satisfies Readonly<Record<string, ListDefinition>>
