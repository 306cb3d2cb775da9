import { Group, Paper, Stack, Text } from '@mantine/core'
import type { ObligationDetail } from '../../../contract/records.ts'
import { useRecord, useRecordLabels } from '../../api/queries.ts'
import { deadlineText } from '../../ui/deadline-text.ts'
import { DueDate } from '../../ui/DueDate.tsx'
import { formatDay } from '../../ui/format.ts'
import { KeyValues } from '../../ui/KeyValues.tsx'
import {
  ComplianceBadge,
  DueSoonBadge,
  ReportedInTimeBadge,
  ResponseBadge,
  VerdictConflictBadge,
  VerificationBadge,
} from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ResponsibleWay } from './ResponsibleWay.tsx'

/** Who answers beside the unit, and who is to verify, where somebody said so. */
function useTakingPart(obligation: string) {
  const { t } = useTexts()
  const record = useRecord(obligation)
  const units = (record.data?.sets['coResponsible'] ?? []).map(({ element }) => element)
  const verifier = record.data?.fields['verifier']?.value
  const verifiers = typeof verifier === 'string' ? [verifier] : []
  const names = useRecordLabels([...units, ...verifiers])
  const said = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '').join(', ')
  return [
    { label: t('fields.coResponsible'), value: said(units) },
    { label: t('fields.verifier'), value: said(verifiers) },
  ].filter(({ value }) => value !== '')
}

/** The three axes and the deadline. Nothing of it is typed in: it follows from what is in the timeline. */
export function ObligationStatus({ detail }: { detail: ObligationDetail }) {
  const { t, language } = useTexts()
  const { obligation, status, deadline, dueMissing } = detail
  const extended = detail.extensions.some(({ withdrawn }) => withdrawn === null)
  const peopleAndUnits = useTakingPart(obligation.id)
  return (
    <Paper p="md" component="section" aria-label={t('status.compliance')}>
      <KeyValues
        items={[
          {
            label: t('status.compliance'),
            value: (
              <Stack gap={4} align="flex-start">
                <Group gap={6}>
                  <ComplianceBadge code={status.compliance} late={status.metLate} />
                  {status.conflict && <VerdictConflictBadge />}
                </Group>
                {status.fulfilledOn !== null && (
                  <Text size="xs" c="dimmed">
                    {t('obligations.fulfilledOn', {
                      date: formatDay(status.fulfilledOn, language),
                    })}
                  </Text>
                )}
              </Stack>
            ),
          },
          {
            label: t('status.verification'),
            value: (
              <Group gap={6}>
                <VerificationBadge compliance={status.compliance} code={status.verification} />
                {status.reportedInTime && <ReportedInTimeBadge />}
              </Group>
            ),
          },
          {
            label: t('status.response'),
            value: <ResponseBadge code={status.response} />,
          },
          { label: t('responsible.answers'), value: <ResponsibleWay detail={detail} /> },
          ...peopleAndUnits,
          {
            label: t('due.label'),
            value: (
              <Stack gap={4} align="flex-start">
                <Group gap={6}>
                  <DueDate
                    due={obligation.due}
                    estimated={obligation.dueEstimated}
                    overdue={status.overdue}
                    pending={dueMissing !== null}
                  />
                  {status.dueSoon && <DueSoonBadge />}
                </Group>
                <Text size="xs" c="dimmed">
                  {extended
                    ? t('due.before', { rule: deadlineText(deadline, t, language) })
                    : deadlineText(deadline, t, language)}
                </Text>
                {dueMissing !== null && (
                  <Text size="xs" c="dimmed">
                    {t(`due.missing.${dueMissing}`)}
                  </Text>
                )}
              </Stack>
            ),
          },
        ]}
      />
    </Paper>
  )
}
