import * as z from 'zod'
import { conflictRowSchema } from '../../../contract/conflict-rows.ts'
import { conflictKinds } from '../../../contract/issue-rows.ts'
import { namedKinds } from './found-lists.ts'
import {
  code,
  id,
  indexed,
  named,
  text,
  theseRecords,
  type ListDefinition,
} from './list-columns.ts'

const idOf = (record: string): string => `(SELECT lower(hex(uid)) FROM record WHERE id = ${record})`
const ofKind = (kind: string): string => `iif(x.record_kind = '${kind}', x.record, NULL)`

/**
 * The findings that come of offices which worked apart, and where they belong. What people call the records, and who
 * wrote what, is added to the rows that are shown.
 */
export const conflictList: ListDefinition = {
  rows: conflictRowSchema.extend({
    label: z.string().default(''),
    otherKind: z.string().nullable().default(null),
    otherLabel: z.string().nullable().default(null),
    offices: z.preprocess((ids) => officeNumbers(ids).map(String), z.array(z.string())),
    provisional: z.boolean().default(false),
    values: conflictRowSchema.shape.values.default([]),
  }),
  ...indexed({
    kind: 'issues',
    own: 'issue_finding x LEFT JOIN obligation_status s ON s.obligation = x.obligation',
    record: 'x.finding',
    joins: [
      { alias: 'a', kind: 'agreement', by: 'x.agreement', required: false },
      {
        alias: 'z',
        kind: 'session',
        by: `coalesce(a.session, ${ofKind('session')})`,
        required: false,
      },
      { alias: 'u', kind: 'unit', by: `coalesce(s.unit, ${ofKind('unit')})`, required: false },
    ],
    follows: {
      status: `SELECT finding FROM issue_finding WHERE obligation IN ${theseRecords}`,
    },
  }),
  columns: {
    id: text(
      `CASE x.kind WHEN 'values_differ' THEN ${idOf('x.record')} || '/' || x.field || iif(x.element = '', '', '/' || x.element)
       ELSE x.kind || '/' || ${idOf('x.record')} || coalesce('/' || ${idOf('x.other')}, iif(x.kind = 'feed_forked', '/' || x.detail, '')) END`,
    ),
    kind: code('x.kind', conflictKinds),
    record: id('x.record'),
    recordKind: text('x.record_kind'),
    field: text("iif(x.kind = 'values_differ', x.detail, NULL)"),
    element: text("nullif(x.element, '')"),
    other: id('x.other'),
    detail: text('x.detail'),
    agreement: named('agreement', 'x.agreement', id('x.agreement')),
    agreementNumber: text('a.number'),
    agreementTitle: text('a.title'),
    session: named('session', 'z.record', text("coalesce(z.roman, '')")),
    sessionId: id('z.record'),
    unit: named('unit', 'u.record', text("coalesce(u.code, '')")),
    offices: text("coalesce(x.offices, '')"),
    accepted: text('x.accepted'),
  },
  filters: { obligation: id('x.obligation') },
  always: `x.kind IN (${conflictKinds.map((kind) => `'${kind}'`).join(', ')})`,
  present: 'x.accepted IS NULL',
  searched: namedKinds.flatMap((kind) => [
    { kind, record: 'x.record' },
    { kind, record: 'x.other' },
  ]),
  numbered: 'z.record',
  order: [
    `CASE x.kind ${conflictKinds.map((kind, place) => `WHEN '${kind}' THEN ${place}`).join(' ')} END`,
    'x.agreement',
    'x.record',
    'x.field',
    'x.element',
    'x.other',
    'x.finding',
  ],
}

/** Local numbers out of what the column of offices holds: `,3,17,`. */
export function officeNumbers(written: unknown): readonly number[] {
  return typeof written === 'string'
    ? written
        .split(',')
        .filter((part) => part !== '')
        .map(Number)
    : []
}
