import { Button, Group, Paper, Text } from '@mantine/core'
import {
  IconArrowsRightLeft,
  IconCalendarPlus,
  IconGavel,
  IconReportMedical,
  IconX,
  type Icon,
} from '@tabler/icons-react'
import type { BulkAction } from '../../contract/bulk.ts'
import { formatNumber } from './format.ts'
import { useTexts } from './use-texts.ts'

interface SelectionBarProps {
  /** Obligations that are chosen; none: there is no bar. */
  readonly count: number
  readonly onAction: (action: BulkAction['action']) => void
  readonly onClear: () => void
}

const icons: Readonly<Record<BulkAction['action'], Icon>> = {
  progress: IconReportMedical,
  verdict: IconGavel,
  extension: IconCalendarPlus,
  reassignment: IconArrowsRightLeft,
}
const order = ['progress', 'verdict', 'extension', 'reassignment'] as const

/** How many obligations are chosen, and what can be done with all of them at once. */
export function SelectionBar({ count, onAction, onClear }: SelectionBarProps) {
  const { t, language } = useTexts()
  return (
    <Group
      component="section"
      aria-label={t('bulk.selection')}
      aria-live="polite"
      gap="xs"
      mih={count === 0 ? 0 : 44}
    >
      {count > 0 && (
        <Paper px="sm" py={4} radius="sm" bg="var(--mantine-primary-color-light)" w="100%">
          <Group gap="xs">
            <Text size="sm" fw={600} mr="xs">
              {t('bulk.selected', { count, number: formatNumber(count, language, 0) })}
            </Text>
            {order.map((action) => {
              const Picture = icons[action]
              return (
                <Button
                  key={action}
                  size="xs"
                  variant="white"
                  leftSection={<Picture size={15} aria-hidden />}
                  onClick={() => onAction(action)}
                >
                  {t(`bulk.actions.${action}`)}
                </Button>
              )
            })}
            <Button
              size="xs"
              ml="auto"
              variant="subtle"
              leftSection={<IconX size={15} aria-hidden />}
              onClick={onClear}
            >
              {t('bulk.clear')}
            </Button>
          </Group>
        </Paper>
      )}
    </Group>
  )
}
