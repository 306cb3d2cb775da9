import { Button, Group, Switch } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CodeFilter } from './CodeFilter.tsx'
import { chosenValues, type FilterChoice, type Listing } from './listing.ts'
import { SearchBox } from './SearchBox.tsx'
import { useTexts } from './use-texts.ts'

/** What the filters of a list show and tell. */
type Narrowing = Pick<
  Listing<unknown>,
  'search' | 'filters' | 'withdrawn' | 'onSearch' | 'onFilter' | 'onWithdrawn'
>

interface ListFiltersProps {
  readonly listing: Narrowing
  readonly choices: readonly FilterChoice[]
  /** What only this screen can be narrowed by; comes first. */
  readonly children?: ReactNode
}

/** The search and the filters above a list. */
export function ListFilters({ listing, choices, children }: ListFiltersProps) {
  return (
    <Group gap="sm">
      {children}
      <SearchBox value={listing.search} onChange={listing.onSearch} />
      {choices.map((choice) => (
        <Choice key={keyOf(choice)} listing={listing} choice={choice} />
      ))}
    </Group>
  )
}

function keyOf(choice: FilterChoice): string {
  switch (choice.kind) {
    case 'codes':
    case 'given':
      return `${choice.kind} ${choice.field}`
    case 'condition':
      return `${choice.kind} ${choice.filter.field} ${choice.filter.operator}`
    case 'withdrawn':
      return choice.kind
  }
}

function Choice({ listing, choice }: { listing: Narrowing; choice: FilterChoice }) {
  const { t } = useTexts()
  const { filters, onFilter } = listing
  switch (choice.kind) {
    case 'codes': {
      const place = { field: choice.field, operator: '=' as const }
      return (
        <CodeFilter
          label={choice.label}
          values={chosenValues(filters, place)}
          options={choice.options}
          onChange={(values) => onFilter({ ...place, values: [...values] })}
        />
      )
    }
    case 'condition':
      return (
        <Switch
          label={choice.label}
          checked={chosenValues(filters, choice.filter).length > 0}
          onChange={(event) =>
            onFilter(event.currentTarget.checked ? choice.filter : { ...choice.filter, values: [] })
          }
        />
      )
    case 'given': {
      const place = { field: choice.field, operator: '=' as const }
      const values = chosenValues(filters, place)
      if (values.length === 0) return null
      const name = `${choice.label}: ${values.join(', ')}`
      return (
        <Button
          variant="light"
          fw={400}
          aria-label={t('common.removeFilter', { name })}
          rightSection={<IconX size={14} aria-hidden />}
          onClick={() => onFilter({ ...place, values: [] })}
        >
          {name}
        </Button>
      )
    }
    case 'withdrawn':
      return (
        <Switch
          label={choice.label ?? t('common.showWithdrawn')}
          checked={listing.withdrawn}
          onChange={(event) => listing.onWithdrawn(event.currentTarget.checked)}
        />
      )
  }
}
