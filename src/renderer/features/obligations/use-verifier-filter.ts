import { usePresentList } from '../../api/queries.ts'
import { whereIs } from '../../state/route.ts'
import type { FilterChoice } from '../../ui/listing.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Whom the obligations name to verify them: one of those who work in this office, or nobody yet. */
export function useVerifierFilter(): FilterChoice {
  const { t } = useTexts()
  const people = usePresentList('people', { where: [whereIs('mayWork', 'true')], limit: 200 })
  const names = (people.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return {
    kind: 'codes',
    field: 'verifier',
    label: t('obligations.filterVerifier'),
    options: [{ value: '', label: t('obligations.noVerifier') }, ...names],
  }
}
