import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SessionRow } from '../../../contract/rows.ts'
import { useBodyNames } from '../../api/queries.ts'
import { CountsBar } from '../../ui/CountsBar.tsx'
import { formatDay } from '../../ui/format.ts'
import { OverdueCount } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'

export function SessionFacts({ session }: { session: SessionRow }) {
  const { t, language } = useTexts()
  const bodies = useBodyNames(language)
  const day = (date: string | null, otherwise: string) =>
    date === null ? (
      <Text c="dimmed" size="sm">
        {otherwise}
      </Text>
    ) : (
      formatDay(date, language)
    )
  return (
    <Paper p="md">
      <SimpleGrid cols={{ base: 3, lg: 6 }} spacing="lg">
        <Fact label={t('sessions.body')}>{bodies.get(session.body) ?? session.bodyName}</Fact>
        <Fact label={t('agreements.date')}>{day(session.date, t('sessions.noDate'))}</Fact>
        <Fact label={t('agreements.venue')}>
          {session.venue ?? (
            <Text c="dimmed" size="sm">
              {t('common.unknown')}
            </Text>
          )}
        </Fact>
        <Fact label={t('agreements.gazette')}>
          {day(session.gazetteDate, t('agreements.notPublished'))}
        </Fact>
        <Fact label={t('agreements.obligations')}>
          <CountsBar counts={session} />
        </Fact>
        <Fact label={t('counts.overdue')}>
          <Group>
            <OverdueCount count={session.overdue} />
          </Group>
        </Fact>
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt="sm">
        {t('counts.rule')}
      </Text>
    </Paper>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="div" size="sm">
        {children}
      </Text>
    </Stack>
  )
}
