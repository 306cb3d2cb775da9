import type {
  Counts,
  Dossier,
  DossierAgreement,
  DossierClause,
  DossierObligation,
  DossierWithdrawal,
} from '../../contract/dossier.ts'
import type { Compliance, RollUp } from '../../core/compliance/codes.ts'
import { verificationReading } from '../../core/compliance/status-reading.ts'
import {
  dayOrEmpty,
  emptyCell,
  field,
  headingCell,
  numberCell,
  numberOrEmpty,
  percentOrEmpty,
  tableOf,
  textCell,
  textOrEmpty,
  type Content,
  type Field,
  type Table,
} from './table.ts'
import { withdrawalFields, yesNo } from './withdrawal-fields.ts'
import { withdrawalsTable } from './withdrawals-table.ts'
import { sessionName, type ReportWords } from './words.ts'

interface ObligationRow {
  readonly agreement: DossierAgreement
  readonly clause: DossierClause
  readonly obligation: DossierObligation
}

interface RecordRow<Item> extends ObligationRow {
  readonly item: Item
}

const obligationRows = (dossier: Dossier): readonly ObligationRow[] =>
  dossier.agreements.flatMap((agreement) =>
    agreement.clauses.flatMap((clause) =>
      clause.obligations.map((obligation) => ({ agreement, clause, obligation })),
    ),
  )

const recordRows = <Item>(
  rows: readonly ObligationRow[],
  itemsOf: (obligation: DossierObligation) => readonly Item[],
): readonly RecordRow<Item>[] =>
  rows.flatMap((row) => itemsOf(row.obligation).map((item) => ({ ...row, item })))

const stateOf = (code: Compliance | RollUp, { compliance }: ReportWords): Content => ({
  type: 'state',
  code,
  text: compliance[code],
})

/** Which agreement, clause and unit a row is about: the same first columns on every sheet of obligations. */
const placeFields = (words: ReportWords): readonly Field<ObligationRow>[] => [
  field(words.dossier.number, 20, ({ agreement }) =>
    textCell(agreement.number ?? words.dossier.numberPending),
  ),
  field(words.dossier.kind, 16, ({ agreement }) => textCell(words.kind[agreement.kind])),
  field(words.workbook.sequence, 7, ({ agreement }) => numberOrEmpty(agreement.sequence)),
  field(words.dossier.title, 34, ({ agreement }) => textCell(agreement.title), true),
  field(words.workbook.clauseNumber, 10, ({ clause }) => numberCell(clause.order)),
  field(words.workbook.unitCode, 14, ({ obligation }) => textCell(obligation.unitCode)),
  field(words.table.unit, 34, ({ obligation }) => textCell(obligation.unit), true),
]

/** What is withdrawn has no state: whoever counts the states of a sheet counts what stands. */
const stateOrWithdrawn = (
  { compliance, withdrawal }: DossierObligation | DossierAgreement,
  words: ReportWords,
): Content =>
  withdrawal === null ? stateOf(compliance, words) : textCell(words.withdrawal.notCounted)

const standing = <Item extends { readonly withdrawal: DossierWithdrawal | null }>(
  items: readonly Item[],
): readonly Item[] => items.filter(({ withdrawal }) => withdrawal === null)

const lastReport = (obligation: DossierObligation) =>
  standing(obligation.reports).reduce<DossierObligation['reports'][number] | null>(
    (latest, report) =>
      latest === null || report.reportedOn >= latest.reportedOn ? report : latest,
    null,
  )

/** Each result once: two verdicts that were given apart may differ. */
const governingResults = ({ verdicts }: DossierObligation, words: ReportWords): string =>
  [...new Set(verdicts.filter(({ governing }) => governing).map(({ result }) => result))]
    .map((result) => words.verdict[result])
    .join('; ')

/** The latest that a verdict of fulfilment names, where the obligation is met. */
const fulfilment = ({ compliance, verdicts }: DossierObligation): string | null =>
  compliance === 'met'
    ? verdicts
        .flatMap(({ determining, fulfilledOn }) =>
          determining && fulfilledOn !== null ? [fulfilledOn] : [],
        )
        .reduce<string | null>((last, day) => (last === null || day > last ? day : last), null)
    : null

export const obligationsTable = (dossier: Dossier, words: ReportWords): Table =>
  tableOf<ObligationRow>(
    words.workbook.obligations,
    [
      ...placeFields(words),
      field(
        words.workbook.namedUnit,
        34,
        ({ obligation }) => textOrEmpty(obligation.namedUnit?.name ?? ''),
        true,
      ),
      field(
        words.workbook.responsibleOpen,
        24,
        ({ obligation: { responsibleOpen: open } }) =>
          textOrEmpty(open === null ? '' : words.responsibleOpen[open]),
        true,
      ),
      field(words.workbook.clauseText, 44, ({ clause }) => textOrEmpty(clause.text), true),
      field(words.workbook.nature, 13, ({ clause }) => textCell(words.nature[clause.nature])),
      field(words.table.role, 14, ({ obligation }) => textCell(words.role[obligation.role])),
      field(words.table.due, 13, ({ obligation }) => dayOrEmpty(obligation.due)),
      field(words.workbook.dueEstimated, 10, ({ obligation }) =>
        yesNo(obligation.dueEstimated, words),
      ),
      field(words.workbook.dueText, 24, ({ obligation }) => textOrEmpty(obligation.dueText), true),
      field(words.table.compliance, 22, ({ obligation }) => stateOrWithdrawn(obligation, words)),
      field(words.workbook.metLate, 10, ({ obligation }) => yesNo(obligation.metLate, words)),
      field(words.table.overdue, 10, ({ obligation }) => yesNo(obligation.overdue, words)),
      field(words.table.verification, 14, ({ obligation }) =>
        textCell(
          words.verification[verificationReading(obligation.compliance, obligation.verification)],
        ),
      ),
      field(words.table.response, 24, ({ obligation }) =>
        textCell(words.response[obligation.response]),
      ),
      field(words.workbook.percent, 11, ({ obligation }) =>
        percentOrEmpty(lastReport(obligation)?.percent ?? null),
      ),
      field(words.workbook.lastReport, 14, ({ obligation }) =>
        dayOrEmpty(lastReport(obligation)?.reportedOn ?? null),
      ),
      field(words.workbook.reportCount, 10, ({ obligation }) =>
        numberCell(standing(obligation.reports).length),
      ),
      field(words.workbook.evidenceCount, 11, ({ obligation }) =>
        numberCell(standing(obligation.evidence).length),
      ),
      field(words.workbook.verdictCount, 12, ({ obligation }) =>
        numberCell(standing(obligation.verdicts).length),
      ),
      field(words.workbook.governingVerdict, 22, ({ obligation }) =>
        textOrEmpty(governingResults(obligation, words)),
      ),
      field(words.workbook.fulfilledOn, 14, ({ obligation }) => dayOrEmpty(fulfilment(obligation))),
      field(words.workbook.demonstration, 14, ({ obligation }) =>
        yesNo(obligation.demonstration, words),
      ),
      ...withdrawalFields<ObligationRow>(words, ({ obligation }) => obligation.withdrawal),
    ],
    obligationRows(dossier),
  )

const agreementsTable = (dossier: Dossier, words: ReportWords): Table => {
  const states = ['met', 'partially_met', 'in_progress', 'not_started', 'not_met', 'moot'] as const
  return tableOf<DossierAgreement>(
    words.workbook.agreements,
    [
      field(words.dossier.number, 20, ({ number }) =>
        textCell(number ?? words.dossier.numberPending),
      ),
      field(words.dossier.kind, 16, ({ kind }) => textCell(words.kind[kind])),
      field(words.workbook.sequence, 7, ({ sequence }) => numberOrEmpty(sequence)),
      field(words.dossier.title, 34, ({ title }) => textCell(title), true),
      field(words.workbook.agreementText, 60, ({ text }) => textOrEmpty(text), true),
      field(words.workbook.procedural, 11, ({ procedural }) => yesNo(procedural, words)),
      field(words.dossier.state, 22, (agreement) => stateOrWithdrawn(agreement, words)),
      field(words.workbook.clauseCount, 10, ({ clauses }) => numberCell(standing(clauses).length)),
      field(words.summary.total, 9, ({ counts }) => numberCell(counts.total)),
      ...states.map((state) =>
        field<DossierAgreement>(words.compliance[state], 13, ({ counts }) =>
          numberCell(counts[state]),
        ),
      ),
      field(words.workbook.metLate, 10, ({ counts }) => numberCell(counts.metLate)),
      field(words.dossier.overdue, 10, ({ counts }) => numberCell(counts.overdue)),
      field(words.workbook.withdrawnObligations, 12, ({ counts }) => numberCell(counts.withdrawn)),
      ...withdrawalFields<DossierAgreement>(words, ({ withdrawal }) => withdrawal),
    ],
    dossier.agreements,
  )
}

/** A report, an evidence or a verdict goes with its obligation. */
const withdrawalOfRecord = ({
  item,
  obligation,
}: RecordRow<{ readonly withdrawal: DossierWithdrawal | null }>): DossierWithdrawal | null =>
  item.withdrawal ?? obligation.withdrawal

const reportsTable = (dossier: Dossier, words: ReportWords): Table =>
  tableOf<RecordRow<DossierObligation['reports'][number]>>(
    words.workbook.reports,
    [
      ...placeFields(words),
      field(words.workbook.reportedOn, 13, ({ item }) => dayOrEmpty(item.reportedOn)),
      field(words.workbook.author, 28, ({ item }) => textCell(item.author)),
      field(words.workbook.percent, 11, ({ item }) => percentOrEmpty(item.percent)),
      field(words.workbook.narrative, 60, ({ item }) => textOrEmpty(item.narrative), true),
      ...withdrawalFields(words, withdrawalOfRecord),
    ],
    recordRows(obligationRows(dossier), ({ reports }) => reports),
  )

const evidenceTable = (dossier: Dossier, words: ReportWords): Table =>
  tableOf<RecordRow<DossierObligation['evidence'][number]>>(
    words.workbook.evidence,
    [
      ...placeFields(words),
      field(words.workbook.file, 36, ({ item }) => textCell(item.name), true),
      field(words.workbook.reference, 22, ({ item }) => textOrEmpty(item.reference)),
      field(words.workbook.bytes, 12, ({ item }) => numberOrEmpty(item.size)),
      field(words.detail.sha256, 68, ({ item }) => textOrEmpty(item.sha256)),
      ...withdrawalFields(words, withdrawalOfRecord),
    ],
    recordRows(obligationRows(dossier), ({ evidence }) => evidence),
  )

const verdictsTable = (dossier: Dossier, words: ReportWords): Table =>
  tableOf<RecordRow<DossierObligation['verdicts'][number]>>(
    words.workbook.verdicts,
    [
      ...placeFields(words),
      field(words.workbook.result, 22, ({ item }) => ({
        type: 'state',
        code: item.result,
        text: words.verdict[item.result],
      })),
      field(words.workbook.reason, 60, ({ item }) => textOrEmpty(item.reason), true),
      field(words.workbook.verifier, 28, ({ item }) => textCell(item.verifier)),
      field(words.workbook.office, 34, ({ item }) => textCell(item.office), true),
      field(words.workbook.issuedOn, 13, ({ item }) => dayOrEmpty(item.issuedOn)),
      field(words.workbook.fulfilledOn, 14, ({ item }) => dayOrEmpty(item.fulfilledOn)),
      field(words.workbook.governing, 10, ({ item }) => yesNo(item.governing, words)),
      field(words.workbook.determining, 14, ({ item }) => yesNo(item.determining, words)),
      field(words.workbook.inBreach, 14, ({ item }) => yesNo(item.inBreach, words)),
      ...withdrawalFields(words, withdrawalOfRecord),
    ],
    recordRows(obligationRows(dossier), ({ verdicts }) => verdicts),
  )

const fact = (label: string, value: Content): readonly Content[] => [
  textCell(label),
  value,
  emptyCell,
]

const summaryTable = (dossier: Dossier, words: ReportWords): Table => {
  const { session, counts, apartCounts } = dossier
  const count = (label: Content, of: (counts: Counts) => number): readonly Content[] => [
    label,
    numberCell(of(counts)),
    numberCell(of(apartCounts)),
  ]
  const states = ['met', 'partially_met', 'in_progress', 'not_started', 'not_met', 'moot'] as const
  return {
    name: words.workbook.summary,
    columns: [
      { header: words.workbook.concept, width: 34, wrapped: true },
      { header: words.workbook.value, width: 76, wrapped: true },
      { header: '', width: 18, wrapped: false },
    ],
    rows: [
      ...(dossier.demonstration
        ? [fact(words.demonstration.mark, textCell(words.demonstration.notice))]
        : []),
      fact(words.dossier.office, textCell(dossier.office)),
      fact(words.dossier.body, textCell(session.body)),
      fact(words.dossier.session, textCell(sessionName(session, words))),
      fact(words.dossier.ordinal, numberCell(session.ordinal)),
      fact(words.dossier.date, dayOrEmpty(session.date)),
      fact(words.dossier.venue, textOrEmpty(session.venue)),
      fact(words.dossier.gazette, dayOrEmpty(session.gazetteDate)),
      ...(dossier.asOf === null ? [] : [fact(words.dossier.knownOn, dayOrEmpty(dossier.asOf))]),
      fact(words.dossier.reckonedOn, dayOrEmpty(dossier.today)),
      fact(words.workbook.digest, textCell(dossier.digest)),
      fact(words.workbook.version, textCell(`${words.program} ${dossier.programVersion}`)),
      [
        headingCell(words.summary.state),
        headingCell(words.summary.binding),
        headingCell(words.summary.apartColumn),
      ],
      ...states.map((state) => count(stateOf(state, words), (of) => of[state])),
      count(textCell(words.summary.total), (of) => of.total),
      count(textCell(words.workbook.metLateCount), (of) => of.metLate),
      count(textCell(words.summary.ofWhichOverdue), (of) => of.overdue),
      count(textCell(words.summary.withdrawn), (of) => of.withdrawn),
      fact(words.summary.rule, textCell(words.summary.ruleText)),
      fact(words.workbook.rollUp, textCell(words.summary.rollUpText)),
    ],
  }
}

/** The tables that people filter and sort, and the one that says what they are. */
export const dossierTables = (
  dossier: Dossier,
  words: ReportWords,
): { readonly lists: readonly Table[]; readonly summary: Table } => ({
  lists: [
    obligationsTable(dossier, words),
    agreementsTable(dossier, words),
    reportsTable(dossier, words),
    evidenceTable(dossier, words),
    verdictsTable(dossier, words),
    withdrawalsTable(dossier, words),
  ],
  summary: summaryTable(dossier, words),
})
