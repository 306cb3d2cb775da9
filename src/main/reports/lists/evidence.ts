import type { IndexedEvidence } from '../../../contract/list-report.ts'
import type { ListRow } from '../../../contract/rows.ts'
import type { ScreenWords } from '../screen-words.ts'
import {
  dayOrEmpty,
  field,
  numberOrEmpty,
  tableOf,
  textCell,
  textOrEmpty,
  type Table,
} from '../table.ts'
import { yesNo } from '../withdrawal-fields.ts'
import type { ReportWords } from '../words.ts'
import { agreementFields, agreementLines } from './agreement-lines.ts'
import {
  column,
  quiet,
  quietLines,
  section,
  text,
  textLines,
  type Fact,
  type Line,
  type Section,
} from './sections.ts'

type EvidenceRow = ListRow<'evidence'>

interface Words {
  readonly words: ReportWords
  readonly screen: ScreenWords
}

/** Files that are not as they were given. */
const isDoubtful = ({ fileState }: EvidenceRow): boolean =>
  fileState === 'missing' || fileState === 'altered'

export const evidenceFacts = (
  rows: readonly IndexedEvidence[],
  { words }: Words,
): readonly Fact[] => [
  [words.workbook.evidence, String(rows.length)],
  [
    words.lists.evidenceFiles,
    String(
      new Set(rows.flatMap(({ evidence: { sha256 } }) => (sha256 === null ? [] : [sha256]))).size,
    ),
  ],
  [
    words.lists.evidenceDoubtful,
    String(rows.filter(({ evidence }) => isDoubtful(evidence)).length),
  ],
]

/** By agreement and unit: which paper stands behind which obligation, and by which digest it is known again. */
export const evidenceSections = (
  rows: readonly IndexedEvidence[],
  given: Words,
): readonly Section[] => {
  const { words } = given
  return [
    section({
      title: words.workbook.evidence,
      count: rows.length,
      empty: words.lists.empty.evidence,
      columns: [
        column(words.lists.agreement, 3),
        column(words.table.unit, 0),
        column(words.lists.document, 6),
        column(words.dossier.date, 0),
      ],
      rows: sorted(rows).map(({ evidence, obligation }) => [
        agreementLines(obligation, words),
        [text(obligation.unit)],
        documentLines(evidence, given),
        [
          ...(evidence.date === null ? [] : [{ type: 'day' as const, day: evidence.date }]),
          ...quietLines(evidence.authorName),
        ],
      ]),
    }),
  ]
}

const sorted = (rows: readonly IndexedEvidence[]): readonly IndexedEvidence[] =>
  rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

const keyOf = ({ evidence, obligation }: IndexedEvidence): string =>
  JSON.stringify([
    obligation.session,
    obligation.agreementNumber ?? '~',
    obligation.unit,
    evidence.date ?? '',
    evidence.id,
  ])

function documentLines(evidence: EvidenceRow, { words, screen }: Words): readonly Line[] {
  const { kind, reference, fileName, sha256, link, fileState, purged } = evidence
  return [
    ...textLines(reference ?? fileName ?? link),
    ...quietLines(
      [
        kind === null ? null : screen.codes.evidenceKinds[kind],
        reference === null ? null : fileName,
        evidence.scanned ? words.lists.scanned : null,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    ),
    ...(sha256 === null ? [quiet(words.detail.noFile)] : [{ type: 'digest' as const, sha256 }]),
    ...(fileState === null || fileState === 'held'
      ? []
      : [{ type: 'alarm' as const, text: screen.codes.fileStates[fileState] }]),
    ...quietLines(purged),
  ]
}

export const evidenceTable = (rows: readonly IndexedEvidence[], { words, screen }: Words): Table =>
  tableOf<IndexedEvidence>(
    words.workbook.evidence,
    [
      ...agreementFields<IndexedEvidence>(words, ({ obligation }) => obligation),
      field(words.workbook.unitCode, 14, ({ obligation }) => textCell(obligation.unit)),
      field(words.table.unit, 34, ({ obligation }) => textCell(obligation.unitName), true),
      field(words.lists.obligation, 50, ({ obligation }) => textOrEmpty(obligation.text), true),
      field(screen.fields.kind, 16, ({ evidence: { kind } }) =>
        textOrEmpty(kind === null ? null : screen.codes.evidenceKinds[kind]),
      ),
      field(words.workbook.reference, 24, ({ evidence }) => textOrEmpty(evidence.reference), true),
      field(words.dossier.date, 13, ({ evidence }) => dayOrEmpty(evidence.date)),
      field(words.workbook.author, 26, ({ evidence }) => textCell(evidence.authorName)),
      field(words.workbook.file, 34, ({ evidence }) => textOrEmpty(evidence.fileName), true),
      field(words.workbook.bytes, 14, ({ evidence }) => numberOrEmpty(evidence.size)),
      field(words.detail.sha256, 66, ({ evidence }) => textOrEmpty(evidence.sha256)),
      field(words.dossier.state, 16, ({ evidence: { fileState } }) =>
        textOrEmpty(fileState === null ? null : screen.codes.fileStates[fileState]),
      ),
      field(words.lists.scanned, 12, ({ evidence }) => yesNo(evidence.scanned, words)),
      field(screen.fields.link, 40, ({ evidence }) => textOrEmpty(evidence.link), true),
    ],
    sorted(rows),
  )
