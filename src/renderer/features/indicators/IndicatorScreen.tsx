import { Group, Paper, Stack, Text } from '@mantine/core'
import type { IndicatorRow } from '../../../contract/rows.ts'
import { expectedOn } from '../../../core/compliance/indicators/course.ts'
import { useIndicator } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView } from '../../state/route.ts'
import { useMeasureActions } from '../../state/use-measure-actions.ts'
import { CourseBadge } from '../../ui/CourseBadge.tsx'
import { formatDay, formatNumber, formatPeriod } from '../../ui/format.ts'
import { KeyValues } from '../../ui/KeyValues.tsx'
import { LinkedAgreements } from '../../ui/LinkedAgreements.tsx'
import { Note } from '../../ui/Note.tsx'
import { MeasureActions } from '../../ui/MeasureActions.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { DemonstrationBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { indicatorFields } from './fields.ts'
import { figureText, indicatorName } from '../../ui/indicator-figures.ts'
import { IndicatorChart } from './IndicatorChart.tsx'
import { ObservationTable } from './ObservationTable.tsx'

/** One indicator: what it counts, how it went, what it measures. */
export function IndicatorScreen({ id }: { id: string }) {
  const { t, language } = useTexts()
  const go = useGo()
  const show = useShowPanel()
  const act = useMeasureActions()
  const detail = useIndicator(id)
  if (detail.isPending) return <LoadingPage />
  if (detail.isError) {
    return <ErrorNote refusal={toRefusal(detail.error)} onRetry={() => void detail.refetch()} />
  }
  const { indicator, observations, agreements } = detail.data
  const name = indicatorName(indicator, language)
  return (
    <Stack gap="lg">
      <PageHeader
        title={name}
        crumbs={[
          {
            label: t('nav.indicators'),
            onOpen: () => go({ screen: 'indicators', view: emptyView }),
          },
        ]}
        actions={
          <MeasureActions
            name={name}
            edit={t('indicators.edit')}
            withdraw={t('indicators.withdraw')}
            onAction={(action) =>
              act({ id, kind: 'indicator', name, fields: indicatorFields }, action, {
                title: t('indicators.withdraw'),
                text: t('measures.withdrawText'),
              })
            }
          />
        }
      >
        <Group gap="sm">
          <CourseBadge code={indicator.course} />
          <Expected indicator={indicator} />
          {indicator.demonstration && <DemonstrationBadge />}
        </Group>
      </PageHeader>
      {indicator.targetDoubtful && <Note tone="partial">{t('indicators.targetDoubtful')}</Note>}
      <Paper p="md">
        <Definition indicator={indicator} />
      </Paper>
      <IndicatorChart indicator={indicator} observations={observations} />
      <ObservationTable indicator={indicator} observations={observations} />
      <LinkedAgreements
        title={t('indicators.agreements')}
        empty={t('indicators.noAgreements')}
        linked={agreements}
        onLink={() => show({ panel: 'linkAgreement', target: id, kind: 'measured_by' })}
        onOpen={(agreement) => go({ screen: 'agreement', id: agreement, view: emptyView })}
        onUnlink={({ link }) =>
          show({
            panel: 'withdraw',
            record: link,
            title: t('measures.unlink'),
            text: t('measures.unlinkText'),
          })
        }
      />
    </Stack>
  )
}

/** What the last measurement would have to be, where dates tell. */
function Expected({ indicator }: { indicator: IndicatorRow }) {
  const { t, language } = useTexts()
  const { lastOn } = indicator
  const expected = lastOn === null ? null : expectedOn(indicator, lastOn)
  if (lastOn === null || expected === null) return null
  return (
    <Text size="sm" c="dimmed">
      {t('indicators.expected', {
        value: figureText(indicator, Math.round(expected * 10) / 10, language),
        date: formatDay(lastOn, language),
      })}
    </Text>
  )
}

function Definition({ indicator }: { indicator: IndicatorRow }) {
  const { t, language } = useTexts()
  const { definition, measure, scale, direction, baselinePeriod, baselineValue, target, targetBy } =
    indicator
  const parts = (...texts: readonly (string | null)[]) => {
    const known = texts.filter((text) => text !== null)
    return known.length === 0 ? t('common.unknown') : known.join(' · ')
  }
  const optional = [
    { label: t('fields.definition'), value: definition },
    { label: t('fields.source'), value: indicator.source },
    { label: t('fields.sourceNote'), value: indicator.sourceNote },
  ].filter(({ value }) => value !== null)
  return (
    <KeyValues
      items={[
        {
          label: t('fields.measure'),
          value: parts(measure, scale && t(`codes.indicatorScales.${scale}`)),
        },
        {
          label: t('fields.direction'),
          value: parts(direction && t(`codes.directions.${direction}`)),
        },
        {
          label: t('indicators.baseline'),
          value: parts(
            // What was counted then, also where the figures are changes against it.
            baselineValue === null ? null : formatNumber(baselineValue, language),
            baselinePeriod && formatPeriod(baselinePeriod, language),
          ),
        },
        {
          label: t('indicators.target'),
          value: parts(
            target === null ? null : figureText(indicator, target, language),
            targetBy && formatDay(targetBy, language),
          ),
        },
        ...optional,
      ]}
    />
  )
}
