import * as z from 'zod'
import { draftingChecks } from '../../../contract/capture.ts'
import { issueKinds, issueRowSchema } from '../../../contract/issue-rows.ts'
import { readinessRowSchema } from '../../../contract/review.ts'
import { auditReasons } from '../../../core/compliance/codes.ts'
import {
  code,
  day,
  id,
  indexed,
  integer,
  named,
  text,
  theseRecords,
  type Indexing,
  type ListDefinition,
} from './list-columns.ts'

const idOf = (record: string): string => `(SELECT lower(hex(uid)) FROM record WHERE id = ${record})`

const agreement: Indexing['joins'][number] = {
  alias: 'a',
  kind: 'agreement',
  by: 'x.agreement',
  required: true,
}

const ofAgreement = {
  agreement: named('agreement', 'x.agreement', id('x.agreement')),
  agreementNumber: text('a.number'),
  agreementTitle: text('a.title'),
}

/** What the drafting checks find in every agreement that stands, drafts included, in order of sessions and agreements. */
const weak: ListDefinition = {
  ...indexed({
    kind: 'weak',
    own: 'weak_finding x',
    record: 'x.finding',
    joins: [
      agreement,
      { alias: 'c', kind: 'clause', by: 'x.clause', required: false },
      { alias: 'z', kind: 'session', by: 'a.session', required: false },
    ],
    follows: {
      agreement: `SELECT finding FROM weak_finding WHERE agreement IN ${theseRecords}`,
      // Its text is shown, and what is found of it may stay as it was.
      clause: `SELECT w.finding FROM record_clause c JOIN weak_finding w ON w.agreement = c.agreement
        WHERE c.record IN ${theseRecords}`,
    },
  }),
  columns: {
    id: text(`${idOf('coalesce(x.clause, x.agreement)')} || '/' || x.check_code`),
    check: code('x.check_code', draftingChecks),
    ...ofAgreement,
    session: named('session', 'a.session', text("coalesce(z.roman, '')")),
    sessionId: id('a.session'),
    clause: id('x.clause'),
    clauseOrder: integer('c."order"'),
    text: text("coalesce(iif(x.clause IS NULL, a.text, c.text), '')"),
  },
  present: 'TRUE',
  searched: [
    { kind: 'agreement', record: 'x.agreement' },
    { kind: 'clause', record: 'x.clause' },
  ],
  numbered: 'a.session',
  order: ['a.session', 'a.kind', 'a.sequence', 'x.agreement', 'x.place', 'x.finding'],
}

/** Every reason against every obligation that some standing verdict calls met, in order of sessions and agreements. */
const readiness: ListDefinition = {
  ...indexed({
    kind: 'audit',
    // Nothing is found of an obligation of which nothing is derived.
    own: 'audit_finding x JOIN obligation_status s ON s.obligation = x.obligation',
    record: 'x.finding',
    joins: [
      agreement,
      { alias: 'u', kind: 'unit', by: 's.unit', required: false },
      { alias: 'z', kind: 'session', by: 'x.session', required: false },
    ],
    follows: {
      status: `SELECT finding FROM audit_finding WHERE obligation IN ${theseRecords}`,
    },
  }),
  columns: {
    id: text(
      `${idOf('x.obligation')} || '/' || x.reason || coalesce('/' || x.verdict, '') || '/' || x.record`,
    ),
    reason: code('x.reason', auditReasons),
    obligation: id('x.obligation'),
    unit: named('unit', 's.unit', text("coalesce(u.code, '')")),
    ...ofAgreement,
    session: named('session', 'x.session', text("coalesce(z.roman, '')")),
    sessionId: id('x.session'),
    verdict: text('x.verdict'),
    issuedOn: day('x.issued_on'),
    record: text('x.record'),
    recordKind: code('x.record_kind', readinessRowSchema.shape.recordKind.options),
    days: integer('x.days'),
  },
  always: 'x.days IS NULL OR x.days > CAST(:longest AS INTEGER)',
  present: 'TRUE',
  searched: [
    { kind: 'agreement', record: 'x.agreement' },
    { kind: 'unit', record: 's.unit' },
  ],
  numbered: 'x.session',
  order: ['x.session', 'x.agreement', 'x.obligation', 'x.place', 'x.finding'],
}

/** Kinds whose words are few: the million words of reports would be passed for each search. */
export const namedKinds = [
  'session',
  'agreement',
  'unit',
  'person',
  'indicator',
  'funding',
  'body',
  'post',
] as const

/** What the data cannot be, by kinds. What people call the records is added to the rows that are shown. */
const issues: ListDefinition = {
  rows: issueRowSchema.extend({
    label: z.string().default(''),
    otherKind: z.string().nullable().default(null),
    otherLabel: z.string().nullable().default(null),
  }),
  ...indexed({
    kind: 'issues',
    own: 'issue_finding x',
    record: 'x.finding',
    joins: [],
    follows: {},
  }),
  columns: {
    id: text(`x.kind || '/' || ${idOf('x.record')} || coalesce('/' || ${idOf('x.other')}, '')`),
    kind: code('x.kind', issueKinds),
    record: id('x.record'),
    recordKind: text('x.record_kind'),
    other: id('x.other'),
    detail: text('x.detail'),
    accepted: text('x.accepted'),
  },
  present: 'x.accepted IS NULL',
  searched: namedKinds.flatMap((kind) => [
    { kind, record: 'x.record' },
    { kind, record: 'x.other' },
  ]),
  searchedText: 'x.detail',
  order: [
    `CASE x.kind ${issueKinds.map((kind, place) => `WHEN '${kind}' THEN ${place}`).join(' ')} END`,
    'x.record',
    'x.other',
    'x.finding',
  ],
}

export const foundLists = { weak, readiness, issues } as const
