import type { ConflictRow } from '../../../contract/conflict-rows.ts'
import { conflictKinds, issueKinds, type IssueKind } from '../../../contract/issue-rows.ts'
import type { IssueRow } from '../../../contract/rows.ts'
import type { ScreenWords } from '../screen-words.ts'
import { field, tableOf, textCell, textOrEmpty, type Table } from '../table.ts'
import type { ReportWords } from '../words.ts'
import { yesNo } from '../withdrawal-fields.ts'
import {
  column,
  quiet,
  quietLines,
  section,
  shortened,
  text,
  textLines,
  type Fact,
  type Line,
  type Section,
} from './sections.ts'

interface Words {
  readonly words: ReportWords
  readonly screen: ScreenWords
}

interface Doubts {
  readonly conflicts: readonly ConflictRow[]
  readonly issues: readonly IssueRow[]
}

export const issueFacts = ({ conflicts, issues }: Doubts, { words }: Words): readonly Fact[] => [
  [words.lists.conflicts, String(conflicts.length)],
  [words.lists.otherIssues, String(issues.length)],
  [
    words.lists.accepted,
    String([...conflicts, ...issues].filter(({ accepted }) => accepted !== null).length),
  ],
]

/** What offices wrote without knowing of each other, then what else the data cannot be; each kind with its advice. */
export function issueSections({ conflicts, issues }: Doubts, given: Words): readonly Section[] {
  const { words, screen } = given
  const sections = [
    ...conflictKinds.map((kind) =>
      ofKind(kind, conflicts, given, (row) => [
        [...conflictLines(row, given)],
        [
          ...textLines(row.otherLabel),
          ...row.values.map(({ author, office, at }) =>
            quiet(`${author}, ${office}, ${at.slice(0, 10)}`),
          ),
          ...quietLines(row.values.length === 0 ? row.offices.join(', ') : null),
          ...acceptedLines(row, given),
        ],
        textLines(shortened(detailText(row.detail, screen))),
      ]),
    ),
    ...issueKinds.map((kind) =>
      ofKind(kind, issues, given, (row) => [
        [text(row.label), quiet(kindName(row.recordKind, screen))],
        [...textLines(row.otherLabel), ...acceptedLines(row, given)],
        textLines(shortened(detailText(row.detail, screen))),
      ]),
    ),
  ].filter((found) => found !== null)
  return sections.length > 0
    ? sections
    : [
        section({
          title: words.lists.kickers.issues,
          count: 0,
          empty: words.lists.empty.issues,
          columns: [],
          rows: [],
        }),
      ]
}

/** `null`: there is nothing of the kind. */
function ofKind<Row extends { readonly kind: IssueKind }>(
  kind: IssueKind,
  all: readonly Row[],
  { words, screen }: Words,
  cells: (row: Row) => Section['rows'][number],
): Section | null {
  const rows = all.filter((row) => row.kind === kind)
  if (rows.length === 0) return null
  return section({
    title: screen.issues[kind],
    count: rows.length,
    notes: [screen.issueAdvice[kind]],
    empty: '',
    columns: [
      column(words.workbook.record, 4),
      column(words.lists.withWhat, 4),
      column(words.workbook.recordText, 5),
    ],
    rows: rows.map(cells),
  })
}

const conflictLines = (row: ConflictRow, { words, screen }: Words): readonly Line[] => [
  text(row.label),
  quiet(
    [kindName(row.recordKind, screen), row.field === null ? null : fieldName(row.field, screen)]
      .filter((part) => part !== null)
      .join(' · '),
  ),
  ...(row.agreement === null
    ? []
    : [
        quiet(
          [row.agreementNumber ?? words.dossier.numberPending, row.session, row.unit]
            .filter((part) => part !== '')
            .join(' · '),
        ),
      ]),
  ...(row.provisional ? [{ type: 'alarm' as const, text: words.lists.provisional }] : []),
]

const acceptedLines = (
  { accepted }: Pick<IssueRow, 'accepted'>,
  { words }: Words,
): readonly Line[] => (accepted === null ? [] : [quiet(`${words.lists.accepted}: ${accepted}`)])

/** A kind or a field of a newer version has no word here: it is called by what it is stored as. */
const named = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code
const kindName = (kind: string, { kinds }: ScreenWords): string => named(kinds, kind)
const fieldName = (name: string, { fields }: ScreenWords): string => named(fields, name)

/** A finding about a figure names its field first, as it is stored. */
const detailText = (detail: string, screen: ScreenWords): string =>
  detail.replace(/^\w+(?=: )/u, (name) => fieldName(name, screen))

type Doubt = IssueRow | ConflictRow

export const issueTable = ({ conflicts, issues }: Doubts, { words, screen }: Words): Table =>
  tableOf<Doubt>(
    words.lists.kickers.issues,
    [
      field(words.lists.finding, 40, ({ kind }) => textCell(screen.issues[kind]), true),
      field(words.lists.isConflict, 10, (row) => yesNo('values' in row, words)),
      field(words.lists.recordKind, 16, ({ recordKind }) => textCell(kindName(recordKind, screen))),
      field(words.workbook.record, 40, ({ label }) => textCell(label), true),
      field(words.lists.field, 20, (row) =>
        textOrEmpty('values' in row && row.field !== null ? fieldName(row.field, screen) : null),
      ),
      field(words.lists.withWhat, 40, ({ otherLabel }) => textOrEmpty(otherLabel), true),
      field(words.lists.agreement, 20, (row) =>
        textOrEmpty('values' in row ? row.agreementNumber : null),
      ),
      field(words.table.unit, 14, (row) => textOrEmpty('values' in row ? row.unit : null)),
      field(words.workbook.office, 34, (row) =>
        textOrEmpty('values' in row ? row.offices.join('; ') : null),
      ),
      field(
        words.workbook.recordText,
        60,
        ({ detail }) => textOrEmpty(detailText(detail, screen)),
        true,
      ),
      field(words.lists.advice, 50, ({ kind }) => textCell(screen.issueAdvice[kind]), true),
      field(words.lists.accepted, 40, ({ accepted }) => textOrEmpty(accepted), true),
    ],
    [...conflicts, ...issues],
  )
