import { Button, Group, Stack, Text } from '@mantine/core'
import { IconChartLine, IconPlus } from '@tabler/icons-react'
import type { IndicatorRow } from '../../../contract/rows.ts'
import { indicatorCourses } from '../../../core/compliance/codes.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import type { ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import { codeOptions } from '../../ui/code-labels.ts'
import { CourseBadge } from '../../ui/CourseBadge.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { formatDay } from '../../ui/format.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RecordList } from '../../ui/RecordList.tsx'
import { DemonstrationMark, WithdrawnBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { indicatorFields } from './fields.ts'
import {
  changeText,
  coveredText,
  figureText,
  indicatorName,
  measuredText,
} from '../../ui/indicator-figures.ts'

/** Every indicator with its last measurement and where it stands. */
export function IndicatorsScreen({ view }: { view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const show = useShowPanel()
  const columns = useIndicatorColumns()
  const listing = useListing('indicators', {
    view,
    onView: (next) => see({ screen: 'indicators', view: next }),
  })
  const add = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() =>
        show({
          panel: 'add',
          kind: 'indicator',
          title: t('indicators.add'),
          fields: indicatorFields,
          given: {},
        })
      }
    >
      {t('indicators.add')}
    </Button>
  )
  return (
    <Stack gap="md">
      <PageHeader title={t('nav.indicators')} actions={add}>
        <Text size="sm">{t('indicators.intro')}</Text>
      </PageHeader>
      <RecordList
        label={t('nav.indicators')}
        listing={listing}
        columns={columns}
        filters={[
          {
            kind: 'codes',
            field: 'course',
            label: t('indicators.course'),
            options: codeOptions(indicatorCourses, t),
          },
          { kind: 'withdrawn' },
        ]}
        onOpen={({ id }) => go({ screen: 'indicator', id })}
        minWidth={900}
        empty={{
          title: t('indicators.empty'),
          hint: t('indicators.emptyHint'),
          icon: IconChartLine,
          action: add,
        }}
      />
    </Stack>
  )
}

function useIndicatorColumns(): readonly Column<IndicatorRow>[] {
  const { t, language } = useTexts()
  const unknown = (
    <Text size="sm" c="dimmed">
      {t('common.unknown')}
    </Text>
  )
  return [
    {
      key: 'name',
      header: t('fields.indicator'),
      sort: language === 'en' ? 'nameEnglish' : 'name',
      cell: (row) => indicatorName(row, language),
      note: (row) => (
        <Group gap="xs">
          {row.demonstration && <DemonstrationMark />}
          {row.withdrawn !== null && <WithdrawnBadge reason={row.withdrawn} />}
        </Group>
      ),
    },
    {
      key: 'last',
      header: t('indicators.last'),
      sort: 'lastOn',
      width: '13rem',
      align: 'right',
      cell: (row) => {
        const { lastValue, lastAtLeast, lastPeriod, lastOn } = row
        if (lastValue === null) return unknown
        return (
          <Stack gap={0}>
            <Text size="sm">
              {measuredText(row, { value: lastValue, atLeast: lastAtLeast }, language, t)}
            </Text>
            <Text size="xs" c="dimmed">
              {coveredText({ period: lastPeriod, on: lastOn }, language)}
            </Text>
          </Stack>
        )
      },
    },
    {
      key: 'change',
      header: t('indicators.change'),
      sort: 'change',
      width: '10rem',
      align: 'right',
      cell: ({ change }) => (change === null ? unknown : changeText(change, language)),
    },
    {
      key: 'target',
      header: t('indicators.target'),
      sort: 'target',
      width: '9rem',
      align: 'right',
      cell: (row) =>
        row.target === null ? (
          unknown
        ) : (
          <Stack gap={0}>
            <Text size="sm">{figureText(row, row.target, language)}</Text>
            <Text size="xs" c="dimmed">
              {row.targetBy === null ? null : formatDay(row.targetBy, language)}
            </Text>
          </Stack>
        ),
    },
    {
      key: 'course',
      header: t('indicators.course'),
      sort: 'course',
      width: '12.5rem',
      cell: ({ course }) => <CourseBadge code={course} />,
    },
    {
      key: 'agreements',
      header: t('measures.agreements'),
      sort: 'agreements',
      width: '7rem',
      align: 'right',
      cell: ({ agreements }) => agreements,
    },
  ]
}
