import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconHistory, IconListNumbers, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import type { SessionDetail } from '../../../contract/sessions.ts'
import { useGo } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView } from '../../state/route.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import { agreementName } from '../../ui/names.ts'
import { RowMenu } from '../../ui/RowMenu.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { AgendaDrawer, agendaSubject } from './AgendaDrawer.tsx'

type AgendaItem = SessionDetail['agenda'][number]

/** The items of the agenda in their order, with what was adopted under each. */
export function SessionAgenda({
  session,
  agenda,
}: {
  session: string
  agenda: readonly AgendaItem[]
}) {
  const { t } = useTexts()
  const go = useGo()
  const show = useShowPanel()
  const editing = useScreenForm('agenda')
  const edit = (item: AgendaItem | null) => editing.show(agendaSubject(session, item))
  const edited = agenda.find((item) => editing.subject === agendaSubject(session, item)) ?? null
  const add = (
    <Button
      variant={agenda.length === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => edit(null)}
    >
      {t('agenda.add')}
    </Button>
  )
  const lastOrder = Math.max(0, ...agenda.map(({ order }) => order))
  return (
    <Stack gap="sm">
      {agenda.length === 0 ? (
        <EmptyNote
          title={t('agenda.empty')}
          hint={t('agenda.emptyHint')}
          icon={IconListNumbers}
          action={add}
        />
      ) : (
        <>
          <Group justify="flex-end">{add}</Group>
          {agenda.map((item) => (
            <Paper key={item.id} p="md" component="article" aria-label={item.text}>
              <Group justify="space-between" align="flex-start" wrap="nowrap">
                <Group align="flex-start" wrap="nowrap" gap="md">
                  <Text fw={600} c="dimmed" miw="2rem" ta="right">
                    {item.order}.
                  </Text>
                  <Stack gap={4}>
                    <Text size="sm">{item.text}</Text>
                    {item.adopted.map((agreement) => (
                      <Anchor
                        key={agreement.id}
                        component="button"
                        type="button"
                        size="sm"
                        ta="left"
                        onClick={() =>
                          go({ screen: 'agreement', id: agreement.id, view: emptyView })
                        }
                      >
                        {[agreementName(agreement, t), agreement.title]
                          .filter((part) => part !== null)
                          .join(' · ')}
                      </Anchor>
                    ))}
                  </Stack>
                </Group>
                <RowMenu
                  name={item.text}
                  actions={[
                    {
                      label: t('agenda.edit'),
                      icon: IconPencil,
                      onChoose: () => edit(item),
                    },
                    {
                      label: t('actions.history'),
                      icon: IconHistory,
                      onChoose: () => show({ panel: 'history', record: item.id, label: item.text }),
                    },
                    {
                      label: t('actions.withdraw'),
                      icon: IconTrash,
                      harmful: true,
                      onChoose: () =>
                        show({
                          panel: 'withdraw',
                          record: item.id,
                          title: t('agenda.withdraw'),
                          text: t('agreements.withdrawText'),
                        }),
                    },
                  ]}
                />
              </Group>
            </Paper>
          ))}
        </>
      )}
      {(edited !== null || editing.subject === agendaSubject(session, null)) && (
        <AgendaDrawer
          session={session}
          item={edited}
          nextOrder={lastOrder + 1}
          onClose={editing.close}
        />
      )}
    </Stack>
  )
}
