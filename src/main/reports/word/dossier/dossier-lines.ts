import type { DossierAgreement, DossierObligation } from '../../../../contract/dossier.ts'
import { verificationReading } from '../../../../core/compliance/status-reading.ts'
import { day, quiet, text, type Line } from '../../lists/sections.ts'
import type { ToldObligation } from '../../told-obligations.ts'
import { fillPattern, type ReportWords } from '../../words.ts'

export const counted = (
  forms: { readonly one: string; readonly other: string },
  n: number,
): string => fillPattern(n === 1 ? forms.one : forms.other, { n })

/** "Acuerdo 3". */
export const ordinalOf = (
  { kind, sequence }: Pick<DossierAgreement, 'kind' | 'sequence'>,
  words: ReportWords,
): string => (sequence === null ? words.kind[kind] : `${words.kind[kind]} ${sequence}`)

export const stateLine = ({
  compliance,
  metLate,
}: Pick<DossierObligation, 'compliance' | 'metLate'>): Line => ({
  type: 'state',
  code: compliance,
  late: metLate,
})

export const alarm = (said: string): Line => ({ type: 'alarm', text: said })

/** Its date, whether that is estimated, its rule, and that it is overdue. */
export const dueLines = (obligation: DossierObligation, words: ReportWords): readonly Line[] => [
  ...(obligation.due === null ? [] : [day(obligation.due)]),
  ...(obligation.due !== null && obligation.dueEstimated ? [quiet(words.table.estimated)] : []),
  ...(obligation.dueText === '' ? [] : [quiet(obligation.dueText)]),
  ...(obligation.due === null && obligation.dueText === '' ? [quiet(words.table.noDue)] : []),
  ...(obligation.overdue ? [alarm(words.table.overdue)] : []),
]

/** Whom the agreement names, why somebody has to choose who answers, and that it is demonstration data. */
export const noteLines = (obligation: ToldObligation, words: ReportWords): readonly Line[] => [
  ...(obligation.namedUnit === null
    ? []
    : [quiet(fillPattern(words.table.named, { name: obligation.namedUnit.name }))]),
  ...(obligation.responsibleOpen === null
    ? []
    : [alarm(words.responsibleOpen[obligation.responsibleOpen])]),
  ...(obligation.markedAsDemonstration ? [alarm(words.demonstration.record)] : []),
]

export const verificationText = (
  { compliance, verification }: DossierObligation,
  words: ReportWords,
): string => words.verification[verificationReading(compliance, verification)]

export const stateCells = (
  obligation: ToldObligation,
  words: ReportWords,
): readonly (readonly Line[])[] => [
  [text(words.role[obligation.role])],
  dueLines(obligation, words),
  [stateLine(obligation)],
  [text(verificationText(obligation, words))],
  [text(words.response[obligation.response])],
]
