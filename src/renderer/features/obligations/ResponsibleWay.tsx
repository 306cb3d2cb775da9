import { List, Stack, Text } from '@mantine/core'
import { IconGitFork } from '@tabler/icons-react'
import type { ObligationDetail } from '../../../contract/records.ts'
import { formatDay } from '../../ui/format.ts'
import { unitOf } from '../../ui/names.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Which unit answers today, and why it is not the one that the agreement names. */
export function ResponsibleWay({
  detail: { obligation, responsibility },
}: {
  readonly detail: Pick<ObligationDetail, 'obligation' | 'responsibility'>
}) {
  const { t, language } = useTexts()
  const { named, steps, uncertain } = responsibility
  const dayOf = (on: string | null) => (on === null ? t('units.always') : formatDay(on, language))
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm">{unitOf(obligation, language)}</Text>
      {obligation.responsibleOpen !== null && (
        <StatusBadge
          tone="partial"
          icon={IconGitFork}
          label={t(`responsible.open.${obligation.responsibleOpen}`)}
        />
      )}
      {steps.length > 0 && (
        <>
          <Text size="xs" c="dimmed">
            {t('responsible.named', { name: unitName(named, language) })}
          </Text>
          <List size="xs" c="dimmed" spacing={2} withPadding={false} listStyleType="none">
            {steps.map((step) => (
              <List.Item key={`${step.on} ${step.unit.code}`}>
                {step.through === 'succession'
                  ? t('responsible.bySuccession', {
                      name: unitName(step.unit, language),
                      date: dayOf(step.on),
                    })
                  : t('responsible.byReassignment', {
                      name: unitName(step.unit, language),
                      date: dayOf(step.on),
                      authority: step.authority ?? '',
                      reason: step.reason ?? '',
                    })}
              </List.Item>
            ))}
          </List>
          {uncertain && (
            <Text size="xs" c="dimmed">
              {t('responsible.uncertain')}
            </Text>
          )}
        </>
      )}
    </Stack>
  )
}
