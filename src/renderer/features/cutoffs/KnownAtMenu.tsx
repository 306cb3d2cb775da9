import { Button, Menu, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconClock, IconHistory, IconScissors } from '@tabler/icons-react'
import { useState } from 'react'
import { usePresentList } from '../../api/queries.ts'
import { useGo } from '../../state/navigation.ts'
import { useKnownAt, type KnownAt } from '../../state/known-at.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { formatDay } from '../../ui/format.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** More are chosen on the screen of cut-offs. */
const longestMenu = 8

/** As of when the window shows the register. */
export function KnownAtMenu({ today }: { today: string }) {
  const { t, language } = useTexts()
  const { at, show } = useKnownAt()
  const go = useGo()
  const [opened, setOpened] = useState(false)
  const cutoffs = usePresentList('cutoffs', { limit: longestMenu })
  const choose = (next: KnownAt | null): void => {
    setOpened(false)
    show(next)
  }
  const label = at === null ? t('knownAt.today') : (at.cutoff?.name ?? formatDay(at.day, language))
  return (
    <Menu position="bottom-end" width={300} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button
          variant={at === null ? 'subtle' : 'filled'}
          color={at === null ? 'gray' : 'yellow.2'}
          c={at === null ? 'gray.8' : 'gray.9'}
          size="sm"
          px="xs"
          maw={200}
          aria-label={t('knownAt.label', { state: label })}
          leftSection={<IconHistory size={18} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconClock size={16} aria-hidden />}
          disabled={at === null}
          onClick={() => choose(null)}
        >
          {t('knownAt.backToToday')}
        </Menu.Item>
        <Menu.Divider />
        <Stack px="sm" py={6} gap={4}>
          <DayInput
            size="xs"
            label={t('knownAt.day')}
            value={at !== null && at.cutoff === null ? at.day : null}
            max={today}
            onChange={(day) => {
              if (day !== null) choose({ day, cutoff: null })
            }}
          />
          <Text size="xs" c="dimmed">
            {t('knownAt.dayHint')}
          </Text>
        </Stack>
        <Menu.Divider />
        <Menu.Label>{t('cutoffs.title')}</Menu.Label>
        {(cutoffs.data?.rows ?? []).map(({ id, name, day }) => (
          <Menu.Item
            key={id}
            leftSection={<IconScissors size={16} aria-hidden />}
            onClick={() => choose({ day, cutoff: { id, name } })}
          >
            {`${name} · ${formatDay(day, language)}`}
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<IconScissors size={16} aria-hidden />}
          onClick={() => go({ screen: 'cutoffs' })}
        >
          {t('cutoffs.manage')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
