import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { ActionItems, type RecordAction } from './ActionItems.tsx'
import { useTexts } from './use-texts.ts'

interface HeaderMenuProps {
  /** What the record of the screen is called. */
  readonly name: string
  readonly actions: readonly RecordAction[]
  readonly disabled?: boolean
}

/** What is seldom done with the record that a screen shows; it stands beside the buttons of its header. */
export function HeaderMenu({ name, actions, disabled = false }: HeaderMenuProps) {
  const { t } = useTexts()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          px="xs"
          aria-label={t('actions.moreOf', { name })}
          disabled={disabled}
        >
          <IconDots size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ActionItems actions={actions} />
      </Menu.Dropdown>
    </Menu>
  )
}
