import { Text } from '@mantine/core'
import { useList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ListBody } from '../../ui/ListBody.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import type { TakenIn } from './taken-in.ts'
import { useChangeColumns } from './use-change-columns.tsx'

interface ChangedStatusesProps {
  readonly results: readonly TakenIn['result'][]
  /** A row was opened: what stands over its screen goes away. */
  readonly onLeave: () => void
}

/** So many rows are shown; the obligations screen shows all. */
const shown = 50

/** The obligations that stand elsewhere than before, from what to what. */
export function ChangedStatuses({ results, onLeave }: ChangedStatusesProps) {
  const { t } = useTexts()
  const go = useGo()
  const changes = new Map(
    results.flatMap(({ statusChanges }) => statusChanges.map((one) => [one.obligation, one])),
  )
  const ids = [...changes.keys()].slice(0, shown)
  const total = results.reduce((sum, one) => sum + one.changedStatuses, 0)
  const list = useList(
    'obligations',
    { where: [{ field: 'id', operator: '=', values: ids }], withdrawn: true, limit: shown },
    { enabled: ids.length > 0 },
  )
  const columns = useChangeColumns(changes)
  if (ids.length === 0) return <Text size="sm">{t('import.noChangedStatuses')}</Text>
  return (
    <>
      <ListBody
        loading={list.isPending}
        refusal={list.isError ? toRefusal(list.error) : null}
        onRetry={() => void list.refetch()}
        total={list.data?.total ?? 0}
        empty={<EmptyNote title={t('import.noChangedStatuses')} />}
      >
        <DataTable
          label={t('import.changedStatuses')}
          rows={list.data?.rows ?? []}
          rowKey={({ id }) => id}
          columns={columns}
          minWidth={640}
          onOpen={({ id }) => {
            go({ screen: 'obligation', id })
            onLeave()
          }}
        />
      </ListBody>
      {total > ids.length && (
        <Text size="sm" c="gray.7">
          {t('import.moreStatuses', { count: total - ids.length })}
        </Text>
      )}
    </>
  )
}
