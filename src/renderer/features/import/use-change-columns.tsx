import { Group, Text } from '@mantine/core'
import { IconArrowRight, IconMinus } from '@tabler/icons-react'
import type { Compliance } from '../../../core/compliance/codes.ts'
import type { ObligationRow } from '../../../contract/rows.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { agreementOf, unitOf } from '../../ui/names.ts'
import { ComplianceBadge } from '../../ui/status.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import type { TakenIn } from './taken-in.ts'

/** An obligation, with how it stood before and stands now. */
export function useChangeColumns(
  changes: ReadonlyMap<string, TakenIn['result']['statusChanges'][number]>,
): readonly Column<ObligationRow>[] {
  const { t, language } = useTexts()
  return [
    { key: 'unit', header: t('obligations.unit'), cell: (row) => unitOf(row, language) },
    {
      key: 'agreement',
      header: t('obligations.agreementAndClause'),
      cell: (row) => (
        <Text size="sm" lineClamp={2}>
          {`${agreementOf(row, t)} · ${row.agreementTitle ?? row.text}`}
        </Text>
      ),
    },
    {
      key: 'change',
      header: t('import.fromTo'),
      width: '22rem',
      cell: ({ id }) => (
        <Group gap={6} wrap="nowrap">
          <Standing code={changes.get(id)?.from ?? null} />
          <IconArrowRight size={16} aria-label={t('import.becomes')} />
          <Standing code={changes.get(id)?.to ?? null} />
        </Group>
      ),
    },
  ]
}

function Standing({ code }: { code: Compliance | null }) {
  const { t } = useTexts()
  return code === null ? (
    <StatusBadge tone="neutral" icon={IconMinus} label={t('import.notThere')} />
  ) : (
    <ComplianceBadge code={code} />
  )
}
