import { plainFields, plainLists } from '../../contract/plain-rows.ts'
import type { ListKind } from '../../contract/rows.ts'
import { complianceCodes, verificationCodes } from '../../core/compliance/codes.ts'
import { verificationReading } from '../../core/compliance/status-reading.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import { codeList } from './code-list.ts'
import { alignedTable, clipped } from './table.ts'
import type { Words } from './texts.ts'

/** A column of a list for people: the field, and the list of codes whose labels it shows. */
export interface Shown {
  readonly field: string
  /** Where the field's name says something else in another list. */
  readonly title?: string
  readonly codes?: string
  readonly number?: true
  /** The column is called as forms call the field. */
  readonly asInForms?: true
  /** Where the words of codes are not in a list of codes. */
  readonly label?: 'kind' | 'issue' | 'check' | 'field'
  /** A field of the row that, when true, says more about this one. */
  readonly mark?: { readonly field: string; readonly text: string }
  /** Read beside the row's compliance: what was met stays so while a later report is returned. */
  readonly besideCompliance?: true
  /** The unit that answers: whom the agreement names, if another, and what somebody has to choose. */
  readonly answering?: true
}

export const verificationShown: Shown = {
  field: 'verification',
  codes: 'verificationCodes',
  besideCompliance: true,
}

export const answeringShown: Shown = { field: 'unit', answering: true }

const column = (field: string, codes?: string): Shown =>
  codes === undefined ? { field } : { field, codes }
const number = (field: string): Shown => ({ field, number: true })
const counts: readonly Shown[] = [
  number('obligations'),
  number('met'),
  { field: 'overdue', title: 'overdueCount', number: true },
]

/** All fields of records that are listed as the registry describes them. */
const plain = (kind: RecordKind): readonly Shown[] =>
  plainFields(kind).map(([field, { type, codes }]): Shown => {
    const list = codes === undefined ? undefined : codeList(codes)
    return {
      field,
      asInForms: true,
      ...(type === 'integer' || type === 'decimal' ? { number: true } : {}),
      ...(list === undefined ? {} : { codes: list }),
    }
  })

/** What people read of each list; `--json` has everything. */
const columns: Readonly<Record<ListKind, readonly Shown[]>> = {
  sessions: [
    column('body'),
    column('roman'),
    column('type', 'sessionTypes'),
    column('date'),
    number('agreements'),
    ...counts,
    column('compliance', 'rollUpCodes'),
  ],
  agreements: [
    column('session'),
    column('number'),
    column('kind', 'agreementKinds'),
    number('sequence'),
    column('title'),
    column('stage', 'agreementStages'),
    ...counts,
    column('compliance', 'rollUpCodes'),
  ],
  clauses: [
    number('order'),
    column('text'),
    column('nature', 'clauseNatures'),
    ...counts,
    column('compliance', 'rollUpCodes'),
  ],
  obligations: [
    column('session'),
    column('agreementTitle'),
    answeringShown,
    column('verifier'),
    column('role', 'obligationRoles'),
    { field: 'due', mark: { field: 'dueEstimated', text: 'list.estimated' } },
    column('overdue'),
    {
      field: 'compliance',
      codes: 'complianceCodes',
      mark: { field: 'metLate', text: 'list.metLate' },
    },
    verificationShown,
    column('response', 'responseCodes'),
  ],
  units: [column('code'), column('name'), column('kind', 'unitKinds'), column('inegi')],
  bodies: [column('code'), column('name'), column('kind', 'bodyKinds')],
  people: [column('name'), column('email')],
  posts: [
    column('name'),
    column('unit'),
    column('holder'),
    column('until'),
    number('termYears'),
    column('single'),
  ],
  assignments: [
    column('personName'),
    column('postName'),
    column('unit'),
    column('from'),
    column('to'),
  ],
  terms: [
    column('personName'),
    column('postName'),
    column('unit'),
    column('from'),
    { field: 'to', mark: { field: 'derived', text: 'list.derived' } },
    column('state', 'termStates'),
  ],
  notifications: [column('obligation'), column('number'), column('date'), column('acknowledgedOn')],
  reports: [
    column('obligation'),
    column('reportedOn'),
    column('authorName'),
    column('claim', 'claims'),
    number('percent'),
    column('narrative'),
  ],
  evidence: [
    column('obligation'),
    column('fileName'),
    number('size'),
    column('authorName'),
    column('sha256'),
  ],
  verdicts: [
    column('obligation'),
    column('issuedOn'),
    column('verifierName'),
    column('result', 'verdictResults'),
    column('reason'),
  ],
  extensions: [
    column('obligation'),
    column('previousDue'),
    column('newDue'),
    column('authority'),
    column('reason'),
  ],
  reassignments: [
    column('obligation'),
    column('from'),
    column('unit'),
    column('authority'),
    column('reason'),
  ],
  indicators: [
    column('name'),
    column('direction', 'directions'),
    { field: 'lastValue', number: true, mark: { field: 'lastAtLeast', text: 'list.atLeast' } },
    column('lastOn'),
    number('change'),
    number('target'),
    {
      field: 'course',
      codes: 'indicatorCourses',
      mark: { field: 'targetDoubtful', text: 'list.targetDoubtful' },
    },
  ],
  observations: [
    column('session'),
    column('indicatorName'),
    column('period'),
    column('on'),
    { field: 'value', number: true, mark: { field: 'atLeast', text: 'list.atLeast' } },
    column('baselinePeriod'),
  ],
  funding: [
    column('fund'),
    number('year'),
    column('entity'),
    column('programme'),
    number('federalAmount'),
    {
      field: 'stateShare',
      number: true,
      mark: { field: 'stateShareLow', text: 'list.stateShareLow' },
    },
    number('committed'),
    number('exercised'),
  ],
  instalments: [
    column('fund'),
    number('year'),
    column('entity'),
    number('order'),
    column('dueOn'),
    number('amount'),
    column('paidOn'),
    number('paidAmount'),
  ],
  agenda: [column('session'), number('order'), column('text'), number('agreements')],
  attendance: [
    column('session'),
    column('name'),
    column('unit'),
    column('role', 'attendanceRoles'),
    column('attended', 'attendances'),
    column('representedBy'),
    column('designationNumber'),
  ],
  documents: [
    column('session'),
    column('kind', 'documentKinds'),
    column('fileName'),
    number('size'),
    column('sha256'),
  ],
  links: [
    column('agreementName'),
    column('kind', 'linkKinds'),
    column('targetName'),
    column('targetText'),
  ],
  packages: [
    column('date'),
    column('direction', 'packageDirections'),
    column('kind', 'packageKinds'),
    column('counterpart'),
    number('changes'),
    number('attachments'),
    column('file'),
  ],
  cutoffs: [column('name'), column('day'), column('digest')],
  conflicts: [
    { field: 'kind', label: 'issue' },
    { field: 'recordKind', label: 'kind' },
    column('label'),
    { field: 'field', label: 'field' },
    column('values'),
    column('offices'),
    column('session'),
    column('unit'),
    { field: 'provisional', title: 'provisional' },
  ],
  issues: [
    { field: 'kind', label: 'issue' },
    { field: 'recordKind', label: 'kind' },
    column('label'),
    column('otherLabel'),
    column('detail'),
    column('accepted'),
  ],
  readiness: [
    column('reason', 'auditReasons'),
    column('unit'),
    column('session'),
    column('agreementNumber'),
    column('issuedOn'),
    { field: 'recordKind', label: 'kind' },
    column('record'),
    number('days'),
  ],
  weak: [
    { field: 'check', label: 'check' },
    column('session'),
    column('agreementNumber'),
    number('clauseOrder'),
    column('text'),
  ],
  offices: plain(plainLists.offices),
  installations: plain(plainLists.installations),
  officeSettings: plain(plainLists.officeSettings),
  placements: plain(plainLists.placements),
  successions: plain(plainLists.successions),
  statements: plain(plainLists.statements),
}

/** Texts are cut here so that a row stays a line. */
const longest = 60

export interface Row {
  readonly id: string
  readonly [field: string]: unknown
}

interface Page {
  readonly total: number
  readonly rows: readonly Row[]
}

/** A page of a list with the place of its rows in the whole. `width`: characters in a line, if there is an end. */
export function listTable(
  kind: ListKind,
  { total, rows }: Page,
  offset: number,
  words: Words,
  width: number | null,
): string {
  if (rows.length === 0) return words.say('list.nothing', { count: total })
  const shown = columns[kind]
  const table = alignedTable(
    [
      { title: words.say('columns.id') },
      ...shown.map((cell) => ({ title: titleOf(cell, words), right: cell.number === true })),
    ],
    rows.map((row) => [row.id, ...shown.map((cell) => markedText(row, cell, words))]),
  )
  const place = words.say('list.place', {
    from: offset + 1,
    to: offset + rows.length,
    total,
  })
  const lines =
    width === null
      ? table
      : table
          .split('\n')
          .map((line) => cutAt(line, width))
          .join('\n')
  return `${lines}\n${place}`
}

/** A line of a table keeps its spaces. */
const cutAt = (line: string, width: number): string =>
  line.length <= width ? line : `${line.slice(0, width - 1)}…`

export const titleOf = ({ field, title = field, asInForms }: Shown, words: Words): string =>
  asInForms === true ? words.field(field) : words.say(`columns.${title}`)

export function markedText(row: Row, cell: Shown, words: Words): string {
  if (cell.besideCompliance === true) {
    const since = sinceDetermined(row)
    if (since !== null) return words.say(`list.${since}`)
  }
  const text = cellText(row[cell.field], cell, words)
  if (cell.answering === true) return answeringText(row, text, words)
  return cell.mark !== undefined && row[cell.mark.field] === true
    ? words.say(cell.mark.text, { text })
    : text
}

function answeringText(row: Row, unit: string, words: Words): string {
  const { namedUnit: named, responsibleOpen: open } = row
  const notes = [
    ...(typeof named === 'string' && named !== unit
      ? [words.say('list.inPlaceOf', { named })]
      : []),
    ...(typeof open === 'string' ? [words.shared(`responsible.open.${open}`)] : []),
  ]
  return notes.length === 0 ? unit : `${unit} (${notes.join('; ')})`
}

/** `null`: verification says by itself what there is to say. */
function sinceDetermined(row: Row): 'reported_since' | 'returned_since' | null {
  const compliance = complianceCodes.find((code) => code === row['compliance'])
  const verification = verificationCodes.find((code) => code === row['verification'])
  if (compliance === undefined || verification === undefined) return null
  const reading = verificationReading(compliance, verification)
  return reading === 'reported_since' || reading === 'returned_since' ? reading : null
}

function cellText(value: unknown, { codes, label }: Shown, words: Words): string {
  switch (typeof value) {
    case 'string':
      if (label !== undefined) return words[label](value)
      return clipped(codes === undefined ? value : words.code(codes, value), longest)
    case 'number':
      return String(value)
    case 'boolean':
      return value ? words.say('list.yes') : ''
    case 'object':
      return value === null ? '' : clipped(objectText(value), longest)
    default:
      return ''
  }
}

/** The values of a conflict beside each other. */
function objectText(value: object): string {
  return Array.isArray(value)
    ? value
        .map((item: unknown) =>
          typeof item === 'object' && item !== null && 'value' in item
            ? JSON.stringify(item.value)
            : JSON.stringify(item),
        )
        .join(' | ')
    : JSON.stringify(value)
}
