import type { Past } from '../../contract/past.ts'
import type { ListKind } from '../../contract/rows.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { Engine } from '../engine/engine.ts'
import { askPage } from './ask.ts'
import {
  answeringShown,
  markedText,
  titleOf,
  verificationShown,
  type Row,
  type Shown,
} from './list-table.ts'
import type { Words } from './texts.ts'

/** Where a record stands is in no field of it: it follows from reports, evidence and verdicts. */
interface Standing {
  readonly list: ListKind
  readonly cells: readonly Shown[]
}

const counted: readonly Shown[] = [
  { field: 'obligations' },
  { field: 'met' },
  { field: 'overdue', title: 'overdueCount' },
  { field: 'compliance', codes: 'rollUpCodes' },
]

const standings: Partial<Readonly<Record<RecordKind, Standing>>> = {
  session: { list: 'sessions', cells: counted },
  agreement: { list: 'agreements', cells: counted },
  clause: { list: 'clauses', cells: counted },
  obligation: {
    list: 'obligations',
    cells: [
      { ...answeringShown, title: 'answers' },
      { field: 'responsibleSince' },
      { field: 'due', mark: { field: 'dueEstimated', text: 'list.estimated' } },
      { field: 'overdue' },
      {
        field: 'compliance',
        codes: 'complianceCodes',
        mark: { field: 'metLate', text: 'list.metLate' },
      },
      verificationShown,
      { field: 'response', codes: 'responseCodes' },
    ],
  },
}

/** The record's row in its list; `null`: its kind has no compliance. */
export async function standingRow(
  engine: Engine,
  { kind, id }: { readonly kind: RecordKind; readonly id: string },
  past: Past,
): Promise<Row | null> {
  const standing = standings[kind]
  if (standing === undefined) return null
  const page = await askPage(engine, {
    kind: standing.list,
    where: [{ field: 'id', operator: '=', values: [id] }],
    withdrawn: true,
    ...past,
  })
  return page.ok ? (page.value.rows[0] ?? null) : null
}

/** Titles and values for people; what is not so is not said. */
export function standingTexts(
  kind: RecordKind,
  row: Row,
  words: Words,
): readonly (readonly [string, string])[] {
  const cells = standings[kind]?.cells ?? []
  return cells
    .filter(
      ({ field }) => row[field] !== false && !(field === 'responsibleSince' && row[field] === null),
    )
    .map((cell) => [titleOf(cell, words), markedText(row, cell, words) || '–'])
}
