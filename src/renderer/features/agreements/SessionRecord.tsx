import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { SessionDetail } from '../../../contract/sessions.ts'
import { useShowPanel } from '../../state/panels.ts'
import { formatDay } from '../../ui/format.ts'
import { KeyValues } from '../../ui/KeyValues.tsx'
import { LinkText } from '../../ui/LinkText.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { sessionFields } from './fields.ts'

/** What is known of the session itself. The day of its publication moves the deadlines that run from it. */
export function SessionRecord({ detail }: { detail: SessionDetail }) {
  const { t, language } = useTexts()
  const show = useShowPanel()
  const { session } = detail
  const day = (date: string | null) => (date === null ? null : formatDay(date, language))
  const items = [
    { label: t('fields.type'), value: t(`codes.sessionTypes.${session.type}`) },
    { label: t('fields.date'), value: day(session.date) },
    ...(session.date === null
      ? [{ label: t('fields.estimatedDate'), value: day(detail.estimatedDate) }]
      : []),
    { label: t('fields.venue'), value: session.venue },
    { label: t('fields.members'), value: detail.members },
    { label: t('fields.quorum'), value: detail.quorumStated },
    { label: t('fields.gazetteDate'), value: day(session.gazetteDate) },
    {
      label: t('fields.gazetteLink'),
      value: detail.gazetteLink && <LinkText link={detail.gazetteLink} />,
    },
    { label: t('fields.certifiedBy'), value: detail.certifiedBy },
  ]
  return (
    <Paper p="md">
      <Stack>
        <KeyValues
          items={items.map(({ label, value }) => ({
            label,
            value: value ?? (
              <Text size="sm" c="dimmed">
                {t('common.unknown')}
              </Text>
            ),
          }))}
        />
        <Text size="xs" c="dimmed">
          {t('sessionParts.gazetteMoves')}
        </Text>
        <Group>
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => show({ panel: 'edit', record: session.id, fields: sessionFields })}
          >
            {t('agreements.editSession')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
