import type {
  Dossier,
  DossierAgreement,
  DossierClause,
  DossierObligation,
  DossierWithdrawal,
} from '../../contract/dossier.ts'
import { field, numberOrEmpty, tableOf, textCell, textOrEmpty, type Table } from './table.ts'
import { reasonFields } from './withdrawal-fields.ts'
import type { ReportWords } from './words.ts'

interface WithdrawnRow {
  readonly kind: 'agreement' | 'clause' | 'obligation' | 'report' | 'evidence' | 'verdict'
  readonly agreement: DossierAgreement
  readonly clause: DossierClause | null
  readonly obligation: DossierObligation | null
  readonly text: string
  readonly withdrawal: DossierWithdrawal
}

type Candidate = Omit<WithdrawnRow, 'withdrawal'> & {
  readonly withdrawal: DossierWithdrawal | null
}

const ofObligation = (
  agreement: DossierAgreement,
  clause: DossierClause,
  obligation: DossierObligation,
): readonly Candidate[] => {
  const place = { agreement, clause, obligation }
  return [
    { kind: 'obligation', ...place, text: clause.text, withdrawal: obligation.withdrawal },
    ...obligation.reports.map(({ narrative, withdrawal }): Candidate => ({
      kind: 'report',
      ...place,
      text: narrative,
      withdrawal,
    })),
    ...obligation.evidence.map(({ name, withdrawal }): Candidate => ({
      kind: 'evidence',
      ...place,
      text: name,
      withdrawal,
    })),
    ...obligation.verdicts.map(({ reason, withdrawal }): Candidate => ({
      kind: 'verdict',
      ...place,
      text: reason,
      withdrawal,
    })),
  ]
}

const ofAgreement = (agreement: DossierAgreement): readonly Candidate[] => [
  {
    kind: 'agreement',
    agreement,
    clause: null,
    obligation: null,
    text: agreement.text,
    withdrawal: agreement.withdrawal,
  },
  ...agreement.clauses.flatMap((clause): readonly Candidate[] => [
    {
      kind: 'clause',
      agreement,
      clause,
      obligation: null,
      text: clause.text,
      withdrawal: clause.withdrawal,
    },
    ...clause.obligations.flatMap((obligation) => ofObligation(agreement, clause, obligation)),
  ]),
]

/** Everything that no longer counts, from agreements down to verdicts: nothing vanishes. */
export const withdrawalsTable = (dossier: Dossier, words: ReportWords): Table =>
  tableOf<WithdrawnRow>(
    words.workbook.withdrawals,
    [
      field(words.workbook.record, 22, ({ kind }) => textCell(words.withdrawal[kind])),
      field(words.dossier.number, 20, ({ agreement }) =>
        textCell(agreement.number ?? words.dossier.numberPending),
      ),
      field(words.dossier.kind, 16, ({ agreement }) => textCell(words.kind[agreement.kind])),
      field(words.workbook.sequence, 7, ({ agreement }) => numberOrEmpty(agreement.sequence)),
      field(words.dossier.title, 34, ({ agreement }) => textCell(agreement.title), true),
      field(words.workbook.clauseNumber, 10, ({ clause }) => numberOrEmpty(clause?.order ?? null)),
      field(words.table.unit, 34, ({ obligation }) => textOrEmpty(obligation?.unit ?? null), true),
      field(words.workbook.recordText, 50, ({ text }) => textOrEmpty(text), true),
      ...reasonFields<WithdrawnRow>(words, ({ withdrawal }) => withdrawal),
    ],
    dossier.agreements
      .flatMap(ofAgreement)
      .flatMap(({ withdrawal, ...row }) => (withdrawal === null ? [] : [{ ...row, withdrawal }])),
  )
