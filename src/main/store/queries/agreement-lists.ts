import { rollUpCodes } from '../../../core/compliance/codes.ts'
import {
  agreementKinds,
  agreementStages,
  clauseNatures,
  linkKinds,
  sessionTypes,
  textStatuses,
} from '../../../core/schema/codes.ts'
import { adopted } from '../projections/adopted.ts'
import { overdueOf, standingAgreements } from './list-conditions.ts'
import {
  base,
  boolean,
  code,
  day,
  id,
  indexed,
  integer,
  named,
  stands,
  text,
  theseRecords,
  type Column,
  type ListDefinition,
} from './list-columns.ts'

const counts = (scope: string): Readonly<Record<string, Column>> => ({
  compliance: code("coalesce(n.roll_up, 'not_applicable')", rollUpCodes),
  obligations: integer('coalesce(n.total, 0)'),
  notStarted: integer('coalesce(n.not_started, 0)'),
  inProgress: integer('coalesce(n.in_progress, 0)'),
  partiallyMet: integer('coalesce(n.partially_met, 0)'),
  met: integer('coalesce(n.met, 0)'),
  notMet: integer('coalesce(n.not_met, 0)'),
  moot: integer('coalesce(n.moot, 0)'),
  overdue: integer(overdueOf(scope)),
  withdrawnObligations: integer('coalesce(n.withdrawn, 0)'),
})

/** The name of an adopted agreement that has a link of a kind to `x`; of several the one with the smallest id, in every office alike. */
const linkedBy = (kind: 'repeals' | 'modifies'): string =>
  `(SELECT ${agreementCalled('o')} FROM record_link l JOIN record_agreement o ON o.record = l.agreement
    WHERE l.target = x.record AND l.kind = '${kind}' AND ${stands('l')} AND ${stands('o')} AND ${adopted('o')}
    ORDER BY (SELECT r.uid FROM record r WHERE r.id = l.record) LIMIT 1)`

/** What a link is to has its name from one of several tables. */
const linksTo = `SELECT record FROM record_link WHERE target IN ${theseRecords}`

const agreementCalled = (alias: string): string =>
  `coalesce(${alias}.number, ${alias}.title, substr(${alias}.text, 1, 80))`

/** What a council agreed: its sessions, their agreements, the clauses of those and what links them. */
export const agreementLists = {
  sessions: {
    ...indexed({
      kind: 'session',
      own: 'record_session x LEFT JOIN scope_count n ON n.scope = x.record',
      record: 'x.record',
      joins: [{ alias: 'b', kind: 'body', by: 'x.body', required: false }],
      follows: {
        agreement: `SELECT session FROM record_agreement WHERE record IN ${theseRecords} AND session IS NOT NULL`,
      },
    }),
    columns: {
      ...base('x'),
      body: text("coalesce(b.code, '')"),
      bodyName: text("coalesce(b.name, '')"),
      ordinal: integer('coalesce(x.ordinal, 0)'),
      roman: text("coalesce(x.roman, '')"),
      type: code("coalesce(x.type, 'ordinary')", sessionTypes),
      date: day('x.date'),
      venue: text('x.venue'),
      gazetteDate: day('x.gazette_date'),
      agreements: integer(
        `(SELECT count(*) FROM ${standingAgreements('a')} AND a.session = x.record AND ${adopted('a')})`,
      ),
      drafts: integer(
        `(SELECT count(*) FROM ${standingAgreements('a')} AND a.session = x.record AND a.stage = 'drafted')`,
      ),
      ...counts('x.record'),
    },
    filters: { session: named('session', 'x.record', id('x.record')) },
    present: stands('x'),
    searched: [{ kind: 'session', record: 'x.record' }],
    numbered: 'x.record',
    order: [
      'coalesce(x.date, x.estimated_date) IS NULL',
      'coalesce(x.date, x.estimated_date) DESC',
      'x.ordinal DESC',
      'x.record',
    ],
  },
  agreements: {
    ...indexed({
      kind: 'agreement',
      own: 'record_agreement x LEFT JOIN scope_count n ON n.scope = x.record',
      record: 'x.record',
      joins: [
        { alias: 'z', kind: 'session', by: 'x.session', required: false },
        { alias: 'b', kind: 'body', by: 'z.body', required: false },
      ],
      follows: {
        session: `SELECT record FROM record_agreement WHERE session IN ${theseRecords}`,
        clause: `SELECT agreement FROM record_clause WHERE record IN ${theseRecords} AND agreement IS NOT NULL`,
        agreement: `SELECT target FROM record_link WHERE agreement IN ${theseRecords} AND target IS NOT NULL`,
        // A link may have been to another agreement.
        link: null,
      },
    }),
    columns: {
      ...base('x'),
      session: named('session', 'x.session', text("coalesce(z.roman, '')")),
      sessionId: id('x.session'),
      body: text("coalesce(b.code, '')"),
      number: text('x.number'),
      kind: code("coalesce(x.kind, 'acuerdo')", agreementKinds),
      sequence: integer('x.sequence'),
      title: text('x.title'),
      text: text("coalesce(x.text, '')"),
      textStatus: code('x.text_status', textStatuses),
      procedural: boolean('x.procedural'),
      confidential: boolean('x.confidential'),
      stage: code("coalesce(x.stage, 'approved')", agreementStages),
      stageReason: text('x.stage_reason'),
      repealedBy: text(linkedBy('repeals')),
      modifiedBy: text(linkedBy('modifies')),
      clauses: integer(
        `(SELECT count(*) FROM record_clause c WHERE c.agreement = x.record AND ${stands('c')})`,
      ),
      ...counts('x.record'),
    },
    filters: { agreement: named('agreement', 'x.record', id('x.record')) },
    present: `${stands('x')} AND z.withdrawn IS NULL AND z.duplicate_of IS NULL`,
    searched: [{ kind: 'agreement', record: 'x.record' }],
    numbered: 'x.session',
    order: [
      'z.date DESC',
      'z.ordinal DESC',
      'x.number IS NULL',
      'x.number',
      "CASE x.kind WHEN 'acuerdo' THEN 0 WHEN 'resolucion' THEN 1 WHEN 'punto_de_acuerdo' THEN 2 ELSE 3 END",
      'x.sequence',
      'x.record',
    ],
  },
  clauses: {
    ...indexed({
      kind: 'clause',
      own: 'record_clause x LEFT JOIN scope_count n ON n.scope = x.record',
      record: 'x.record',
      joins: [{ alias: 'a', kind: 'agreement', by: 'x.agreement', required: true }],
      follows: { agreement: `SELECT record FROM record_clause WHERE agreement IN ${theseRecords}` },
    }),
    columns: {
      ...base('x'),
      agreement: named('agreement', 'x.agreement', id('x.agreement')),
      order: integer('coalesce(x."order", 0)'),
      text: text("coalesce(x.text, '')"),
      nature: code("coalesce(x.nature, 'binding')", clauseNatures),
      ...counts('x.record'),
    },
    filters: { session: named('session', 'a.session', id('a.session')) },
    present: `${stands('x')} AND a.withdrawn IS NULL AND a.duplicate_of IS NULL`,
    searched: [
      { kind: 'clause', record: 'x.record' },
      { kind: 'agreement', record: 'x.agreement' },
    ],
    order: ['x.agreement', 'x."order"', 'x.record'],
  },
  links: {
    ...indexed({
      kind: 'link',
      own: 'record_link x',
      record: 'x.record',
      joins: [
        { alias: 'a', kind: 'agreement', by: 'x.agreement', required: false },
        { alias: 't', kind: 'agreement', by: 'x.target', required: false },
        { alias: 'i', kind: 'indicator', by: 'x.target', required: false },
        { alias: 'm', kind: 'funding', by: 'x.target', required: false },
      ],
      follows: { agreement: linksTo, indicator: linksTo, funding: linksTo },
    }),
    columns: {
      ...base('x'),
      agreement: named('agreement', 'x.agreement', id('x.agreement')),
      agreementName: text(agreementCalled('a')),
      target: named('agreement', 'x.target', id('x.target')),
      targetName: text(`coalesce(${agreementCalled('t')}, i.name, m.fund || ' ' || m.year)`),
      note: text('x.note'),
      targetText: text('x.target_text'),
      kind: code("coalesce(x.kind, 'precedes')", linkKinds),
    },
    present: stands('x'),
    searched: [],
    order: ['x.agreement', 'x.record'],
  },
} satisfies Readonly<Record<string, ListDefinition>>
