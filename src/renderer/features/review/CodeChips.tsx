import { Chip, Group } from '@mantine/core'
import { useReviewCounts } from '../../api/queries.ts'
import { chosenValues, type Listing } from '../../ui/listing.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface CodeChipsProps {
  readonly list: 'readiness' | 'weak' | 'issues'
  /** The field that holds the code. */
  readonly field: string
  readonly labelOf: (code: string) => string
  readonly listing: Pick<Listing<unknown>, 'filters' | 'onFilter'>
}

/** How many rows there are of each code; choosing one shows only those. */
export function CodeChips({ list, field, labelOf, listing }: CodeChipsProps) {
  const { t } = useTexts()
  const { data } = useReviewCounts(list)
  const place = { field, operator: '=' as const }
  if (data === undefined || data.length === 0) return null
  return (
    <Chip.Group
      multiple
      value={[...chosenValues(listing.filters, place)]}
      onChange={(values) => listing.onFilter({ ...place, values })}
    >
      <Group gap="xs" component="section" aria-label={t('review.counts')}>
        {data.map(({ code, count }) => (
          <Chip key={code} value={code} size="sm" variant="outline">
            {t('review.counted', { label: labelOf(code), count })}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}
