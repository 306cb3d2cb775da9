import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import {
  IconArrowMerge,
  IconHistory,
  IconLock,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { useAgreement, useAgreementReach } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView, type ListView } from '../../state/route.ts'
import { useConflictsOf } from '../../state/use-conflicts-of.ts'
import { ConflictsNote } from '../../ui/ConflictsNote.tsx'
import { LineageBadges, StageBadge } from '../../ui/adoption-badges.tsx'
import { CountsBar } from '../../ui/CountsBar.tsx'
import { HeaderMenu } from '../../ui/HeaderMenu.tsx'
import { KeyValues } from '../../ui/KeyValues.tsx'
import { LongText } from '../../ui/LongText.tsx'
import { agreementInFull, agreementName } from '../../ui/names.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ReachNote } from '../../ui/ReachNote.tsx'
import { ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { ComplianceBadge, DemonstrationBadge, WithdrawnBadge } from '../../ui/status.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { DecideActions } from './DecideActions.tsx'
import { ClauseCard } from './ClauseCard.tsx'
import { newClauseFields } from './fields.ts'
import { AgreementMeasures } from './AgreementMeasures.tsx'
import { AgreementLineage } from './AgreementLineage.tsx'
import { AgreementObligations } from './AgreementObligations.tsx'

const editableFields = [
  'number',
  'kind',
  'title',
  'text',
  'textStatus',
  'topic',
  'legalBasis',
  'fundingNote',
  'procedural',
  'confidential',
  'tags',
  'aliases',
]

export function AgreementScreen({ id, view }: { id: string; view: ListView }) {
  const { t } = useTexts()
  const go = useGo()
  const show = useShowPanel()
  const detail = useAgreement(id)
  const conflicts = useConflictsOf('agreement', id)
  const reach = useAgreementReach(id)
  if (detail.isPending) return <LoadingPage />
  if (detail.isError) {
    return <ErrorNote refusal={toRefusal(detail.error)} onRetry={() => void detail.refetch()} />
  }
  const { agreement, clauses, legalBasis, fundingNote } = detail.data
  const name = agreementName(agreement, t)
  const notes = [
    { label: t('agreements.legalBasis'), value: legalBasis },
    { label: t('agreements.fundingNote'), value: fundingNote },
  ].filter(({ value }) => value !== null)
  return (
    <Stack gap="lg">
      <PageHeader
        title={agreement.title ?? name}
        crumbs={[
          {
            label: t('sessions.title'),
            onOpen: () => go({ screen: 'sessions', view: emptyView }),
          },
          {
            label: t('sessions.crumb', { body: agreement.body, roman: agreement.session }),
            onOpen: () => go({ screen: 'session', id: agreement.sessionId, view: emptyView }),
          },
        ]}
        actions={
          <>
            <DecideActions agreement={agreement} />
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
              disabled={agreement.withdrawn !== null}
              onClick={() => show({ panel: 'edit', record: id, fields: editableFields })}
            >
              {t('agreements.editAgreement')}
            </Button>
            <HeaderMenu
              name={name}
              disabled={agreement.withdrawn !== null}
              actions={[
                {
                  label: t('merge.from'),
                  icon: IconArrowMerge,
                  onChoose: () =>
                    show({
                      panel: 'merge',
                      record: id,
                      kind: 'agreement',
                      label: agreementInFull(agreement, t),
                      agreement: null,
                    }),
                },
                {
                  label: t('agreements.withdrawTitle'),
                  icon: IconTrash,
                  harmful: true,
                  onChoose: () =>
                    show({
                      panel: 'withdraw',
                      record: id,
                      title: t('agreements.withdrawTitle'),
                      text: t('agreements.withdrawText'),
                    }),
                },
              ]}
            />
          </>
        }
      >
        <Group gap="sm">
          <Text size="sm" fw={500}>
            {name}
          </Text>
          {agreement.number === null && (
            <Text size="sm" c="dimmed">
              {t('common.numberUnknown')}
            </Text>
          )}
          <ComplianceBadge code={agreement.compliance} />
          {agreement.procedural && (
            <Text size="sm" c="dimmed">
              {t('agreements.procedural')}
            </Text>
          )}
          {agreement.textStatus !== null && (
            <Text size="sm" c="dimmed">
              {t(`codes.textStatuses.${agreement.textStatus}`)}
            </Text>
          )}
          {agreement.confidential && (
            <StatusBadge tone="partial" icon={IconLock} label={t('agreements.confidential')} />
          )}
          <StageBadge {...agreement} />
          <LineageBadges {...agreement} />
          {agreement.demonstration && <DemonstrationBadge />}
          {agreement.withdrawn !== null && <WithdrawnBadge reason={agreement.withdrawn} />}
          <CountsBar counts={agreement} />
        </Group>
      </PageHeader>
      <ConflictsNote total={conflicts.total} onSee={conflicts.see} />
      <ReachNote since={reach.data?.notUpdatedSince ?? null} />
      <Paper p="md" component="section" aria-labelledby="agreement-text">
        <Stack gap="sm">
          <Title order={2} size="h5" id="agreement-text">
            {t('agreements.text')}
          </Title>
          <LongText text={agreement.text} />
          {notes.length > 0 && <KeyValues items={notes} />}
        </Stack>
      </Paper>
      <Stack gap="sm" component="section" aria-labelledby="agreement-clauses">
        <Group justify="space-between">
          <Title order={2} size="h4" id="agreement-clauses">
            {t('agreements.clauses')}
          </Title>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={agreement.withdrawn !== null}
            onClick={() =>
              show({
                panel: 'add',
                kind: 'clause',
                title: t('agreements.addClause'),
                fields: newClauseFields,
                given: {
                  agreement: id,
                  order: Math.max(0, ...clauses.map(({ clause }) => clause.order)) + 1,
                  nature: 'binding',
                },
              })
            }
          >
            {t('agreements.addClause')}
          </Button>
        </Group>
        {clauses.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('agreements.noClauses')}
          </Text>
        )}
        {clauses.map((clause) => (
          <ClauseCard key={clause.clause.id} {...clause} />
        ))}
      </Stack>
      <AgreementLineage agreement={id} />
      <AgreementMeasures agreement={id} />
      {agreement.stage === 'approved' && <AgreementObligations agreement={id} view={view} />}
    </Stack>
  )
}
