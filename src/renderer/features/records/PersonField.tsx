import { Select } from '@mantine/core'
import { useList } from '../../api/queries.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { type FieldValue, textOf } from './record-form.ts'

interface PersonFieldProps {
  readonly label: string
  readonly description?: string
  readonly error: string | null
  readonly disabled: boolean
  readonly required: boolean
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

/** A person that a record points to: the record holds the id, people pick a name. */
export function PersonField({ value, onChange, ...input }: PersonFieldProps) {
  const { t } = useTexts()
  const people = useList('people', { limit: 10_000 })
  return (
    <Select
      {...input}
      searchable
      clearable={!input.required}
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      limit={50}
      data={(people.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={textOf(value) === '' ? null : textOf(value)}
      onChange={onChange}
      nothingFoundMessage={t('common.noResults')}
    />
  )
}
