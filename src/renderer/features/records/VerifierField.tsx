import { Select } from '@mantine/core'
import { useList, useUnitTree } from '../../api/queries.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { type FieldValue, textOf } from './record-form.ts'

interface VerifierFieldProps {
  readonly label: string
  readonly description?: string
  readonly error: string | null
  readonly disabled: boolean
  readonly required: boolean
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

/** More would not be read; whoever is meant is found by typing. */
const longestList = 60

/** Who is to judge: a person, or a unit whose people may. The record holds an id, people pick a name. */
export function VerifierField({ value, onChange, ...input }: VerifierFieldProps) {
  const { t, language } = useTexts()
  const people = useList('people', { limit: 5000 })
  const units = useUnitTree()
  return (
    <Select
      {...input}
      searchable
      clearable={!input.required}
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      limit={longestList}
      data={[
        {
          group: t('nav.people'),
          items: (people.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          group: t('nav.units'),
          items: (units.data ?? []).map((unit) => ({
            value: unit.id,
            label: unitName(unit, language),
          })),
        },
      ]}
      value={textOf(value) === '' ? null : textOf(value)}
      onChange={onChange}
      nothingFoundMessage={t('common.noResults')}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
