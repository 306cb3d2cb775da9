import { Group, Stack, Text } from '@mantine/core'
import type { MatrixColumn, MatrixRow } from '../../../contract/matrix.ts'
import {
  ComplianceBadge,
  DueSoonBadge,
  OverdueBadge,
  ResponseBadge,
  VerdictConflictBadge,
  VerificationBadge,
} from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import classes from './Matrix.module.css'
import type { Cell } from './matrix-model.ts'
import type { CellWords } from './use-cell-words.ts'

export interface CardPlace {
  readonly cell: Cell
  readonly row: MatrixRow
  readonly column: MatrixColumn
  /** Of the cell on the screen. */
  readonly box: DOMRect
}

interface CellCardProps extends CardPlace {
  readonly words: CellWords
  readonly hint: string
}

/** Pixels: as wide as its style says, and no taller than it ever gets. */
const cardWidth = 304
const tallest = 220

/** What a cell says, in words, beside the cell below the pointer or with the focus. Its name says the same to a screen reader. */
export function CellCard({ cell, row, column, box, words, hint }: CellCardProps) {
  const { t } = useTexts()
  const left = Math.min(Math.max(8, box.left - 40), window.innerWidth - cardWidth - 12)
  const below = box.bottom + 6 + tallest < window.innerHeight
  const place = below ? { top: box.bottom + 6 } : { bottom: window.innerHeight - box.top + 6 }
  return (
    <div className={classes.card} style={{ left, ...place }} aria-hidden>
      <Stack gap={6}>
        <div>
          <Text size="sm" fw={600}>
            {words.unit(column)}
          </Text>
          <Text size="xs" c="dimmed" lineClamp={2}>{`${words.row(row)} · ${row.title}`}</Text>
        </div>
        <Group gap={6}>
          <ComplianceBadge code={cell.compliance} late={cell.metLate} />
          {cell.overdue && <OverdueBadge />}
          {cell.dueSoon && <DueSoonBadge />}
          {cell.conflict && <VerdictConflictBadge />}
        </Group>
        <Group gap={6}>
          <VerificationBadge compliance={cell.compliance} code={cell.verification} />
          <ResponseBadge code={cell.response} />
        </Group>
        <Text size="xs">
          {[
            `${t('due.label')}: ${words.due(cell)}`,
            words.evidence(cell),
            ...(cell.obligations.length > 1
              ? [t('matrix.obligations', { count: cell.obligations.length })]
              : []),
          ].join(' · ')}
        </Text>
        {cell.apart && <Text size="xs">{t('matrix.apart')}</Text>}
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      </Stack>
    </div>
  )
}
