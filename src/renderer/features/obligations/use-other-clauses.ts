import type { ObligationRow } from '../../../contract/rows.ts'
import { useAgreement } from '../../api/queries.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** So much of a clause tells it from the others. */
const recognisable = 70

/** The clauses that evidence of this obligation may support besides its own. */
export function useOtherClauses({
  agreement,
  clause: own,
}: Pick<ObligationRow, 'agreement' | 'clause'>): readonly {
  readonly value: string
  readonly label: string
}[] {
  const { t } = useTexts()
  const detail = useAgreement(agreement)
  return (detail.data?.clauses ?? [])
    .filter(({ clause }) => clause.id !== own && clause.withdrawn === null)
    .map(({ clause: { id, order, text } }) => ({
      value: id,
      label: `${t('agreements.clause', { order })}: ${
        text.length > recognisable ? `${text.slice(0, recognisable)}…` : text
      }`,
    }))
}
