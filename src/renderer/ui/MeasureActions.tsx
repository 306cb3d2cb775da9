import { Button } from '@mantine/core'
import { IconArrowMerge, IconHistory, IconPencil, IconTrash } from '@tabler/icons-react'
import { RowMenu } from './RowMenu.tsx'
import { useTexts } from './use-texts.ts'

interface MeasureActionsProps {
  /** What the indicator or the money is called. */
  readonly name: string
  readonly edit: string
  readonly withdraw: string
  readonly onAction: (action: 'edit' | 'history' | 'merge' | 'withdraw') => void
}

/** What can be done with the indicator or the money that a screen shows. */
export function MeasureActions({ name, edit, withdraw, onAction }: MeasureActionsProps) {
  const { t } = useTexts()
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => onAction('edit')}
      >
        {edit}
      </Button>
      <RowMenu
        name={name}
        actions={[
          {
            label: t('actions.history'),
            icon: IconHistory,
            onChoose: () => onAction('history'),
          },
          { label: t('merge.from'), icon: IconArrowMerge, onChoose: () => onAction('merge') },
          {
            label: withdraw,
            icon: IconTrash,
            harmful: true,
            onChoose: () => onAction('withdraw'),
          },
        ]}
      />
    </>
  )
}
