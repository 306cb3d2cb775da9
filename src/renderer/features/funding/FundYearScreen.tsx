import { Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCoins, IconPlus } from '@tabler/icons-react'
import type { FundingRow } from '../../../contract/rows.ts'
import { useFundingReckoning } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { whereIs, type ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { formatNumber, pesosOfColumn } from '../../ui/format.ts'
import { entityOf } from '../../ui/funding-name.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RecordList } from '../../ui/RecordList.tsx'
import { DemonstrationMark, WithdrawnBadge } from '../../ui/status.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { fundingFields } from './fields.ts'
import { Findings } from './Findings.tsx'

interface FundYearScreenProps {
  readonly fund: string
  readonly year: number
  readonly view: ListView
}

/** One fund in one year: who gets what, and what does not add up. */
export function FundYearScreen({ fund, year, view }: FundYearScreenProps) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const show = useShowPanel()
  const reckoning = useFundingReckoning({ fund, year })
  const listing = useListing('funding', {
    view,
    onView: (next) => see({ screen: 'fundYear', fund, year, view: next }),
    where: [whereIs('fund', fund), whereIs('year', String(year))],
  })
  const columns = useFundingColumns(listing.rows)
  const name = `${fund} ${year}`
  return (
    <Stack gap="md">
      <PageHeader
        title={name}
        crumbs={[
          {
            label: t('nav.funding'),
            onOpen: () => go({ screen: 'funding', fund, column: 'federalAmount' }),
          },
        ]}
        actions={
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() =>
              show({
                panel: 'add',
                kind: 'funding',
                title: t('funding.add'),
                fields: fundingFields,
                given: { fund, year },
              })
            }
          >
            {t('funding.add')}
          </Button>
        }
      />
      {reckoning.data !== undefined && (
        <Findings findings={reckoning.data.findings} rows={reckoning.data.rows} />
      )}
      <RecordList
        label={name}
        listing={listing}
        columns={columns}
        filters={[
          {
            kind: 'condition',
            label: t('funding.onlyLow'),
            filter: whereIs('stateShareLow', 'true'),
          },
          { kind: 'withdrawn' },
        ]}
        onOpen={({ id }) => go({ screen: 'fundingRecord', id })}
        minWidth={980}
        empty={{ title: t('funding.empty'), hint: t('funding.emptyHint'), icon: IconCoins }}
      />
    </Stack>
  )
}

type Amount = 'federalAmount' | 'stateShare' | 'committed' | 'exercised' | 'paid'

/** `rows`: those that are shown, one below the other. */
function useFundingColumns(rows: readonly FundingRow[]): readonly Column<FundingRow>[] {
  const { t, language } = useTexts()
  const amountsOf = (key: Amount) => {
    const money = pesosOfColumn(
      rows.map((row) => row[key]),
      language,
    )
    return (row: FundingRow) => {
      const pesos = row[key]
      return pesos === null ? (
        <Text size="sm" c="dimmed">
          {t('common.unknown')}
        </Text>
      ) : (
        money(pesos)
      )
    }
  }
  const stateShareOf = amountsOf('stateShare')
  return [
    {
      key: 'entity',
      header: t('fields.entity'),
      sort: 'entityName',
      cell: (row) => entityOf(row, language, t),
      note: (row) => (
        <Stack gap={2} align="flex-start">
          {row.programme !== null && (
            <Text size="xs" c="dimmed">
              {row.programme}
            </Text>
          )}
          <Group gap="xs">
            {row.demonstration && <DemonstrationMark />}
            {row.withdrawn !== null && <WithdrawnBadge reason={row.withdrawn} />}
          </Group>
        </Stack>
      ),
    },
    {
      key: 'federalAmount',
      header: t('fields.federalAmount'),
      sort: 'federalAmount',
      align: 'right',
      width: '11rem',
      cell: amountsOf('federalAmount'),
    },
    {
      key: 'stateShare',
      header: t('fields.stateShare'),
      sort: 'stateShare',
      align: 'right',
      width: '11rem',
      cell: (row) => (
        <Stack gap={2} align="flex-end">
          {stateShareOf(row)}
          <ShareOf row={row} />
        </Stack>
      ),
    },
    {
      key: 'committed',
      header: t('fields.committed'),
      sort: 'committed',
      align: 'right',
      width: '10rem',
      cell: amountsOf('committed'),
    },
    {
      key: 'exercised',
      header: t('fields.exercised'),
      sort: 'exercised',
      align: 'right',
      width: '10rem',
      cell: amountsOf('exercised'),
    },
    {
      key: 'paid',
      header: t('fields.paidAmount'),
      sort: 'paid',
      align: 'right',
      width: '10rem',
      cell: amountsOf('paid'),
    },
  ]
}

/** The state's share as a part of the federal amount. */
export function ShareOf({ row }: { row: FundingRow }) {
  const { t, language } = useTexts()
  const { federalAmount, stateShare, stateShareLow } = row
  if (federalAmount === null || federalAmount === 0 || stateShare === null) return null
  const percent = t('funding.shareOf', {
    percent: formatNumber((stateShare / federalAmount) * 100, language, 2),
  })
  return stateShareLow ? (
    <StatusBadge
      tone="partial"
      icon={IconAlertTriangle}
      label={percent}
      hint={t('funding.shareLow')}
    />
  ) : (
    <Text size="xs" c="dimmed">
      {percent}
    </Text>
  )
}
