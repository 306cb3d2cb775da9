import { Button, Grid, Group, Menu, Paper, Stack, Text, Title } from '@mantine/core'
import {
  IconArrowMerge,
  IconArrowsExchange,
  IconCalendarPlus,
  IconDots,
  IconFilePlus,
  IconGavel,
  IconHistory,
  IconLockOpen,
  IconMail,
  IconPaperclip,
  IconPencil,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react'
import { useAgreementReach, useObligation } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { usePerson } from '../../state/preferences.ts'
import { emptyView } from '../../state/route.ts'
import { useConflictsOf } from '../../state/use-conflicts-of.ts'
import { ConflictsNote } from '../../ui/ConflictsNote.tsx'
import { LongText } from '../../ui/LongText.tsx'
import { agreementOf, obligationInFull, unitOf } from '../../ui/names.ts'
import { Note } from '../../ui/Note.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ReachNote } from '../../ui/ReachNote.tsx'
import { ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { DemonstrationBadge, WithdrawnBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ObligationStatus } from './ObligationStatus.tsx'
import { ObligationTimeline } from './ObligationTimeline.tsx'

const editableFields = ['role', 'coResponsible']

export function ObligationScreen({ id }: { id: string }) {
  const { t, language } = useTexts()
  const go = useGo()
  const show = useShowPanel()
  const person = usePerson()
  const detail = useObligation(id, person)
  const conflicts = useConflictsOf('obligation', id)
  const reach = useAgreementReach(detail.data?.obligation.agreement ?? null)
  if (detail.isPending) return <LoadingPage />
  if (detail.isError) {
    return <ErrorNote refusal={toRefusal(detail.error)} onRetry={() => void detail.refetch()} />
  }
  const { obligation } = detail.data
  const name = unitOf(obligation, language)
  const closed = obligation.withdrawn !== null || person === null
  return (
    <Stack gap="lg">
      <PageHeader
        title={name}
        crumbs={[
          {
            label: t('sessions.title'),
            onOpen: () => go({ screen: 'sessions', view: emptyView }),
          },
          {
            label: t('sessions.short', { roman: obligation.session }),
            onOpen: () => go({ screen: 'session', id: obligation.sessionId, view: emptyView }),
          },
          {
            label: agreementOf(obligation, t),
            onOpen: () => go({ screen: 'agreement', id: obligation.agreement, view: emptyView }),
          },
        ]}
        marks={
          <>
            {obligation.demonstration && <DemonstrationBadge />}
            {obligation.withdrawn !== null && <WithdrawnBadge reason={obligation.withdrawn} />}
          </>
        }
        actions={
          <>
            <Button
              disabled={closed}
              leftSection={<IconFilePlus size={16} aria-hidden />}
              onClick={() => show({ panel: 'progress', obligation: id })}
            >
              {t('obligations.addReport')}
            </Button>
            <Button
              variant="light"
              disabled={closed}
              leftSection={<IconGavel size={16} aria-hidden />}
              onClick={() => show({ panel: 'verdict', obligation: id })}
            >
              {t('obligations.issueVerdict')}
            </Button>
            <Button
              variant="default"
              disabled={closed}
              leftSection={<IconMail size={16} aria-hidden />}
              onClick={() => show({ panel: 'notification', obligation: id })}
            >
              {t('obligations.addNotification')}
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default" px="xs" aria-label={t('actions.moreOf', { name })}>
                  <IconDots size={16} aria-hidden />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  disabled={closed}
                  leftSection={<IconPaperclip size={16} aria-hidden />}
                  onClick={() => show({ panel: 'addEvidence', obligation: id, report: null })}
                >
                  {t('evidence.add')}
                </Menu.Item>
                <Menu.Item
                  disabled={closed}
                  leftSection={<IconCalendarPlus size={16} aria-hidden />}
                  onClick={() => show({ panel: 'extension', obligation: id })}
                >
                  {t('obligations.addExtension')}
                </Menu.Item>
                <Menu.Item
                  disabled={closed}
                  leftSection={<IconArrowsExchange size={16} aria-hidden />}
                  onClick={() => show({ panel: 'reassign', obligation: id })}
                >
                  {t('reassign.menu')}
                </Menu.Item>
                <Menu.Item
                  disabled={closed}
                  leftSection={<IconUserCheck size={16} aria-hidden />}
                  onClick={() => show({ panel: 'edit', record: id, fields: ['verifier'] })}
                >
                  {t('obligations.nameVerifier')}
                </Menu.Item>
                <Menu.Item
                  disabled={closed || !detail.data.verdicts.some(({ determining }) => determining)}
                  leftSection={<IconLockOpen size={16} aria-hidden />}
                  onClick={() => show({ panel: 'reopen', obligation: id })}
                >
                  {t('reopen.menu')}
                </Menu.Item>
                <Menu.Item
                  disabled={closed}
                  leftSection={<IconPencil size={16} aria-hidden />}
                  onClick={() => show({ panel: 'edit', record: id, fields: editableFields })}
                >
                  {t('obligations.editObligation')}
                </Menu.Item>
                <Menu.Item
                  disabled={closed}
                  leftSection={<IconArrowMerge size={16} aria-hidden />}
                  onClick={() =>
                    show({
                      panel: 'merge',
                      record: id,
                      kind: 'obligation',
                      label: obligationInFull(obligation, language, t),
                      agreement: obligation.agreement,
                    })
                  }
                >
                  {t('merge.from')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconHistory size={16} aria-hidden />}
                  onClick={() => show({ panel: 'history', record: id, label: name })}
                >
                  {t('actions.history')}
                </Menu.Item>
                <Menu.Item
                  color="red"
                  disabled={closed}
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() =>
                    show({
                      panel: 'withdraw',
                      record: id,
                      title: t('obligations.withdraw'),
                      text: t('obligations.withdrawText'),
                    })
                  }
                >
                  {t('obligations.withdraw')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      {obligation.withdrawn !== null && (
        <Note tone="neutral" title={t('obligations.withdrawnNotice')}>
          {obligation.withdrawn}
        </Note>
      )}
      {person === null && <Note tone="partial">{t('obligations.personNeeded')}</Note>}
      <ConflictsNote total={conflicts.total} onSee={conflicts.see} />
      <ReachNote since={reach.data?.notUpdatedSince ?? null} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 5, xl: 4 }}>
          <Stack>
            <ObligationStatus detail={detail.data} />
            <Paper p="md" component="section" aria-labelledby="mandate">
              <Stack gap="xs">
                <Title order={2} size="h5" id="mandate">
                  {t('obligations.mandate')}
                </Title>
                <LongText text={obligation.text} lines={12} />
                <Group gap="xs">
                  <Text size="xs" c="dimmed">
                    {[
                      t('agreements.clause', { order: obligation.clauseOrder }),
                      t(`codes.clauseNatures.${obligation.nature}`),
                      t(`codes.obligationRoles.${obligation.role}`),
                    ].join(' · ')}
                  </Text>
                </Group>
              </Stack>
            </Paper>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7, xl: 8 }}>
          <ObligationTimeline detail={detail.data} />
        </Grid.Col>
      </Grid>
    </Stack>
  )
}
