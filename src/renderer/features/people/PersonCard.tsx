import { Badge, Button, Group, Paper, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowMerge, IconBriefcase, IconHistory, IconUserCheck } from '@tabler/icons-react'
import type { PersonRow } from '../../../contract/rows.ts'
import { useShowPanel } from '../../state/panels.ts'
import { usePreferences } from '../../state/preferences.ts'
import { RowMenu } from '../../ui/RowMenu.tsx'
import { DemonstrationBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'

export function PersonCard({
  row: { id, name, email, demonstration, mayWork },
}: {
  row: PersonRow
}) {
  const { t } = useTexts()
  const show = useShowPanel()
  const { person, setPerson } = usePreferences()
  return (
    <Paper p="sm">
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Group gap="xs">
            <Text fw={500} size="sm">
              {name}
            </Text>
            {id === person && (
              <Badge variant="light" tt="none" c="pine.9">
                {t('people.current')}
              </Badge>
            )}
            {demonstration && <DemonstrationBadge />}
          </Group>
          {email !== null && (
            <Text size="sm" c="dimmed">
              {email}
            </Text>
          )}
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<IconBriefcase size={14} aria-hidden />}
            aria-label={t('posts.appointPerson', { name })}
            onClick={() => show({ panel: 'appoint', post: null, person: id, from: null })}
          >
            {t('posts.appoint')}
          </Button>
          {mayWork && id !== person && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconUserCheck size={14} aria-hidden />}
              aria-label={t('people.workAs', { name })}
              onClick={() => {
                setPerson(id)
                notifications.show({ message: t('people.nowWorking', { name }) })
              }}
            >
              {t('people.workAsShort')}
            </Button>
          )}
          <RowMenu
            name={name}
            actions={[
              {
                label: t('actions.history'),
                icon: IconHistory,
                onChoose: () => show({ panel: 'history', record: id, label: name }),
              },
              {
                label: t('merge.from'),
                icon: IconArrowMerge,
                onChoose: () =>
                  show({
                    panel: 'merge',
                    record: id,
                    kind: 'person',
                    label: name,
                    agreement: null,
                  }),
              },
            ]}
          />
        </Group>
      </Group>
    </Paper>
  )
}
