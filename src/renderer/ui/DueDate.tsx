import { Group, Text } from '@mantine/core'
import { formatDay } from './format.ts'
import { DueSoonBadge, OverdueBadge } from './status.tsx'
import { useTexts } from './use-texts.ts'

interface DueDateProps {
  readonly due: string | null
  readonly estimated: boolean
  readonly overdue: boolean
  /** Due within the office's window. */
  readonly soon?: boolean
  /** There is a rule but no date follows from it yet. */
  readonly pending?: boolean
}

/** A deadline with what makes it special said in words. */
export function DueDate({ due, estimated, overdue, soon = false, pending = false }: DueDateProps) {
  const { t, language } = useTexts()
  if (due === null) {
    return (
      <Text size="sm" c="dimmed" component="span">
        {t(pending ? 'due.undefined' : 'due.none')}
      </Text>
    )
  }
  return (
    <Group gap={6} wrap="wrap">
      <Text size="sm" component="span" style={{ whiteSpace: 'nowrap' }}>
        {formatDay(due, language)}
      </Text>
      {estimated && (
        <Text size="xs" c="dimmed" component="span">
          {t('common.estimated')}
        </Text>
      )}
      {overdue && <OverdueBadge />}
      {soon && <DueSoonBadge />}
    </Group>
  )
}
