import { fileStates } from '../../../contract/evidence.ts'
import { fileState } from '../attachment-states.ts'
import { adopted } from '../projections/adopted.ts'
import { evidenceWithdrawn } from '../projections/facts.ts'
import type { ListKind } from '../../../contract/rows.ts'
import {
  complianceCodes,
  responseCodes,
  rollUpCodes,
  verificationCodes,
} from '../../../core/compliance/codes.ts'
import { missingAnchors } from '../../../core/compliance/deadlines/resolve.ts'
import { openReasons } from '../../../core/compliance/succession.ts'
import {
  agreementKinds,
  agreementStages,
  claims,
  clauseNatures,
  evidenceKinds,
  linkKinds,
  obligationRoles,
  packageDirections,
  pertinences,
  responses,
  sessionTypes,
  textStatuses,
  verdictResults,
} from '../../../core/schema/codes.ts'
import {
  base,
  boolean,
  code,
  day,
  decimal,
  id,
  indexed,
  integer,
  named,
  stands,
  text,
  theseRecords,
  type Column,
  type Indexing,
  type ListDefinition,
} from './list-columns.ts'
import { tableOf } from '../projections/columns.ts'
import { foundLists } from './found-lists.ts'
import { institutionLists } from './institution-lists.ts'
import type { NamedKind } from './list-references.ts'
import { measureLists } from './measure-lists.ts'
import { plainListDefinitions } from './plain-lists.ts'
import { sessionLists } from './session-lists.ts'
import { termLists } from './term-lists.ts'

/** Past its date, not fulfilled, and nothing reported in time that waits for a verdict. An estimate is no date. */
export const overdueCondition = `s.open = 1 AND s.present = 1 AND s.reported_in_time = 0
  AND s.due_estimated = 0 AND s.due < :today`

/** Open, its date still to come, and that within the office's window (`:soon`, the last day of it). */
export const dueSoonCondition = `s.open = 1 AND s.present = 1 AND s.reported_in_time = 0
  AND s.due_estimated = 0 AND s.due >= :today AND s.due <= :soon`

/** How many obligations of a scope are overdue: those that were not done by a day that is past. */
export const overdueOf = (scope: string): string =>
  `(SELECT coalesce(sum(d.number), 0) FROM due_count d WHERE d.scope = ${scope} AND d.due < :today)`

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

/** The name of an adopted agreement that has a link of a kind to `x`; of several the first that was recorded. */
const linkedBy = (kind: 'repeals' | 'modifies'): string =>
  `(SELECT ${agreementCalled('o')} FROM record_link l JOIN record_agreement o ON o.record = l.agreement
    WHERE l.target = x.record AND l.kind = '${kind}' AND ${stands('l')} AND ${stands('o')} AND ${adopted('o')}
    ORDER BY l.record LIMIT 1)`

/** What a link is to has its name from one of several tables. */
const linksTo = `SELECT record FROM record_link WHERE target IN ${theseRecords}`

const agreementCalled = (alias: string): string =>
  `coalesce(${alias}.number, ${alias}.title, substr(${alias}.text, 1, 80))`

/** SQL that counts them in the index that holds no others: SQLite would read the rows of all instead. */
export const standingAgreements = (alias: string): string =>
  `record_agreement ${alias} INDEXED BY agreement_standing WHERE ${stands(alias)}`

const ofObligation = { obligation: id('x.obligation') }

/** Of a record of casework, what its obligation hangs from. */
const throughObligation = (kind: NamedKind): Column => ({
  ...id(ofStatus(kind)),
  named: {
    kind,
    record: ofStatus(kind),
    belongs: (records) =>
      `x.obligation IN (SELECT s.obligation FROM obligation_status s WHERE s.${kind} IN (${records}))`,
  },
})
const ofStatus = (kind: NamedKind): string =>
  `(SELECT s.${kind} FROM obligation_status s WHERE s.obligation = x.obligation)`
const filtersOfObligation = {
  session: throughObligation('session'),
  agreement: throughObligation('agreement'),
  unit: throughObligation('unit'),
}

type CaseworkKind =
  | 'notification'
  | 'progressReport'
  | 'evidence'
  | 'verdict'
  | 'extension'
  | 'reassignment'

/** `person`: the column with the one that the list names. */
function caseworkIndex(kind: CaseworkKind, person: string | null): Indexing {
  const table = tableOf(kind)
  const status = `SELECT record FROM ${table} WHERE obligation IN ${theseRecords}`
  return {
    kind,
    own: `${table} x`,
    record: 'x.record',
    joins: person === null ? [] : [{ alias: 'p', kind: 'person', by: person, required: false }],
    follows:
      kind === 'evidence'
        ? {
            status,
            progressReport: `SELECT record FROM ${table} WHERE report IN ${theseRecords}`,
            // Whether a file is held is said of everything that it proves.
            evidence: `SELECT record FROM ${table} WHERE sha256 IN (
              SELECT sha256 FROM ${table} WHERE record IN ${theseRecords})`,
          }
        : { status },
  }
}

export const listDefinitions: Readonly<Record<Exclude<ListKind, 'conflicts'>, ListDefinition>> = {
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
  ...institutionLists,
  notifications: {
    ...indexed(caseworkIndex('notification', null)),
    columns: {
      ...base('x'),
      ...ofObligation,
      number: text("coalesce(x.number, '')"),
      date: day("coalesce(x.date, '')"),
      acknowledgedOn: day('x.acknowledged_on'),
      acknowledgementNumber: text('x.acknowledgement_number'),
    },
    present: stands('x'),
    filters: filtersOfObligation,
    searched: [],
    order: ['x.date', 'x.record'],
  },
  reports: {
    ...indexed(caseworkIndex('progressReport', 'x.author')),
    columns: {
      ...base('x'),
      ...ofObligation,
      claim: code("coalesce(x.claim, 'in_progress')", claims),
      narrative: text("coalesce(x.narrative, '')"),
      percent: decimal('x.percent'),
      cutOff: day('x.cut_off'),
      response: code('x.response', responses),
      reportedOn: day("coalesce(x.reported_on, '')"),
      author: id('x.author'),
      authorName: text("coalesce(p.name, '')"),
    },
    present: stands('x'),
    filters: filtersOfObligation,
    searched: [{ kind: 'progressReport', record: 'x.record' }],
    order: ['x.reported_on', 'x.record'],
  },
  evidence: {
    ...indexed(caseworkIndex('evidence', 'x.author')),
    columns: {
      ...base('x'),
      withdrawn: text(evidenceWithdrawn),
      ...ofObligation,
      report: id('x.report'),
      kind: code('x.kind', evidenceKinds),
      reference: text('x.reference'),
      date: day('x.date'),
      fileName: text('x.file_name'),
      mediaType: text('x.media_type'),
      sha256: text('x.sha256'),
      size: integer('x.size'),
      pages: integer('x.pages'),
      scanned: boolean('x.scanned'),
      link: text('x.link'),
      fileState: code(fileState, fileStates),
      purged: text('x.purged'),
      author: id('x.author'),
      authorName: text("coalesce(p.name, '')"),
    },
    present: `${evidenceWithdrawn} IS NULL AND x.duplicate_of IS NULL`,
    filters: filtersOfObligation,
    searched: [{ kind: 'evidence', record: 'x.record' }],
    order: ['x.record'],
  },
  verdicts: {
    ...indexed(caseworkIndex('verdict', 'x.verifier')),
    columns: {
      ...base('x'),
      ...ofObligation,
      result: code("coalesce(x.result, 'returned')", verdictResults),
      reason: text("coalesce(x.reason, '')"),
      fulfilledOn: day('x.fulfilled_on'),
      pertinence: code('x.pertinence', pertinences),
      verifier: id('x.verifier'),
      verifierName: text("coalesce(p.name, '')"),
      issuedOn: day("coalesce(x.issued_on, '')"),
    },
    present: stands('x'),
    filters: filtersOfObligation,
    searched: [{ kind: 'verdict', record: 'x.record' }],
    order: ['x.issued_on', 'x.record'],
  },
  extensions: {
    ...indexed(caseworkIndex('extension', null)),
    columns: {
      ...base('x'),
      ...ofObligation,
      previousDue: day('x.previous_due'),
      newDue: day("coalesce(x.new_due, '')"),
      authority: text("coalesce(x.authority, '')"),
      reason: text("coalesce(x.reason, '')"),
      grantedOn: day("coalesce(x.granted_on, '')"),
    },
    present: stands('x'),
    filters: filtersOfObligation,
    searched: [],
    order: ['x.granted_on', 'x.record'],
  },
  reassignments: {
    ...indexed({
      ...caseworkIndex('reassignment', null),
      joins: [{ alias: 'u', kind: 'unit', by: 'x.unit', required: false }],
    }),
    columns: {
      ...base('x'),
      ...ofObligation,
      unit: named('unit', 'x.unit', text("coalesce(u.code, '')")),
      unitName: text("coalesce(u.name, u.name_english, u.code, '')"),
      from: day('coalesce(x."from", \'\')'),
      reason: text("coalesce(x.reason, '')"),
      authority: text('x.authority'),
    },
    present: stands('x'),
    filters: { session: filtersOfObligation.session, agreement: filtersOfObligation.agreement },
    searched: [],
    order: ['x."from"', 'x.record'],
  },
  ...measureLists,
  ...sessionLists,
  ...termLists,
  ...plainListDefinitions,
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
  packages: {
    from: 'record_package x',
    columns: {
      ...base('x'),
      direction: code("coalesce(x.direction, 'received')", packageDirections),
      counterpart: id('x.counterpart'),
      date: day("coalesce(x.date, '')"),
      sha256: text("coalesce(x.sha256, '')"),
    },
    present: stands('x'),
    searched: [],
    order: ['x.date DESC', 'x.record'],
  },
  cutoffs: {
    from: 'record_cutoff x',
    columns: {
      ...base('x'),
      name: text("coalesce(x.name, '')"),
      day: day("coalesce(x.day, '')"),
      digest: text("coalesce(x.digest, '')"),
    },
    present: stands('x'),
    searched: [],
    order: ['x.day DESC', 'x.record DESC'],
  },
  ...foundLists,
}
