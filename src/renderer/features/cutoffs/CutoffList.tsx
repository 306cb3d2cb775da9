import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconEye, IconScissors } from '@tabler/icons-react'
import { usePresentList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useKnownAt } from '../../state/known-at.ts'
import { formatDay } from '../../ui/format.ts'
import { HashText } from '../../ui/HashText.tsx'
import { EmptyNote, ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

export function CutoffList() {
  const { t, language } = useTexts()
  const show = useKnownAt((state) => state.show)
  const cutoffs = usePresentList('cutoffs', { limit: 1000 })
  if (cutoffs.isPending) return <LoadingRows rows={3} />
  if (cutoffs.isError) {
    return <ErrorNote refusal={toRefusal(cutoffs.error)} onRetry={() => void cutoffs.refetch()} />
  }
  const { rows } = cutoffs.data
  if (rows.length === 0) {
    return (
      <EmptyNote icon={IconScissors} title={t('cutoffs.empty')} hint={t('cutoffs.emptyHint')} />
    )
  }
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {rows.map(({ id, name, day, digest }) => (
        <Paper key={id} p="sm" component="li">
          <Group justify="space-between" wrap="nowrap">
            <Stack gap={2} miw={0}>
              <Text fw={500}>{name}</Text>
              <Group gap="xs">
                <Text size="sm" c="dimmed">
                  {t('cutoffs.madeOn', { date: formatDay(day, language) })}
                </Text>
                <HashText sha256={digest} />
              </Group>
            </Stack>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconEye size={14} aria-hidden />}
              onClick={() => show({ day, cutoff: { id, name } })}
            >
              {t('cutoffs.see')}
            </Button>
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}
