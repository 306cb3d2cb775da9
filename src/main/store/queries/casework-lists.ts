import { fileStates } from '../../../contract/evidence.ts'
import {
  claims,
  evidenceKinds,
  pertinences,
  responses,
  verdictResults,
} from '../../../core/schema/codes.ts'
import { fileState } from '../attachment-states.ts'
import { tableOf } from '../projections/columns.ts'
import { evidenceWithdrawn } from '../projections/facts.ts'
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
import { type NamedKind } from './list-references.ts'

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

/** What was done about obligations: letters, reports, evidence, and what was determined. */
export const caseworkLists = {
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
} satisfies Readonly<Record<string, ListDefinition>>
