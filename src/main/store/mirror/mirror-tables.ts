import { recordKinds, registry, type RecordKind } from '../../../core/schema/registry.ts'
import type { FieldType } from '../../../core/schema/definition.ts'
import type { MirrorColumn, MirrorTable, MirrorType } from '../../usecases/ports/register-mirror.ts'
import { columnOf, tableOf } from '../projections/columns.ts'

/** A table with the statement that reads it; `{which}` stands for a condition on the record `r`. */
export interface MirrorSource extends MirrorTable {
  /** The table that has a row for each of its rows. */
  readonly base: string
  readonly sql: string
}

const types: Readonly<Record<FieldType, MirrorType>> = {
  text: 'text',
  code: 'text',
  sha256: 'text',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'boolean',
  date: 'day',
  partial_date: 'partial_date',
  reference: 'id',
  deadline: 'json',
}

/** What the office keeps for itself is nobody else's, and signed statements of keys say nothing of any agreement. */
export const publishedKinds: readonly RecordKind[] = recordKinds.filter(
  (kind) => registry[kind].partition.kind !== 'office' && kind !== 'statement',
)

const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** What the table of a kind is called. */
export const nameOfKind = (kind: RecordKind): string => snake(kind)

const column = (name: string, type: MirrorType, field: string | null = null): MirrorColumn => ({
  name,
  type,
  field,
})

/** The id of the record that a local number stands for. */
const idOf = (number: string): string =>
  `(SELECT lower(hex(i.uid)) FROM record i WHERE i.id = ${number})`

function recordTable(kind: RecordKind): MirrorSource {
  const fields = Object.entries(registry[kind].fields).filter(([, field]) => field.set !== true)
  const selected = fields.map(([name, field]) =>
    field.type === 'reference'
      ? `${idOf(`x.${columnOf(name)}`)} AS ${columnOf(name)}`
      : `x.${columnOf(name)}`,
  )
  return {
    name: nameOfKind(kind),
    about: kind,
    columns: [
      column('id', 'id'),
      ...fields.map(([name, field]) => column(snake(name), types[field.type], name)),
    ],
    key: ['id'],
    by: 'id',
    base: tableOf(kind),
    sql: `SELECT ${['lower(hex(r.uid)) AS id', ...selected].join(', ')}
      FROM ${tableOf(kind)} x JOIN record r ON r.id = x.record WHERE {which}`,
  }
}

const status: MirrorSource = {
  name: 'obligation_status',
  about: 'obligationStatus',
  columns: [
    column('obligation', 'id'),
    column('clause', 'id'),
    column('agreement', 'id'),
    column('session', 'id'),
    column('unit', 'id'),
    column('named_unit', 'id'),
    column('nature', 'text'),
    column('present', 'boolean'),
    column('apart', 'boolean'),
    column('due', 'day'),
    column('due_estimated', 'boolean'),
    column('due_missing', 'text'),
    column('compliance', 'text'),
    column('verification', 'text'),
    column('response', 'text'),
    column('fulfilled_on', 'day'),
    column('met_late', 'boolean'),
    column('reported_in_time', 'boolean'),
    column('open', 'boolean'),
    column('conflict', 'boolean'),
    column('breached', 'boolean'),
    column('reports', 'integer'),
    column('evidence', 'integer'),
    column('responsible_since', 'day'),
    column('responsible_uncertain', 'boolean'),
  ],
  key: ['obligation'],
  by: 'obligation',
  base: 'obligation_status',
  sql: `SELECT lower(hex(r.uid)) AS obligation, ${[
    'clause',
    'agreement',
    'session',
    'unit',
    'named_unit',
  ]
    .map((name) => `${idOf(`s.${name}`)} AS ${name}`)
    .join(
      ', ',
    )}, s.nature, s.present, s.apart, s.due, s.due_estimated, s.due_missing, s.compliance, s.verification,
      s.response, s.fulfilled_on, s.met_late, s.reported_in_time, s.open, s.conflict, s.breached, s.reports, s.evidence,
      s.responsible_since, s.responsible_uncertain
    FROM obligation_status s JOIN record r ON r.id = s.obligation WHERE {which}`,
}

const counted = [
  'total',
  'not_started',
  'in_progress',
  'partially_met',
  'met',
  'met_late',
  'not_met',
  'moot',
  'apart',
  'withdrawn',
]

const rollUps: MirrorSource = {
  name: 'roll_up',
  about: 'rollUp',
  columns: [
    column('scope', 'id'),
    column('roll_up', 'text'),
    ...counted.map((name) => column(name, 'integer')),
  ],
  key: ['scope'],
  by: 'scope',
  base: 'scope_count',
  sql: `SELECT lower(hex(r.uid)) AS scope, c.roll_up, ${counted.map((name) => `c.${name}`).join(', ')}
    FROM scope_count c JOIN record r ON r.id = c.scope WHERE {which}`,
}

const kindsByNumber = `CASE r.kind ${publishedKinds
  .map((kind) => `WHEN ${registry[kind].number} THEN '${snake(kind)}'`)
  .join(' ')} END`

const ofPublished = `r.kind IN (${publishedKinds.map((kind) => registry[kind].number).join(', ')})`

/** The names of fields by the numbers of their kind and their own. */
const fieldNames = (
  fields: readonly { kind: RecordKind; name: string; number: number }[],
  of: string,
): string =>
  `CASE ${fields
    .map(
      ({ kind, name, number }) =>
        `WHEN r.kind = ${registry[kind].number} AND ${of} = ${number} THEN '${snake(name)}'`,
    )
    .join(' ')} END`

const allFields = publishedKinds.flatMap((kind) =>
  Object.entries(registry[kind].fields).map(([name, { number, set }]) => ({
    kind,
    name,
    number,
    set: set === true,
  })),
)

/** Notes that people leave beside a record are of the program, not of the register's matter. */
const aside = new Set(['acceptedIssues', 'decisions'])

const setFields = allFields.filter(({ name, set }) => set && !aside.has(name))

const elements: MirrorSource = {
  name: 'set_element',
  about: 'setElement',
  columns: [
    column('record', 'id'),
    column('kind', 'text'),
    column('field', 'text'),
    column('element', 'text'),
    column('mark', 'json'),
  ],
  key: ['record', 'field', 'element'],
  by: 'record',
  base: 'set_element',
  sql: `SELECT lower(hex(r.uid)) AS record, ${kindsByNumber} AS kind, ${fieldNames(setFields, 'e.field')} AS field,
      e.element, e.mark
    FROM set_element e JOIN record r ON r.id = e.record
    WHERE {which} AND ${ofPublished} AND (r.kind, e.field) IN (VALUES ${setFields
      .map(({ kind, number }) => `(${registry[kind].number}, ${number})`)
      .join(', ')})`,
}

const conflicts: MirrorSource = {
  name: 'conflict',
  about: 'conflict',
  columns: [
    column('record', 'id'),
    column('kind', 'text'),
    column('field', 'text'),
    column('element', 'text'),
  ],
  key: [],
  by: null,
  base: 'conflict',
  sql: `SELECT lower(hex(r.uid)) AS record, ${kindsByNumber} AS kind,
      coalesce(${fieldNames(allFields, 'c.field')}, c.field) AS field, c.element
    FROM conflict c JOIN record r ON r.id = c.record WHERE {which} AND ${ofPublished}`,
}

const issues: MirrorSource = {
  name: 'issue',
  about: 'issue',
  columns: [
    column('kind', 'text'),
    column('record', 'id'),
    column('record_kind', 'text'),
    column('other', 'id'),
    column('detail', 'text'),
    column('accepted', 'text'),
  ],
  key: [],
  by: null,
  base: 'issue_finding',
  sql: `SELECT f.kind, lower(hex(r.uid)) AS record, f.record_kind, ${idOf('f.other')} AS other, f.detail, f.accepted
    FROM issue_finding f JOIN record r ON r.id = f.record WHERE {which} AND ${ofPublished}`,
}

/** Everything that is told of a register elsewhere. */
export const mirrorSources: readonly MirrorSource[] = [
  ...publishedKinds.map(recordTable),
  elements,
  status,
  rollUps,
  conflicts,
  issues,
]
