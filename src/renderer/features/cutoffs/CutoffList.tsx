import { Stack } from '@mantine/core'
import { IconScissors } from '@tabler/icons-react'
import { useCutoffOrigins, usePresentList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { EmptyNote, ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { CutoffCard } from './CutoffCard.tsx'

export function CutoffList() {
  const { t } = useTexts()
  const cutoffs = usePresentList('cutoffs', { limit: 1000 })
  const origins = useCutoffOrigins()
  const failed = [cutoffs, origins].find(({ isError }) => isError)
  if (failed !== undefined) {
    return <ErrorNote refusal={toRefusal(failed.error)} onRetry={() => void failed.refetch()} />
  }
  if (cutoffs.data === undefined || origins.data === undefined) return <LoadingRows rows={3} />
  const { rows } = cutoffs.data
  if (rows.length === 0) {
    return (
      <EmptyNote icon={IconScissors} title={t('cutoffs.empty')} hint={t('cutoffs.emptyHint')} />
    )
  }
  const byId = new Map(origins.data.map((origin) => [origin.id, origin]))
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {rows.map((cutoff) => (
        <CutoffCard key={cutoff.id} cutoff={cutoff} origin={byId.get(cutoff.id)} />
      ))}
    </Stack>
  )
}
