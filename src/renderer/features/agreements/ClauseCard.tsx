import { ActionIcon, Group, Paper, Stack, Text, Tooltip } from '@mantine/core'
import {
  IconCalendarDue,
  IconHistory,
  IconPencil,
  IconTrash,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react'
import type { AgreementDetail } from '../../../contract/records.ts'
import { useUnitTree } from '../../api/queries.ts'
import { useShowPanel } from '../../state/panels.ts'
import { CountsBar } from '../../ui/CountsBar.tsx'
import { deadlineText } from '../../ui/deadline-text.ts'
import { LongText } from '../../ui/LongText.tsx'
import { ComplianceBadge, WithdrawnBadge } from '../../ui/status.tsx'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'

const editableFields = ['text', 'nature', 'deadline', 'order', 'addressees']

export function ClauseCard({ clause, deadline, addressees }: AgreementDetail['clauses'][number]) {
  const { t, language } = useTexts()
  const show = useShowPanel()
  const units = useUnitTree()
  const { order } = clause
  const names = addressees.map((addressee) => {
    const unit = units.data?.find(({ code }) => code === addressee.unit)
    return unit === undefined ? addressee.unit : unitName(unit, language)
  })
  const withdrawn = clause.withdrawn !== null
  return (
    <Paper p="md" component="article" aria-label={t('agreements.clause', { order })}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="sm">
            <Text fw={600} size="sm">
              {t('agreements.clause', { order })}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`codes.clauseNatures.${clause.nature}`)}
            </Text>
            <ComplianceBadge code={clause.compliance} />
            {clause.withdrawn !== null && <WithdrawnBadge reason={clause.withdrawn} />}
          </Group>
          <Group gap={4} wrap="nowrap">
            <Tooltip label={t('agreements.historyClause', { order })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('agreements.historyClause', { order })}
                onClick={() =>
                  show({
                    panel: 'history',
                    record: clause.id,
                    label: t('agreements.clause', { order }),
                  })
                }
              >
                <IconHistory size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('agreements.addResponsibles', { order })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={withdrawn}
                aria-label={t('agreements.addResponsibles', { order })}
                onClick={() => show({ panel: 'addObligations', clause: clause.id, order })}
              >
                <IconUserPlus size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('agreements.editClause', { order })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={withdrawn}
                aria-label={t('agreements.editClause', { order })}
                onClick={() => show({ panel: 'edit', record: clause.id, fields: editableFields })}
              >
                <IconPencil size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('agreements.withdrawClause', { order })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={withdrawn}
                aria-label={t('agreements.withdrawClause', { order })}
                onClick={() =>
                  show({
                    panel: 'withdraw',
                    record: clause.id,
                    title: t('agreements.withdrawClauseTitle', { order }),
                    text: t('agreements.withdrawText'),
                  })
                }
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        </Group>
        <LongText text={clause.text} lines={4} />
        <Group gap="lg" align="center">
          <Group gap={6} wrap="nowrap" style={{ flex: '1 1 16rem' }}>
            <IconUsers size={16} aria-hidden style={{ flex: 'none' }} />
            <Text size="sm">
              {names.length === 0 ? t('agreements.noAddressees') : names.join(', ')}
            </Text>
          </Group>
          <Group gap={6} wrap="nowrap">
            <IconCalendarDue size={16} aria-hidden />
            <Text size="sm">{deadlineText(deadline, t, language)}</Text>
          </Group>
          <CountsBar counts={clause} />
        </Group>
      </Stack>
    </Paper>
  )
}
