import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconHistory, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useShowPanel } from '../../state/panels.ts'
import { usePerson } from '../../state/preferences.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface EntryMenuProps {
  readonly record: string
  readonly label: string
  readonly withdraw: string
  readonly withdrawn: boolean
  /** What else can be done with it. */
  readonly more?: ReactNode
}

export function EntryMenu({ record, label, withdraw, withdrawn, more }: EntryMenuProps) {
  const { t } = useTexts()
  const show = useShowPanel()
  const person = usePerson()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('actions.moreOf', { name: label })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={() => show({ panel: 'history', record, label })}
        >
          {t('actions.history')}
        </Menu.Item>
        {more}
        <Menu.Item
          color="red"
          disabled={withdrawn || person === null}
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() =>
            show({
              panel: 'withdraw',
              record,
              title: withdraw,
              text: t('obligations.withdrawText'),
            })
          }
        >
          {withdraw}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
