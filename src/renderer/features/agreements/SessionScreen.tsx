import { Button, Stack } from '@mantine/core'
import { IconArrowMerge, IconHistory, IconPencil, IconReportAnalytics } from '@tabler/icons-react'
import { useList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView, type ListView, whereIs } from '../../state/route.ts'
import { HeaderMenu } from '../../ui/HeaderMenu.tsx'
import { sessionInFull, sessionName } from '../../ui/names.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { ComplianceBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { sessionFields } from './fields.ts'
import { SessionFacts } from './SessionFacts.tsx'
import { SessionTabs } from './SessionTabs.tsx'

interface SessionScreenProps {
  readonly id: string
  readonly view: ListView
  /** `YYYY-MM-DD` */
  readonly today: string
}

export function SessionScreen({ id, view, today }: SessionScreenProps) {
  const { t, language } = useTexts()
  const go = useGo()
  const show = useShowPanel()
  const sessions = useList('sessions', { where: [whereIs('id', id)], withdrawn: true, limit: 1 })
  const session = sessions.data?.rows[0]
  const bodies = useList('bodies', { limit: 1000 })
  const body = bodies.data?.rows.find(({ code }) => code === session?.body)
  if (sessions.isError) return <ErrorNote refusal={toRefusal(sessions.error)} />
  if (sessions.isPending || session?.id !== id) {
    return sessions.data?.total === 0 ? (
      <ErrorNote refusal={{ code: 'record_unknown', details: { id } }} />
    ) : (
      <LoadingPage />
    )
  }
  const name = sessionName(session, t)
  return (
    <Stack gap="lg">
      <PageHeader
        title={name}
        crumbs={[
          {
            label: t('sessions.title'),
            onOpen: () => go({ screen: 'sessions', view: emptyView }),
          },
        ]}
        marks={<ComplianceBadge code={session.compliance} />}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconHistory size={16} aria-hidden />}
              onClick={() => show({ panel: 'history', record: id, label: name })}
            >
              {t('actions.history')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => show({ panel: 'edit', record: id, fields: sessionFields })}
            >
              {t('agreements.editSession')}
            </Button>
            <Button
              leftSection={<IconReportAnalytics size={16} aria-hidden />}
              onClick={() => go({ screen: 'dossier', session: id })}
            >
              {t('agreements.dossier')}
            </Button>
            <HeaderMenu
              name={name}
              actions={[
                {
                  label: t('merge.from'),
                  icon: IconArrowMerge,
                  onChoose: () =>
                    show({
                      panel: 'merge',
                      record: id,
                      kind: 'session',
                      label: sessionInFull(session, language, t),
                      agreement: null,
                    }),
                },
                ...(body === undefined
                  ? []
                  : [
                      {
                        label: t('merge.fromBody'),
                        icon: IconArrowMerge,
                        onChoose: () =>
                          show({
                            panel: 'merge',
                            record: body.id,
                            kind: 'body',
                            label: body.name,
                            agreement: null,
                          }),
                      },
                    ]),
              ]}
            />
          </>
        }
      />
      <SessionFacts session={session} />
      <SessionTabs session={id} view={view} today={today} />
    </Stack>
  )
}
