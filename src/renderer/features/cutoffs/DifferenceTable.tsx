import { Anchor, Group, Stack, Table, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DifferenceRow, ObligationState } from '../../../contract/cutoffs.ts'
import { formatDay } from '../../ui/format.ts'
import { ComplianceBadge, ResponseBadge, VerificationBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { DifferenceSaves } from './DifferenceSaves.tsx'

interface DifferenceTableProps {
  readonly rows: readonly DifferenceRow[]
  readonly onOpen: (obligation: string) => void
}

export function DifferenceTable({ rows, onOpen }: DifferenceTableProps) {
  const { t } = useTexts()
  return (
    <Table verticalSpacing="xs" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="24%">{t('obligations.unit')}</Table.Th>
          <Table.Th w="40%">{t('cutoffs.what')}</Table.Th>
          <Table.Th w="36%">{t('cutoffs.why')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.obligation}>
            <Table.Td style={{ verticalAlign: 'top' }}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="start"
                onClick={() => onOpen(row.obligation)}
              >
                {(row.after ?? row.before)?.unitName}
              </Anchor>
              <Text size="xs" c="dimmed">
                {t('agreements.clause', { order: row.clauseOrder })}
              </Text>
            </Table.Td>
            <Table.Td style={{ verticalAlign: 'top' }}>
              <Changes row={row} />
            </Table.Td>
            <Table.Td style={{ verticalAlign: 'top' }}>
              <DifferenceSaves saves={row.saves} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const text = (value: string) => <Text size="sm">{value}</Text>

function Changes({ row: { before, after, changed } }: { row: DifferenceRow }) {
  const { t, language } = useTexts()
  if (before === null) {
    return (
      <Group gap={6}>
        <Text size="sm">{t('cutoffs.isNew')}</Text>
        {after !== null && <ComplianceBadge code={after.compliance} />}
      </Group>
    )
  }
  if (after === null) {
    return (
      <Group gap={6}>
        <ComplianceBadge code={before.compliance} />
        <Text size="sm">{t('cutoffs.absent')}</Text>
      </Group>
    )
  }
  const due = ({ due: day }: ObligationState) =>
    day === null ? t('cutoffs.noDate') : formatDay(day, language)
  const step = (was: ReactNode, is: ReactNode) => (
    <Group gap={6}>
      {was}
      <IconArrowRight size={14} aria-label={t('cutoffs.becomes')} />
      {is}
    </Group>
  )
  return (
    <Stack gap={4}>
      {changed.includes('compliance') &&
        step(
          <ComplianceBadge code={before.compliance} />,
          <ComplianceBadge code={after.compliance} />,
        )}
      {changed.includes('verification') &&
        step(
          <VerificationBadge compliance={before.compliance} code={before.verification} />,
          <VerificationBadge compliance={after.compliance} code={after.verification} />,
        )}
      {changed.includes('response') &&
        step(<ResponseBadge code={before.response} />, <ResponseBadge code={after.response} />)}
      {changed.includes('due') && step(text(due(before)), text(due(after)))}
      {changed.includes('unit') && step(text(before.unitName), text(after.unitName))}
      {changed.includes('withdrawn') &&
        text(after.stands ? t('cutoffs.restored') : t('cutoffs.withdrawn'))}
    </Stack>
  )
}
