import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconChevronDown, IconUser, IconUserOff, IconUsers } from '@tabler/icons-react'
import { usePresentList } from '../../api/queries.ts'
import { emptyView, whereIs } from '../../state/route.ts'
import { useGo } from '../../state/navigation.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** More are chosen on the screen of people. */
const longestMenu = 12

/** Who is working, and the change to someone else. */
export function PersonMenu() {
  const { t } = useTexts()
  const go = useGo()
  const { person, setPerson } = usePreferences()
  const people = usePresentList('people', { where: [whereIs('mayWork', 'true')], limit: 200 })
  const rows = people.data?.rows ?? []
  const current = rows.find(({ id }) => id === person)
  const label =
    current === undefined ? t('people.nobody') : t('people.working', { name: current.name })
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button
          variant={current === undefined ? 'filled' : 'subtle'}
          color={current === undefined ? 'orange.9' : 'gray'}
          c={current === undefined ? 'white' : 'gray.8'}
          size="sm"
          px="xs"
          maw={300}
          leftSection={
            current === undefined ? (
              <IconUserOff size={18} aria-hidden />
            ) : (
              <IconUser size={18} aria-hidden />
            )
          }
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('people.choose')}</Menu.Label>
        {rows.slice(0, longestMenu).map(({ id, name }) => (
          <Menu.Item
            key={id}
            leftSection={
              id === person ? (
                <IconCheck size={16} aria-hidden />
              ) : (
                <IconUser size={16} aria-hidden />
              )
            }
            onClick={() => {
              setPerson(id)
              notifications.show({ message: t('people.nowWorking', { name }) })
            }}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUsers size={16} aria-hidden />}
          onClick={() => go({ screen: 'people', part: 'people', view: emptyView })}
        >
          {t('people.manage')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
