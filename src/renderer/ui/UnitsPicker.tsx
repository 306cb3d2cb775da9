import { type ComboboxParsedItem, MultiSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { uniqueOptions } from './unique-options.ts'
import { unitMatches, unitName, type UnitName } from './units.ts'
import { useTexts } from './use-texts.ts'

interface UnitsPickerProps {
  readonly units: readonly UnitName[]
  /** Codes; one that the catalogue does not have is shown as it is. */
  readonly value: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
  readonly label: string
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly disabled?: boolean
  readonly required?: boolean
  readonly placeholder?: string
  readonly size?: 'xs' | 'sm'
  readonly flex?: number
}

/** More would not be read. */
const longestList = 40

/** Several units of the catalogue, groups included, found by any words of their names or codes. */
export function UnitsPicker({ units, value, onChange, ...rest }: UnitsPickerProps) {
  const { t, language } = useTexts()
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const unknown = value.filter((code) => !byCode.has(code))
  const matches = (option: ComboboxParsedItem, search: string): boolean => {
    const unit = 'value' in option ? byCode.get(option.value) : undefined
    return unit !== undefined && unitMatches(unit, search)
  }
  return (
    <MultiSelect
      {...rest}
      searchable
      hidePickedOptions
      clearable
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      data={uniqueOptions([
        ...units.map((unit) => ({ value: unit.code, label: unitName(unit, language) })),
        ...unknown.map((code) => ({ value: code, label: code })),
      ])}
      filter={({ options, search }) =>
        options.filter((option) => matches(option, search)).slice(0, longestList)
      }
      limit={longestList}
      value={[...value]}
      onChange={onChange}
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
