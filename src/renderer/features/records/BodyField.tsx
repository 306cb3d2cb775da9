import { Select } from '@mantine/core'
import { useBodyNames } from '../../api/queries.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { type FieldValue, textOf } from './record-form.ts'

interface BodyFieldProps {
  readonly label: string
  readonly description?: string
  readonly error: string | null
  readonly disabled: boolean
  readonly required: boolean
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

/** The body that meets: people pick its name, and the register finds it by its code. */
export function BodyField({ value, onChange, ...input }: BodyFieldProps) {
  const { t, language } = useTexts()
  const bodies = useBodyNames(language)
  return (
    <Select
      {...input}
      searchable
      clearable={!input.required}
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      data={[...bodies].map(([code, name]) => ({ value: code, label: name }))}
      value={textOf(value) === '' ? null : textOf(value)}
      onChange={onChange}
      nothingFoundMessage={t('common.noResults')}
    />
  )
}
