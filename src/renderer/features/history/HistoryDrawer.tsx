import { Group, Stack, Text, Timeline } from '@mantine/core'
import { IconHistory, IconPencil } from '@tabler/icons-react'
import { recordsNamed } from '../../../contract/history-sentence.ts'
import type { HistoryEntry } from '../../../contract/records.ts'
import { useHistory, useRecordLabels } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { EmptyNote, ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { Names } from '../../ui/value-text.ts'
import { bySave, saveSentence, sentenceOf } from './sentence.ts'

interface HistoryDrawerProps {
  readonly record: string
  readonly label: string
  readonly onClose: () => void
}

/** A group of many members would ask for each of them. */
const mostNames = 60

/** Who changed what and when, in sentences; several changes of one save stand together. */
export function HistoryDrawer({ record, label, onClose }: HistoryDrawerProps) {
  const { t } = useTexts()
  const history = useHistory(record)
  const named = recordsNamed(history.data ?? []).slice(0, mostNames)
  const names = useRecordLabels(named)
  return (
    <PanelDrawer title={`${t('history.title')}: ${label}`} onClose={onClose}>
      <Stack>
        <Text size="sm" c="gray.7">
          {t('history.intro')}
        </Text>
        {history.isPending && <LoadingPage />}
        {history.isError && (
          <ErrorNote refusal={toRefusal(history.error)} onRetry={() => void history.refetch()} />
        )}
        {history.data?.length === 0 && <EmptyNote title={t('history.empty')} icon={IconHistory} />}
        {history.data !== undefined && (
          <Timeline bulletSize={26} lineWidth={2}>
            {bySave(history.data).map(({ save, entries }) => (
              <Timeline.Item key={save} bullet={<IconPencil size={14} aria-hidden />}>
                <Save entries={entries} names={names} />
              </Timeline.Item>
            ))}
          </Timeline>
        )}
      </Stack>
    </PanelDrawer>
  )
}

function Save({ entries, names }: { entries: readonly HistoryEntry[]; names: Names }) {
  const { t, language } = useTexts()
  const moment = useMoments()
  const [first] = entries
  if (first === undefined) return null
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {saveSentence(first, t, moment)}
      </Text>
      {entries.map((entry) => (
        <Group key={entry.change + entry.field + (entry.element ?? '')} gap={6} align="baseline">
          <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {sentenceOf(entry, t, language, names)}
          </Text>
          {!entry.live && (
            <Text size="xs" c="gray.7">
              ({t('history.replaced')})
            </Text>
          )}
        </Group>
      ))}
    </Stack>
  )
}
