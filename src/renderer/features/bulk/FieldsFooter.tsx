import { Button, Group } from '@mantine/core'
import { IconListSearch } from '@tabler/icons-react'
import { useTexts } from '../../ui/use-texts.ts'
import type { GivenAction } from './given-action.ts'

/** What every form of a bulk action is given. */
export interface FieldsProps {
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onReady: (action: GivenAction) => void
  readonly onCancel: () => void
}

/** Nothing is saved from a form: its next step shows what would change. */
export function FieldsFooter({ onCancel }: { onCancel: () => void }) {
  const { t } = useTexts()
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onCancel}>
        {t('actions.cancel')}
      </Button>
      <Button type="submit" leftSection={<IconListSearch size={16} aria-hidden />}>
        {t('bulk.preview')}
      </Button>
    </Group>
  )
}
