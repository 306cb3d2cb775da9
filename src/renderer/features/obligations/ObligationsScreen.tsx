import { Button, Stack, Text } from '@mantine/core'
import { IconFileImport, IconFilterOff, IconListCheck } from '@tabler/icons-react'
import { useList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { listParams, pageSize } from '../../state/list-params.ts'
import { useNavigation } from '../../state/navigation.ts'
import { emptyView, isFiltered, type ListView, toggleSort } from '../../state/route.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ListBody } from '../../ui/ListBody.tsx'
import { ObligationFilters } from '../../ui/ObligationFilters.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { useObligationColumns } from '../../ui/use-obligation-columns.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** Every obligation of the register. */
export function ObligationsScreen({ view }: { view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const columns = useObligationColumns({ withAgreement: true })
  const onView = (next: ListView) => see({ screen: 'obligations', view: next })
  const list = useList('obligations', listParams(view))
  const total = list.data?.total ?? 0
  const unit = view.filters['unit']
  return (
    <Stack gap="md">
      <PageHeader title={t('obligations.title')} />
      <ObligationFilters
        filters={view}
        onChange={(change) => onView({ ...view, ...change, page: 0 })}
      />
      {unit !== undefined && (
        <Text size="sm">
          {t('obligations.unit')}: {unit.join(', ')}{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              const { unit: _unit, ...filters } = view.filters
              onView({ ...view, filters, page: 0 })
            }}
          >
            {t('actions.remove')}
          </Button>
        </Text>
      )}
      <ListBody
        loading={list.isPending}
        refusal={list.isError ? toRefusal(list.error) : null}
        onRetry={() => void list.refetch()}
        total={total}
        empty={
          isFiltered(view) ? (
            <EmptyNote
              title={t('obligations.noMatch')}
              hint={t('obligations.noMatchHint')}
              icon={IconFilterOff}
              action={
                <Button variant="default" onClick={() => onView(emptyView)}>
                  {t('actions.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyNote
              title={t('obligations.empty')}
              hint={t('obligations.emptyHint')}
              icon={IconListCheck}
              action={
                <Button
                  leftSection={<IconFileImport size={16} aria-hidden />}
                  onClick={() => go({ screen: 'capture' })}
                >
                  {t('nav.capture')}
                </Button>
              }
            />
          )
        }
      >
        <DataTable
          label={t('obligations.title')}
          rows={list.data?.rows ?? []}
          rowKey={(row) => row.id}
          columns={columns}
          sort={view.sort}
          onSort={(field) => onView(toggleSort(view, field))}
          onOpen={(row) => go({ screen: 'obligation', id: row.id })}
          faded={(row) => row.withdrawn !== null}
          minWidth={960}
        />
        <Pager
          total={total}
          page={view.page}
          pageSize={pageSize}
          onPage={(page) => onView({ ...view, page })}
        />
      </ListBody>
    </Stack>
  )
}
