import { MultiSelect } from '@mantine/core'
import type { SessionRow } from '../../../contract/rows.ts'
import { useBodyNames, useList } from '../../api/queries.ts'
import type { MatrixView } from '../../state/matrix-view.ts'
import { withFilter } from '../../state/route.ts'
import { ListFilters } from '../../ui/ListFilters.tsx'
import { chosenValues, type FilterChoice } from '../../ui/listing.ts'
import { sessionName } from '../../ui/names.ts'
import { useObligationFilters } from '../../ui/use-obligation-filters.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface MatrixFiltersProps {
  readonly view: MatrixView
  readonly onView: (view: MatrixView) => void
}

/** More than any council has met. */
const allSessions = 1000
const sessionField = { field: 'sessionId', operator: '=' as const }

/** What the matrix shows: of which sessions and bodies, and what the list of obligations is narrowed by. */
export function MatrixFilters({ view, onView }: MatrixFiltersProps) {
  const { t } = useTexts()
  const sessions = useList('sessions', {
    where: [{ field: 'agreements', operator: '>', values: ['0'] }],
    limit: allSessions,
  })
  const rows = sessions.data?.rows ?? []
  const bodies = useBodyChoice(rows)
  const choices = useObligationFilters().filter(({ kind }) => kind !== 'withdrawn')
  const onFilter = (change: Parameters<typeof withFilter>[1]) =>
    onView({ ...view, filters: withFilter(view.filters, change) })
  const chosen = chosenValues(view.filters, sessionField)
  return (
    <ListFilters
      listing={{
        search: view.search,
        filters: view.filters,
        withdrawn: false,
        onSearch: (search) => onView({ ...view, search }),
        onFilter,
        onWithdrawn: () => undefined,
      }}
      choices={[...bodies, ...choices]}
    >
      <MultiSelect
        aria-label={t('matrix.sessions')}
        placeholder={chosen.length === 0 ? t('matrix.allSessions') : ''}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('actions.clear') }}
        data={rows.map((session) => ({
          value: session.id,
          label: `${session.body} ${sessionName(session, t)}`,
        }))}
        value={[...chosen]}
        onChange={(values) => onFilter({ ...sessionField, values })}
        style={{ flex: '1 1 9rem', maxWidth: '24rem' }}
      />
    </ListFilters>
  )
}

/** The bodies whose agreements are captured; one alone is no choice. */
function useBodyChoice(sessions: readonly SessionRow[]): readonly FilterChoice[] {
  const { t, language } = useTexts()
  const names = useBodyNames(language)
  const codes = [...new Set(sessions.map(({ body }) => body))]
  if (codes.length < 2) return []
  return [
    {
      kind: 'codes',
      field: 'body',
      label: t('sessions.body'),
      options: codes.map((code) => ({ value: code, label: names.get(code) ?? code })),
    },
  ]
}
