import { Chip, Group } from '@mantine/core'
import { chosenValues, type Listing } from './listing.ts'
import { useTexts } from './use-texts.ts'

interface CodeChipsProps {
  readonly counts: readonly { readonly code: string; readonly count: number }[]
  /** The field that holds the code. */
  readonly field: string
  readonly labelOf: (code: string) => string
  readonly listing: Pick<Listing<unknown>, 'filters' | 'onFilter'>
}

/** How many rows there are of each code; choosing one shows only those. */
export function CodeChips({ counts, field, labelOf, listing }: CodeChipsProps) {
  const { t } = useTexts()
  const place = { field, operator: '=' as const }
  if (counts.length === 0) return null
  return (
    <Chip.Group
      multiple
      value={[...chosenValues(listing.filters, place)]}
      onChange={(values) => listing.onFilter({ ...place, values })}
    >
      <Group gap="xs" component="section" aria-label={t('review.counts')}>
        {counts.map(({ code, count }) => (
          <Chip key={code} value={code} size="sm" variant="outline">
            {t('review.counted', { label: labelOf(code), count })}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}
