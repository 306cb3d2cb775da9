import { Select, type SelectProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { uniqueOptions } from './unique-options.ts'
import { unitMatches, unitName, type UnitName } from './units.ts'
import { useTexts } from './use-texts.ts'

interface UnitPickerProps {
  readonly units: readonly UnitName[]
  readonly value: string | null
  readonly onChange: (code: string | null) => void
  readonly label?: string
  readonly 'aria-label'?: string
  readonly placeholder?: string
  readonly description?: string
  readonly disabled?: boolean
  readonly required?: boolean
  readonly clearable?: boolean
  readonly error?: ReactNode
  readonly size?: 'xs' | 'sm'
}

/** More would not be read. */
const longestList = 40

/** One unit of the catalogue, found by any words of its name or code. */
export function UnitPicker({ units, ...rest }: UnitPickerProps) {
  const { t, language } = useTexts()
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const filter: SelectProps['filter'] = ({ options, search }) =>
    options
      .filter((option) => {
        const unit = 'value' in option ? byCode.get(option.value) : undefined
        return unit !== undefined && unitMatches(unit, search)
      })
      .slice(0, longestList)
  return (
    <Select
      {...rest}
      searchable
      // Who empties the text has chosen nothing: the button to clear it is not reached by keys.
      onInput={(event) => {
        if (rest.clearable === true && event.currentTarget.value === '') rest.onChange(null)
      }}
      // To choose again what is chosen leaves it chosen; there is a button to clear it.
      allowDeselect={false}
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      filter={filter}
      limit={longestList}
      data={uniqueOptions(
        units.map((unit) => ({ value: unit.code, label: unitName(unit, language) })),
      )}
      nothingFoundMessage={t('common.noResults')}
      comboboxProps={{ withinPortal: true }}
      renderOption={({ option }) => (
        <span>
          {option.label} <small>{option.value}</small>
        </span>
      )}
    />
  )
}
