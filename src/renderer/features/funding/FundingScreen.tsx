import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconCoins, IconPlus } from '@tabler/icons-react'
import { amountColumns, type AmountColumn } from '../../../core/compliance/funding/reckoning.ts'
import { useFundingReckoning } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView } from '../../state/route.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { EmptyNote, ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { fundingFields } from './fields.ts'
import { FundingPivot } from './FundingPivot.tsx'
import { pivotOf } from './pivot.ts'

interface FundingScreenProps {
  /** `null`: the first that there is. */
  readonly fund: string | null
  readonly column: AmountColumn
}

/** The money of one fund, entities by years. */
export function FundingScreen({ fund, column }: FundingScreenProps) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const show = useShowPanel()
  const asked = useFundingReckoning({})
  if (asked.isPending) return <LoadingPage />
  if (asked.isError) {
    return <ErrorNote refusal={toRefusal(asked.error)} onRetry={() => void asked.refetch()} />
  }
  const { funds, rows } = asked.data
  const chosen = fund ?? funds[0] ?? null
  const ofFund = rows.filter((row) => row.fund === chosen)
  const add = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() =>
        show({
          panel: 'add',
          kind: 'funding',
          title: t('funding.add'),
          fields: fundingFields,
          given: chosen === null ? {} : { fund: chosen },
        })
      }
    >
      {t('funding.add')}
    </Button>
  )
  return (
    <Stack gap="md">
      <PageHeader title={t('nav.funding')} actions={add}>
        <Text size="sm">{t('funding.intro')}</Text>
      </PageHeader>
      {chosen === null ? (
        <EmptyNote
          title={t('funding.empty')}
          hint={t('funding.emptyHint')}
          icon={IconCoins}
          action={add}
        />
      ) : (
        <>
          <Group align="flex-end">
            <Select
              label={t('fields.fund')}
              allowDeselect={false}
              data={[...funds]}
              value={chosen}
              onChange={(next) => see({ screen: 'funding', fund: next, column })}
            />
            <SegmentedControl
              aria-label={t('funding.shown')}
              data={amountColumns.map((name) => ({ value: name, label: t(`fields.${name}`) }))}
              value={column}
              onChange={(next) => {
                const known = amountColumns.find((name) => name === next)
                if (known !== undefined) see({ screen: 'funding', fund, column: known })
              }}
            />
          </Group>
          <FundingPivot
            label={`${chosen}: ${t(`fields.${column}`)}`}
            pivot={pivotOf(ofFund, column)}
            onYear={(year) => go({ screen: 'fundYear', fund: chosen, year, view: emptyView })}
            onRecord={(id) => go({ screen: 'fundingRecord', id })}
          />
        </>
      )}
    </Stack>
  )
}
