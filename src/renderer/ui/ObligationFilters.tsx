import { Group, Switch } from '@mantine/core'
import { complianceCodes, verificationCodes } from '../../core/compliance/codes.ts'
import { clauseNatures } from '../../core/schema/codes.ts'
import { CodeFilter } from './CodeFilter.tsx'
import { SearchBox } from './SearchBox.tsx'
import { useTexts } from './use-texts.ts'

export interface ChosenFilters {
  readonly search: string
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly withdrawn: boolean
}

interface ObligationFiltersProps {
  readonly filters: ChosenFilters
  readonly onChange: (change: Partial<ChosenFilters>) => void
}

/** What every list of obligations can be narrowed by. */
export function ObligationFilters({ filters, onChange }: ObligationFiltersProps) {
  const { t } = useTexts()
  const chosen = (field: string) => filters.filters[field] ?? []
  const choose = (field: string, values: readonly string[]) => {
    const { [field]: _replaced, ...others } = filters.filters
    onChange({ filters: values.length === 0 ? others : { ...others, [field]: values } })
  }
  return (
    <Group gap="sm">
      <SearchBox value={filters.search} onChange={(search) => onChange({ search })} />
      <CodeFilter
        label={t('obligations.filterCompliance')}
        values={chosen('compliance')}
        options={complianceCodes.map((code) => ({
          value: code,
          label: t(`codes.complianceCodes.${code}`),
        }))}
        onChange={(values) => choose('compliance', values)}
      />
      <CodeFilter
        label={t('obligations.filterVerification')}
        values={chosen('verification')}
        options={verificationCodes.map((code) => ({
          value: code,
          label: t(`codes.verificationCodes.${code}`),
        }))}
        onChange={(values) => choose('verification', values)}
      />
      <CodeFilter
        label={t('obligations.filterNature')}
        values={chosen('nature')}
        options={clauseNatures.map((nature) => ({
          value: nature,
          label: t(`codes.clauseNatures.${nature}`),
        }))}
        onChange={(values) => choose('nature', values)}
      />
      <Switch
        label={t('obligations.onlyOverdue')}
        checked={chosen('overdue').length > 0}
        onChange={(event) => choose('overdue', event.currentTarget.checked ? ['true'] : [])}
      />
      <Switch
        label={t('common.showWithdrawn')}
        checked={filters.withdrawn}
        onChange={(event) => onChange({ withdrawn: event.currentTarget.checked })}
      />
    </Group>
  )
}
