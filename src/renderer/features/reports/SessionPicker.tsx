import { Select } from '@mantine/core'
import { useBodyNames, useList } from '../../api/queries.ts'
import { formatDay } from '../../ui/format.ts'
import { sessionName } from '../../ui/names.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface SessionPickerProps {
  readonly label: string
  readonly placeholder: string
  /** Id. */
  readonly value: string | null
  readonly onChange: (session: string | null) => void
  readonly clearable?: boolean
}

/** One of the sessions that have agreements. */
export function SessionPicker({ clearable = false, ...rest }: SessionPickerProps) {
  const { t, language } = useTexts()
  const bodies = useBodyNames(language)
  const sessions = useReportedSessions()
  const options = (sessions.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [
      sessionName(row, t),
      bodies.get(row.body) ?? row.bodyName,
      row.date === null ? t('sessions.noDate') : formatDay(row.date, language),
    ].join(' · '),
  }))
  return (
    <Select
      {...rest}
      searchable
      w={clearable ? 300 : 360}
      maw="100%"
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      nothingFoundMessage={t('common.noResults')}
      data={options}
      allowDeselect={false}
    />
  )
}

export const useReportedSessions = () =>
  useList('sessions', {
    where: [{ field: 'agreements', operator: '>', values: ['0'] }],
    limit: 1000,
  })
