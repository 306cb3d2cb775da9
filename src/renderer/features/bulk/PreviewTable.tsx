import { Group, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconBan, IconCheck } from '@tabler/icons-react'
import type { BulkRow, BulkState } from '../../../contract/bulk.ts'
import { useUnitTree } from '../../api/queries.ts'
import { formatDay } from '../../ui/format.ts'
import { refusalText } from '../../ui/refusal-text.ts'
import { ComplianceBadge, VerificationBadge } from '../../ui/status.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { changedFields, type PreviewedField } from './preview-rows.ts'

interface PreviewTableProps {
  /** On this page. */
  readonly rows: readonly BulkRow[]
  /** Of all pages: they decide which columns there are. */
  readonly all: readonly BulkRow[]
}

/** Before and after, obligation by obligation; where it is not allowed, why. */
export function PreviewTable({ rows, all }: PreviewTableProps) {
  const { t, language } = useTexts()
  const units = useUnitTree()
  const names = new Map((units.data ?? []).map((unit) => [unit.code, unitName(unit, language)]))
  const nameOf = (code: string) => names.get(code) ?? code
  const fields = changedFields(all)
  return (
    <Table verticalSpacing={6} horizontalSpacing="sm" stickyHeader aria-label={t('bulk.preview')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w="9rem">
            {t('bulk.outcome')}
          </Table.Th>
          <Table.Th scope="col">{t('obligations.unit')}</Table.Th>
          <Table.Th scope="col">{t('obligations.agreementAndClause')}</Table.Th>
          {fields.map((field) => (
            <Table.Th scope="col" key={field}>
              {t(`bulk.fields.${field}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.obligation}>
            <Table.Td>
              <Outcome row={row} />
            </Table.Td>
            <Table.Td>{nameOf(row.before.unit)}</Table.Td>
            <Table.Td>
              <Stack gap={0}>
                <Text size="sm" lineClamp={1}>
                  {row.agreementTitle ?? row.agreementNumber ?? t('common.numberUnknown')}
                </Text>
                <Text size="xs" c="dimmed">
                  {[
                    ...(row.agreementNumber === null ? [] : [row.agreementNumber]),
                    t('agreements.clause', { order: row.clauseOrder }),
                  ].join(' · ')}
                </Text>
              </Stack>
            </Table.Td>
            {row.refused === null ? (
              fields.map((field) => (
                <Table.Td key={field} style={{ whiteSpace: 'nowrap' }}>
                  <Change row={row} field={field} nameOf={nameOf} />
                </Table.Td>
              ))
            ) : (
              <Table.Td colSpan={Math.max(1, fields.length)}>
                <Text size="xs">{refusalText(row.refused, t)}</Text>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Outcome({ row }: { row: BulkRow }) {
  const { t } = useTexts()
  if (row.refused !== null) {
    return <StatusBadge tone="bad" icon={IconBan} label={t('bulk.refused')} />
  }
  const [warning] = row.warnings
  return warning === undefined ? (
    <StatusBadge tone="good" icon={IconCheck} label={t('bulk.allowed')} />
  ) : (
    <StatusBadge
      tone="partial"
      icon={IconAlertTriangle}
      label={t('bulk.warned')}
      hint={refusalText(warning, t)}
    />
  )
}

interface ChangeProps {
  readonly row: BulkRow
  readonly field: PreviewedField
  readonly nameOf: (code: string) => string
}

function Change({ row: { before, after }, field, nameOf }: ChangeProps) {
  const { t } = useTexts()
  if (after === null || after[field] === before[field]) {
    return (
      <Group gap={6} wrap="nowrap">
        <Value state={before} field={field} nameOf={nameOf} />
        <Text size="xs" c="dimmed">
          {t('bulk.unchanged')}
        </Text>
      </Group>
    )
  }
  return (
    <Group gap={6} wrap="nowrap">
      <Value state={before} field={field} nameOf={nameOf} />
      <IconArrowRight size={14} aria-label={t('bulk.becomes')} style={{ flex: 'none' }} />
      <Value state={after} field={field} nameOf={nameOf} />
    </Group>
  )
}

function Value({
  state,
  field,
  nameOf,
}: Pick<ChangeProps, 'field' | 'nameOf'> & { state: BulkState }) {
  const { t, language } = useTexts()
  switch (field) {
    case 'compliance':
      return <ComplianceBadge code={state.compliance} />
    case 'verification':
      return <VerificationBadge compliance={state.compliance} code={state.verification} />
    case 'due':
      return (
        <Text size="sm">{state.due === null ? t('due.none') : formatDay(state.due, language)}</Text>
      )
    case 'unit':
      return <Text size="sm">{nameOf(state.unit)}</Text>
  }
}
