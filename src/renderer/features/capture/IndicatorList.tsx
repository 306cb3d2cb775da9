import { Anchor, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconTrendingDown, IconTrendingUp } from '@tabler/icons-react'
import type { CaptureEdit, ObservationWork } from '../../state/capture-work.ts'
import { formatNumber } from '../../ui/format.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface IndicatorListProps {
  readonly indicators: readonly ObservationWork[]
  readonly edit: (edit: CaptureEdit) => void
  readonly onLine: (line: number) => void
}

/** Figures that the document gives: observations of indicators, with their baseline. */
export function IndicatorList({ indicators, edit, onLine }: IndicatorListProps) {
  const { t, language } = useTexts()
  return (
    <Stack gap="xs" component="section" aria-labelledby="capture-indicators">
      <Title order={2} size="h4" id="capture-indicators">
        {t('capture.indicators')}
      </Title>
      {indicators.map(({ key, included, observation }) => {
        const name = language === 'en' ? observation.indicatorEnglish : observation.indicator
        const Arrow = observation.value < 0 ? IconTrendingDown : IconTrendingUp
        return (
          <Paper key={key} p="sm">
            <Group wrap="nowrap" align="flex-start">
              <Checkbox
                mt={2}
                checked={included}
                aria-label={t('capture.includeIndicator', { name })}
                onChange={(event) =>
                  edit({ edit: 'indicator', key, included: event.currentTarget.checked })
                }
              />
              <Stack gap={2} style={{ flex: 1 }}>
                <Group gap="xs">
                  <Text size="sm" fw={500}>
                    {name}
                  </Text>
                  <Arrow size={16} aria-hidden />
                  <Text size="sm">
                    {observation.atLeast && `${t('capture.atLeast')} `}
                    {`${formatNumber(observation.value, language)} %`}
                  </Text>
                </Group>
                {observation.baselinePeriod !== null && (
                  <Text size="xs" c="gray.7">
                    {`${t('capture.baseline')}: ${observation.baselinePeriod}`}
                    {observation.baselineSource !== null && ` (${observation.baselineSource})`}
                  </Text>
                )}
                <Text size="xs" c="gray.7" fs="italic">
                  {observation.quote}
                </Text>
              </Stack>
              <Anchor
                component="button"
                type="button"
                size="xs"
                aria-label={t('capture.goToLine', { line: observation.line })}
                onClick={() => onLine(observation.line)}
              >
                {t('capture.line', { line: observation.line })}
              </Anchor>
            </Group>
          </Paper>
        )
      })}
    </Stack>
  )
}
