import { Chip, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Past } from '../../../contract/past.ts'
import { recordKinds, type RecordKind } from '../../../core/schema/registry.ts'
import { useRecordDifferences } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { kindLabel } from '../../ui/known-labels.ts'
import { Pager } from '../../ui/Pager.tsx'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { RecordDifferenceTable } from './RecordDifferenceTable.tsx'

/** Each has its fields and its saves: more would be too long to read. */
const pageSize = 25

/** Where the reader is: another kind begins at its first page. */
const start = { kind: null as RecordKind | null, page: 0 }

interface DifferenceRecordsProps {
  readonly from: Past | null
  readonly to: Past | null
}

/** Every record that was saved on between two moments, kind by kind: what of it differs, by whom and why. */
export function DifferenceRecords({ from, to }: DifferenceRecordsProps) {
  const { t } = useTexts()
  const [{ kind, page }, see] = useState(start)
  const records = useRecordDifferences(from, to, { kind, offset: page * pageSize, limit: pageSize })
  const { data } = records
  if (records.isError) return <ErrorNote refusal={toRefusal(records.error)} />
  if (data === undefined) return records.isFetching ? <LoadingRows rows={4} /> : null
  const kinds = recordKinds.filter((one) => (data.counts[one] ?? 0) > 0 || one === kind)
  if (kinds.length === 0) return null
  const groups = kinds.flatMap((one) => {
    const rows = data.rows.filter((row) => row.kind === one)
    return rows.length === 0 ? [] : [{ kind: one, rows }]
  })
  const names = new Map(Object.entries(data.names))
  return (
    <Stack component="section" aria-labelledby="difference-records">
      <Title order={3} size="h5" id="difference-records">
        {t('cutoffs.records')}
      </Title>
      <Group gap="xs">
        <Text size="sm">{t('cutoffs.onlyKind')}</Text>
        {kinds.map((one) => (
          <Chip
            key={one}
            size="xs"
            checked={kind === one}
            onChange={(checked) => see({ kind: checked ? one : null, page: 0 })}
          >
            {`${kindLabel(one, t)} (${data.counts[one] ?? 0})`}
          </Chip>
        ))}
      </Group>
      {groups.map((group) => (
        <Paper key={group.kind} p="md">
          <Stack gap="xs">
            <Title order={4} size="h6">
              {kindLabel(group.kind, t)}
            </Title>
            <RecordDifferenceTable rows={group.rows} names={names} />
          </Stack>
        </Paper>
      ))}
      <Pager
        total={data.total}
        page={page}
        pageSize={pageSize}
        onPage={(next) => see({ kind, page: next })}
      />
    </Stack>
  )
}
