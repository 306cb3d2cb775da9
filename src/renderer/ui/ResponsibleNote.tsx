import { Text } from '@mantine/core'
import { IconGitFork } from '@tabler/icons-react'
import type { ObligationRow } from '../../contract/rows.ts'
import { formatDay } from './format.ts'
import { StatusBadge } from './StatusBadge.tsx'
import { useTexts } from './use-texts.ts'

/** Whom the agreement names where somebody else answers today, and what somebody has to choose. */
export function ResponsibleNote({
  row,
}: {
  readonly row: Pick<ObligationRow, 'unit' | 'namedUnit' | 'responsibleSince' | 'responsibleOpen'>
}) {
  const { t, language } = useTexts()
  return (
    <>
      {row.unit !== row.namedUnit && (
        <Text size="xs" c="dimmed">
          {[
            t('responsible.named', { name: row.namedUnit }),
            ...(row.responsibleSince === null
              ? []
              : [t('responsible.since', { date: formatDay(row.responsibleSince, language) })]),
          ].join(' · ')}
        </Text>
      )}
      {row.responsibleOpen !== null && (
        <StatusBadge
          tone="partial"
          icon={IconGitFork}
          label={t(`responsible.open.${row.responsibleOpen}`)}
        />
      )}
    </>
  )
}
