import { Select } from '@mantine/core'
import { useList } from '../../api/queries.ts'
import { sessionName } from '../../ui/names.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { type FieldValue, textOf } from './record-form.ts'

interface SessionFieldProps {
  readonly label: string
  readonly description?: string
  readonly error: string | null
  readonly disabled: boolean
  readonly required: boolean
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

/** A session that a record points to: the record holds its id, people pick its number. */
export function SessionField({ value, onChange, ...input }: SessionFieldProps) {
  const { t } = useTexts()
  const sessions = useList('sessions', { limit: 1000 })
  return (
    <Select
      {...input}
      searchable
      clearable={!input.required}
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      data={(sessions.data?.rows ?? []).map((session) => ({
        value: session.id,
        label: `${session.body} · ${sessionName(session, t)}`,
      }))}
      value={textOf(value) === '' ? null : textOf(value)}
      onChange={onChange}
      nothingFoundMessage={t('common.noResults')}
    />
  )
}
