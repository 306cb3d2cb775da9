import { Button, Group, Stack, Title } from '@mantine/core'
import { IconFilterOff, IconListCheck } from '@tabler/icons-react'
import { useList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { listParams, pageSize, whereIs } from '../../state/list-params.ts'
import { useGo } from '../../state/navigation.ts'
import { emptyView, isFiltered, type ListView, toggleSort } from '../../state/route.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ListBody } from '../../ui/ListBody.tsx'
import { ObligationFilters } from '../../ui/ObligationFilters.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { useObligationColumns } from '../../ui/use-obligation-columns.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface AgreementObligationsProps {
  readonly agreement: string
  readonly view: ListView
  readonly onView: (view: ListView) => void
}

/** The obligations of one agreement: a clause by one unit each. */
export function AgreementObligations({ agreement, view, onView }: AgreementObligationsProps) {
  const { t } = useTexts()
  const go = useGo()
  const columns = useObligationColumns({ withAgreement: false })
  const list = useList('obligations', listParams(view, [whereIs('agreement', agreement)]))
  const total = list.data?.total ?? 0
  return (
    <Stack gap="sm" component="section" aria-labelledby="agreement-obligations">
      <Group justify="space-between">
        <Title order={2} size="h4" id="agreement-obligations">
          {t('agreements.obligations')}
        </Title>
      </Group>
      <ObligationFilters
        filters={view}
        onChange={(change) => onView({ ...view, ...change, page: 0 })}
      />
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
            />
          )
        }
      >
        <DataTable
          label={t('agreements.obligations')}
          rows={list.data?.rows ?? []}
          rowKey={(row) => row.id}
          columns={columns}
          sort={view.sort}
          onSort={(field) => onView(toggleSort(view, field))}
          onOpen={(row) => go({ screen: 'obligation', id: row.id })}
          faded={(row) => row.withdrawn !== null}
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
