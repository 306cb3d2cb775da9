import { Button, Group, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconCalendarPlus,
  IconCircleCheck,
  IconCircleDashed,
  IconHistory,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import type { FundingRow, InstalmentRow } from '../../../contract/rows.ts'
import { centavosOf, pesosOf } from '../../../core/compliance/funding/amount.ts'
import { useAction } from '../../api/actions.ts'
import { useShowPanel } from '../../state/panels.ts'
import { usePerson } from '../../state/preferences.ts'
import { formatDay, pesosOfColumn } from '../../ui/format.ts'
import { fundingName } from '../../ui/funding-name.ts'
import { RowMenu } from '../../ui/RowMenu.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { instalmentFields } from './fields.ts'

interface InstalmentTableProps {
  readonly funding: FundingRow
  readonly instalments: readonly InstalmentRow[]
}

/** In what parts the federal amount is to be paid, and was. */
export function InstalmentTable({ funding, instalments }: InstalmentTableProps) {
  const { t, language } = useTexts()
  const show = useShowPanel()
  const person = usePerson()
  const plan = useAction('instalments.plan')
  const sum = pesosSum(instalments.map((row) => row.amount))
  const amount = pesosOfColumn([...instalments.map((row) => row.amount), sum], language)
  const paid = pesosOfColumn([...instalments.map((row) => row.paidAmount), funding.paid], language)
  const makePlan = async () => {
    if (person === null) return
    const planned = await plan.run({ as: person, funding: funding.id })
    if (planned === null) return
    notifications.show({
      color: 'green',
      message: t('funding.planned', { count: planned.ids.length }),
    })
  }
  return (
    <Stack gap="sm" component="section" aria-labelledby="funding-instalments">
      <Group justify="space-between">
        <Title order={2} size="h4" id="funding-instalments">
          {t('funding.instalments')}
        </Title>
        <Group gap="xs">
          {instalments.length === 0 && funding.federalAmount !== null && (
            <SaveButton
              variant="default"
              leftSection={<IconCalendarPlus size={16} aria-hidden />}
              loading={plan.running}
              disabled={person === null}
              onClick={() => void makePlan()}
            >
              {t('funding.plan')}
            </SaveButton>
          )}
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() =>
              show({
                panel: 'add',
                kind: 'instalment',
                title: t('funding.addInstalmentTo', { name: fundingName(funding, language, t) }),
                fields: instalmentFields,
                given: { funding: funding.id, order: nextOrder(instalments) },
              })
            }
          >
            {t('funding.addInstalment')}
          </Button>
        </Group>
      </Group>
      {plan.refused !== null && <ErrorNote refusal={plan.refused} />}
      {instalments.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('funding.noInstalments')}
        </Text>
      ) : (
        <Table aria-label={t('funding.instalments')} verticalSpacing={4} bg="white" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="5rem" ta="right">
                {t('fields.order')}
              </Table.Th>
              <Table.Th scope="col">{t('fields.dueOn')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('fields.amount')}
              </Table.Th>
              <Table.Th scope="col">{t('funding.payment')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('fields.paidAmount')}
              </Table.Th>
              <Table.Th scope="col" w="3rem">
                <VisuallyHidden>{t('measures.actions')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {instalments.map((row) => (
              <InstalmentLine key={row.id} row={row} amount={amount} paid={paid} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={2}>
                {t('funding.instalmentsSum')}
              </Table.Th>
              <Table.Td ta="right" fw={600}>
                {amount(sum)}
              </Table.Td>
              <Table.Td />
              <Table.Td ta="right" fw={600}>
                {funding.paid === null ? '' : paid(funding.paid)}
              </Table.Td>
              <Table.Td />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      )}
    </Stack>
  )
}

/** In centavos: pesos as doubles do not add up. */
const pesosSum = (amounts: readonly number[]): number =>
  pesosOf(amounts.reduce((sum, pesos) => sum + centavosOf(pesos), 0))

const nextOrder = (instalments: readonly InstalmentRow[]): number =>
  Math.max(0, ...instalments.map(({ order }) => order)) + 1

type Money = (pesos: number) => string

interface InstalmentLineProps {
  readonly row: InstalmentRow
  /** How the amounts of each column are written. */
  readonly amount: Money
  readonly paid: Money
}

function InstalmentLine({ row, amount, paid }: InstalmentLineProps) {
  const { t, language } = useTexts()
  const show = useShowPanel()
  const name = t('funding.instalment', { order: row.order })
  const isPaid = row.paidOn !== null || row.paidAmount !== null
  return (
    <Table.Tr>
      <Table.Td ta="right">{row.order}</Table.Td>
      <Table.Td>
        {row.dueOn === null ? t('common.unknown') : formatDay(row.dueOn, language)}
      </Table.Td>
      <Table.Td ta="right">{amount(row.amount)}</Table.Td>
      <Table.Td>
        {isPaid ? (
          <StatusBadge
            tone="good"
            icon={IconCircleCheck}
            label={
              row.paidOn === null
                ? t('funding.paid')
                : t('funding.paidOn', { date: formatDay(row.paidOn, language) })
            }
          />
        ) : (
          <StatusBadge tone="neutral" icon={IconCircleDashed} label={t('funding.notPaid')} />
        )}
      </Table.Td>
      <Table.Td ta="right">{row.paidAmount === null ? '' : paid(row.paidAmount)}</Table.Td>
      <Table.Td>
        <RowMenu
          name={name}
          actions={[
            {
              label: t('funding.editInstalment'),
              icon: IconPencil,
              onChoose: () => show({ panel: 'edit', record: row.id, fields: instalmentFields }),
            },
            {
              label: t('actions.history'),
              icon: IconHistory,
              onChoose: () => show({ panel: 'history', record: row.id, label: name }),
            },
            {
              label: t('funding.withdrawInstalment'),
              icon: IconTrash,
              harmful: true,
              onChoose: () =>
                show({
                  panel: 'withdraw',
                  record: row.id,
                  title: t('funding.withdrawInstalment'),
                  text: t('measures.withdrawText'),
                }),
            },
          ]}
        />
      </Table.Td>
    </Table.Tr>
  )
}
