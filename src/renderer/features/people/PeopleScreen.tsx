import { Badge, Button, Grid, Group, Paper, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconHistory, IconUserCheck, IconUsers } from '@tabler/icons-react'
import { useList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useShowPanel } from '../../state/panels.ts'
import { usePreferences } from '../../state/preferences.ts'
import { ListBody } from '../../ui/ListBody.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { DemonstrationBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { AddPersonForm } from './AddPersonForm.tsx'

export function PeopleScreen() {
  const { t } = useTexts()
  const show = useShowPanel()
  const { person, setPerson } = usePreferences()
  const people = useList('people', { limit: 1000 })
  return (
    <Stack gap="lg">
      <PageHeader title={t('people.title')}>
        <Text size="sm">{t('people.intro')}</Text>
      </PageHeader>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7, lg: 8 }}>
          <ListBody
            loading={people.isPending}
            refusal={people.isError ? toRefusal(people.error) : null}
            onRetry={() => void people.refetch()}
            total={people.data?.total ?? 0}
            empty={
              <EmptyNote title={t('people.empty')} hint={t('people.emptyHint')} icon={IconUsers} />
            }
          >
            <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
              {people.data?.rows.map(({ id, name, email, demonstration }) => (
                <Paper key={id} p="sm" component="li">
                  <Group justify="space-between">
                    <div>
                      <Group gap="xs">
                        <Text fw={500}>{name}</Text>
                        {id === person && (
                          <Badge variant="light" tt="none" c="pine.9">
                            {t('people.current')}
                          </Badge>
                        )}
                        {demonstration && <DemonstrationBadge />}
                      </Group>
                      <Text size="sm" c="gray.7">
                        {email}
                      </Text>
                    </div>
                    <Group gap="xs">
                      <Button
                        variant="subtle"
                        color="gray"
                        size="xs"
                        leftSection={<IconHistory size={14} aria-hidden />}
                        onClick={() => show({ panel: 'history', record: id, label: name })}
                      >
                        {t('actions.history')}
                      </Button>
                      <Button
                        variant="default"
                        size="xs"
                        disabled={id === person}
                        leftSection={<IconUserCheck size={14} aria-hidden />}
                        aria-label={t('people.workAs', { name })}
                        onClick={() => {
                          setPerson(id)
                          notifications.show({ message: t('people.nowWorking', { name }) })
                        }}
                      >
                        {t('people.workAsShort')}
                      </Button>
                    </Group>
                  </Group>
                </Paper>
              ))}
            </Stack>
          </ListBody>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5, lg: 4 }}>
          <AddPersonForm />
        </Grid.Col>
      </Grid>
    </Stack>
  )
}
