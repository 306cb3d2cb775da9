import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { FundingRow } from '../../../contract/rows.ts'
import { amountColumns } from '../../../core/compliance/funding/reckoning.ts'
import { useFunding } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView } from '../../state/route.ts'
import { useMeasureActions } from '../../state/use-measure-actions.ts'
import { formatPesos } from '../../ui/format.ts'
import { entityOf, fundingName } from '../../ui/funding-name.ts'
import { KeyValues } from '../../ui/KeyValues.tsx'
import { LinkedAgreements } from '../../ui/LinkedAgreements.tsx'
import { MeasureActions } from '../../ui/MeasureActions.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { DemonstrationBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { fundingFields } from './fields.ts'
import { Findings } from './Findings.tsx'
import { ShareOf } from './FundYearScreen.tsx'
import { InstalmentTable } from './InstalmentTable.tsx'
import { ProgrammeTable } from './ProgrammeTable.tsx'

/** One record of money: whose, how much, paid in what parts, for which agreements. */
export function FundingRecordScreen({ id }: { id: string }) {
  const { t, language } = useTexts()
  const go = useGo()
  const show = useShowPanel()
  const act = useMeasureActions()
  const detail = useFunding(id)
  if (detail.isPending) return <LoadingPage />
  if (detail.isError) {
    return <ErrorNote refusal={toRefusal(detail.error)} onRetry={() => void detail.refetch()} />
  }
  const { funding, instalments, programmes, findings, agreements } = detail.data
  const { fund, year } = funding
  const name = fundingName(funding, language, t)
  return (
    <Stack gap="lg">
      <PageHeader
        title={[entityOf(funding, language, t), funding.programme]
          .filter((part) => part !== null)
          .join(' · ')}
        crumbs={[
          {
            label: t('nav.funding'),
            onOpen: () => go({ screen: 'funding', fund, column: 'federalAmount' }),
          },
          {
            label: `${fund} ${year}`,
            onOpen: () => go({ screen: 'fundYear', fund, year, view: emptyView }),
          },
        ]}
        actions={
          <MeasureActions
            name={name}
            edit={t('funding.edit')}
            withdraw={t('funding.withdraw')}
            onAction={(action) =>
              act({ id, kind: 'funding', name, fields: fundingFields }, action, {
                title: t('funding.withdraw'),
                text: t('measures.withdrawText'),
              })
            }
          />
        }
      >
        {funding.demonstration && (
          <Group>
            <DemonstrationBadge />
          </Group>
        )}
      </PageHeader>
      <Findings findings={findings} rows={[]} />
      <Paper p="md">
        <Amounts funding={funding} />
      </Paper>
      {programmes.length > 0 && (
        <Stack gap="sm" component="section" aria-labelledby="funding-programmes">
          <Title order={2} size="h4" id="funding-programmes">
            {t('funding.programmes')}
          </Title>
          <ProgrammeTable
            rows={programmes}
            onOpen={(row) => go({ screen: 'fundingRecord', id: row })}
          />
        </Stack>
      )}
      <InstalmentTable funding={funding} instalments={instalments} />
      <LinkedAgreements
        title={t('funding.agreements')}
        empty={t('funding.noAgreements')}
        linked={agreements}
        onLink={() => show({ panel: 'linkAgreement', target: id, kind: 'funded_by' })}
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

function Amounts({ funding }: { funding: FundingRow }) {
  const { t, language } = useTexts()
  const optional = [
    { label: t('fields.source'), value: funding.source },
    { label: t('fields.sourceNote'), value: funding.sourceNote },
  ].filter(({ value }) => value !== null)
  const money = (pesos: number | null) =>
    pesos === null ? (
      <Text size="sm" c="dimmed">
        {t('common.unknown')}
      </Text>
    ) : (
      formatPesos(pesos, language)
    )
  return (
    <KeyValues
      items={[
        ...amountColumns.map((column) => ({
          label: t(`fields.${column}`),
          value:
            column === 'stateShare' ? (
              <Group gap="xs">
                {money(funding.stateShare)}
                <ShareOf row={funding} />
              </Group>
            ) : (
              money(funding[column])
            ),
        })),
        { label: t('funding.paidInAll'), value: money(funding.paid) },
        ...optional,
      ]}
    />
  )
}
