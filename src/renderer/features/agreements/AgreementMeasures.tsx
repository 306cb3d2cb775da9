import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconLink, IconUnlink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { amountColumns } from '../../../core/compliance/funding/reckoning.ts'
import { useAgreementMeasures } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { CourseBadge } from '../../ui/CourseBadge.tsx'
import { formatPesos } from '../../ui/format.ts'
import { fundingName } from '../../ui/funding-name.ts'
import { figureText, indicatorName, measuredText } from '../../ui/indicator-figures.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** What an agreement is measured by, and the money that supports it. */
export function AgreementMeasures({ agreement }: { agreement: string }) {
  const { t, language } = useTexts()
  const go = useGo()
  const show = useShowPanel()
  const measures = useAgreementMeasures(agreement)
  if (measures.isPending) return null
  if (measures.isError) return <ErrorNote refusal={toRefusal(measures.error)} />
  const { indicators, funding } = measures.data
  return (
    <Stack gap="sm" component="section" aria-labelledby="agreement-measures">
      <Group justify="space-between">
        <Title order={2} size="h4" id="agreement-measures">
          {t('measures.title')}
        </Title>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconLink size={16} aria-hidden />}
            onClick={() => show({ panel: 'linkMeasure', agreement, kind: 'measured_by' })}
          >
            {t('measures.linkIndicator')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconLink size={16} aria-hidden />}
            onClick={() => show({ panel: 'linkMeasure', agreement, kind: 'funded_by' })}
          >
            {t('measures.linkFunding')}
          </Button>
        </Group>
      </Group>
      {indicators.length + funding.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('measures.none')}
        </Text>
      ) : (
        <Table aria-label={t('measures.title')} verticalSpacing="xs" bg="white" withTableBorder>
          <Table.Tbody>
            {indicators.map(({ link, indicator }) => (
              <Line
                key={link}
                link={link}
                kind={t('fields.indicator')}
                name={indicatorName(indicator, language)}
                facts={[
                  ...(indicator.lastValue === null
                    ? []
                    : [
                        `${t('indicators.last')}: ${measuredText(
                          indicator,
                          { value: indicator.lastValue, atLeast: indicator.lastAtLeast },
                          language,
                          t,
                        )}`,
                      ]),
                  ...(indicator.target === null
                    ? []
                    : [
                        `${t('indicators.target')}: ${figureText(indicator, indicator.target, language)}`,
                      ]),
                ]}
                state={<CourseBadge code={indicator.course} />}
                onOpen={() => go({ screen: 'indicator', id: indicator.id })}
              />
            ))}
            {funding.map(({ link, funding: money }) => (
              <Line
                key={link}
                link={link}
                kind={t('fields.funding')}
                name={fundingName(money, language, t)}
                facts={amountColumns.flatMap((column) => {
                  const pesos = money[column]
                  return pesos === null || column === 'federalAmount'
                    ? []
                    : [`${t(`fields.${column}`)}: ${formatPesos(pesos, language)}`]
                })}
                state={
                  money.federalAmount === null
                    ? t('common.unknown')
                    : `${t('fields.federalAmount')}: ${formatPesos(money.federalAmount, language)}`
                }
                onOpen={() => go({ screen: 'fundingRecord', id: money.id })}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}

interface LineProps {
  readonly link: string
  readonly kind: string
  readonly name: string
  /** Figures that stand below the name. */
  readonly facts: readonly string[]
  readonly state: ReactNode
  readonly onOpen: () => void
}

function Line({ link, kind, name, facts, state, onOpen }: LineProps) {
  const { t } = useTexts()
  const show = useShowPanel()
  return (
    <Table.Tr>
      <Table.Td w="9rem">
        <Text size="sm" c="dimmed">
          {kind}
        </Text>
      </Table.Td>
      <Table.Td>
        <Anchor component="button" type="button" size="sm" ta="start" onClick={onOpen}>
          {name}
        </Anchor>
        {facts.length > 0 && (
          <Text size="xs" c="dimmed">
            {facts.join(' · ')}
          </Text>
        )}
      </Table.Td>
      <Table.Td w="20rem">{state}</Table.Td>
      <Table.Td w="9rem" ta="right">
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconUnlink size={14} aria-hidden />}
          onClick={() =>
            show({
              panel: 'withdraw',
              record: link,
              title: t('measures.unlink'),
              text: t('measures.unlinkText'),
            })
          }
        >
          {t('measures.unlink')}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}
