import type { Dossier, DossierAgreement, DossierObligation } from '../../contract/dossier.ts'

/** An obligation as a dossier shows it. */
export interface ToldObligation extends DossierObligation {
  /** Counts through the document those that stand and have a history, which is told apart; `null`: it has none. */
  readonly detail: number | null
  /** Its mark as demonstration data is said beside it: not all of the document is. */
  readonly markedAsDemonstration: boolean
}

export type ToldClause = Omit<DossierAgreement['clauses'][number], 'obligations'> & {
  readonly obligations: readonly ToldObligation[]
}
export type ToldAgreement = Omit<DossierAgreement, 'clauses'> & {
  readonly clauses: readonly ToldClause[]
}

const hasHistory = ({ reports, evidence, verdicts }: DossierObligation): boolean =>
  reports.length + evidence.length + verdicts.length > 0

/** The agreements that stand, with their details numbered in the order in which they are told. */
export function toldAgreements({ agreements }: Dossier): readonly ToldAgreement[] {
  const standing = agreements.filter(({ withdrawal }) => withdrawal === null)
  const isMixed = standing.some(({ clauses }) =>
    clauses.some(({ obligations }) => obligations.some(({ demonstration }) => !demonstration)),
  )
  let details = 0
  return standing.map((agreement) => ({
    ...agreement,
    clauses: agreement.clauses.map((clause) => ({
      ...clause,
      obligations: clause.obligations.map((obligation) => {
        const isTold = obligation.withdrawal === null && hasHistory(obligation)
        if (isTold) details += 1
        return {
          ...obligation,
          detail: isTold ? details : null,
          markedAsDemonstration: obligation.demonstration && isMixed,
        }
      }),
    })),
  }))
}

/** What two obligations must share to stand in one row. */
const shownState = (obligation: ToldObligation): string =>
  JSON.stringify([
    obligation.role,
    obligation.due,
    obligation.dueEstimated,
    obligation.dueText,
    obligation.compliance,
    obligation.metLate,
    obligation.verification,
    obligation.response,
    obligation.overdue,
    obligation.markedAsDemonstration,
    obligation.namedUnit,
    obligation.responsibleOpen,
  ])

/** Groups in the order of their first member. */
export function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [Item, ...(readonly Item[])])[] {
  const groups = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const known = groups.get(keyOf(item))
    if (known === undefined) groups.set(keyOf(item), [item])
    else known.push(item)
  }
  return [...groups.values()]
}

/** The untouched ones by equal state: thirty-two states that did nothing do not fill pages. */
export const groupedObligations = (obligations: readonly ToldObligation[]) =>
  groupedBy(obligations, shownState)
