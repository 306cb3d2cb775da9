import { Button, Group, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { IconHistory, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import type { IndicatorRow, ObservationRow } from '../../../contract/rows.ts'
import { changeAgainstBaseline } from '../../../core/compliance/indicators/course.ts'
import { useShowPanel } from '../../state/panels.ts'
import { formatDay } from '../../ui/format.ts'
import { RowMenu } from '../../ui/RowMenu.tsx'
import { DemonstrationMark } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { observationFields } from './fields.ts'
import { changeText, coveredText, indicatorName, measuredText } from '../../ui/indicator-figures.ts'

interface ObservationTableProps {
  readonly indicator: IndicatorRow
  /** The earliest first. */
  readonly observations: readonly ObservationRow[]
}

/** The figures of the chart, each with where it comes from. */
export function ObservationTable({ indicator, observations }: ObservationTableProps) {
  const { t, language } = useTexts()
  const show = useShowPanel()
  const covered = (row: ObservationRow) =>
    coveredText(row, language) ??
    (row.session === null ? null : t('sessions.short', { roman: row.session })) ??
    t('common.unknown')
  return (
    <Stack gap="sm" component="section" aria-labelledby="indicator-observations">
      <Group justify="space-between">
        <Title order={2} size="h4" id="indicator-observations">
          {t('indicators.observations')}
        </Title>
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={indicator.withdrawn !== null}
          onClick={() =>
            show({
              panel: 'add',
              kind: 'observation',
              title: t('indicators.addObservationTo', { name: indicatorName(indicator, language) }),
              fields: observationFields,
              given: { indicator: indicator.id },
            })
          }
        >
          {t('indicators.addObservation')}
        </Button>
      </Group>
      {observations.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('indicators.noObservations')}
        </Text>
      ) : (
        <Table
          aria-label={t('indicators.observations')}
          verticalSpacing="xs"
          bg="white"
          withTableBorder
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('fields.period')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('fields.value')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('indicators.change')}
              </Table.Th>
              <Table.Th scope="col">{t('fields.session')}</Table.Th>
              <Table.Th scope="col">{t('fields.source')}</Table.Th>
              <Table.Th scope="col" w="3rem">
                <VisuallyHidden>{t('measures.actions')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {observations.map((row) => {
              const change = changeAgainstBaseline(indicator, row.value)
              return (
                <Table.Tr key={row.id}>
                  <Table.Td>
                    {covered(row)}
                    {row.period !== null && row.date !== null && (
                      <Text size="xs" c="dimmed">
                        {formatDay(row.date, language)}
                      </Text>
                    )}
                    {row.demonstration && <DemonstrationMark />}
                  </Table.Td>
                  <Table.Td ta="right">{measuredText(indicator, row, language, t)}</Table.Td>
                  <Table.Td ta="right">
                    {change === null ? t('common.unknown') : changeText(change, language)}
                  </Table.Td>
                  <Table.Td>{row.session ?? ''}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>
                    {row.source}
                    {row.quote !== null && (
                      <Text size="xs" c="dimmed">
                        {t('indicators.quoted', { quote: row.quote })}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <RowMenu
                      name={covered(row)}
                      actions={[
                        {
                          label: t('indicators.editObservation'),
                          icon: IconPencil,
                          onChoose: () =>
                            show({ panel: 'edit', record: row.id, fields: observationFields }),
                        },
                        {
                          label: t('actions.history'),
                          icon: IconHistory,
                          onChoose: () =>
                            show({ panel: 'history', record: row.id, label: covered(row) }),
                        },
                        {
                          label: t('indicators.withdrawObservation'),
                          icon: IconTrash,
                          harmful: true,
                          onChoose: () =>
                            show({
                              panel: 'withdraw',
                              record: row.id,
                              title: t('indicators.withdrawObservation'),
                              text: t('measures.withdrawText'),
                            }),
                        },
                      ]}
                    />
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}
