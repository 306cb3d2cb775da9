import { Button, Group, Stack, Switch } from '@mantine/core'
import { IconCalendarOff, IconFileImport, IconFilterOff } from '@tabler/icons-react'
import { useList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { listParams, pageSize } from '../../state/list-params.ts'
import { useNavigation } from '../../state/navigation.ts'
import {
  changeView,
  emptyView,
  isFiltered,
  type ListView,
  setFilter,
  toggleSort,
} from '../../state/route.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ListBody } from '../../ui/ListBody.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { Dashboard } from './Dashboard.tsx'
import { useSessionColumns } from './use-session-columns.tsx'

export function SessionsScreen({ view }: { view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const columns = useSessionColumns()
  const onView = (next: ListView) => see({ screen: 'sessions', view: next })
  const captured = view.filters['agreements'] !== undefined
  const { filters: _filters, ...unfiltered } = view
  const params = listParams(
    { ...unfiltered, filters: {} },
    captured ? [{ field: 'agreements', operator: '>', values: ['0'] }] : [],
  )
  const list = useList('sessions', params)
  const total = list.data?.total ?? 0
  return (
    <Stack gap="lg">
      <PageHeader
        title={t('sessions.title')}
        actions={
          <Button
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => go({ screen: 'capture' })}
          >
            {t('nav.capture')}
          </Button>
        }
      />
      <Dashboard />
      <Group gap="md">
        <SearchBox
          value={view.search}
          onChange={(search) => onView(changeView(view, { search }))}
        />
        <Switch
          label={t('sessions.onlyWithAgreements')}
          checked={captured}
          onChange={(event) =>
            onView(setFilter(view, 'agreements', event.currentTarget.checked ? ['captured'] : []))
          }
        />
      </Group>
      <ListBody
        loading={list.isPending}
        refusal={list.isError ? toRefusal(list.error) : null}
        onRetry={() => void list.refetch()}
        total={total}
        empty={
          isFiltered(view) ? (
            <EmptyNote
              title={t('sessions.noMatch')}
              hint={t('sessions.noMatchHint')}
              icon={IconFilterOff}
              action={
                <Button variant="default" onClick={() => onView(emptyView)}>
                  {t('actions.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyNote
              title={t('sessions.empty')}
              hint={t('sessions.emptyHint')}
              icon={IconCalendarOff}
            />
          )
        }
      >
        <Stack gap="xs">
          <DataTable
            label={t('sessions.title')}
            rows={list.data?.rows ?? []}
            rowKey={({ id }) => id}
            columns={columns}
            sort={view.sort}
            onSort={(field) => onView(toggleSort(view, field))}
            onOpen={({ id }) => go({ screen: 'session', id, view: emptyView })}
          />
          <Pager
            total={total}
            page={view.page}
            pageSize={pageSize}
            onPage={(page) => onView({ ...view, page })}
          />
        </Stack>
      </ListBody>
    </Stack>
  )
}
