import { ActionIcon, Button, Group, Kbd, Text, Tooltip } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconArrowLeft, IconArrowRight, IconKeyboard, IconSearch } from '@tabler/icons-react'
import { DraftsMenu } from '../features/drafts/DraftsMenu.tsx'
import { KnownAtMenu } from '../features/cutoffs/KnownAtMenu.tsx'
import { OfficesMenu } from '../features/offices/OfficesMenu.tsx'
import { PersonMenu } from '../features/people/PersonMenu.tsx'
import { ImportButton } from '../features/import/ImportButton.tsx'
import { useNavigation } from '../state/navigation.ts'
import { useShowPanel } from '../state/panels.ts'
import { useTexts } from '../ui/use-texts.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import classes from './Header.module.css'
import { Logo } from './Logo.tsx'

export function Header({ today }: { today: string }) {
  const { t } = useTexts()
  const { journey, back, forward } = useNavigation()
  const show = useShowPanel()
  return (
    <Group h="100%" px="md" gap="md" wrap="nowrap" justify="space-between">
      <Group gap="xs" wrap="nowrap">
        <Logo size={30} />
        <Text fw={600} size="lg" me="sm">
          {t('app.name')}
        </Text>
        <Tooltip label={t('nav.back')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('nav.back')}
            disabled={journey.past.length === 0}
            onClick={back}
          >
            <IconArrowLeft size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('nav.forward')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('nav.forward')}
            disabled={journey.future.length === 0}
            onClick={forward}
          >
            <IconArrowRight size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Button
        variant="default"
        c="gray.7"
        fw={400}
        w={380}
        classNames={{ inner: classes.inner ?? '', label: classes.label ?? '' }}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">{t('search.shortcut')}</Kbd>}
        onClick={spotlight.open}
        style={{ flexShrink: 1 }}
      >
        {t('search.open')}
      </Button>
      <Group gap="xs" wrap="nowrap">
        <ImportButton />
        <DraftsMenu />
        <KnownAtMenu today={today} />
        <PersonMenu />
        <OfficesMenu />
        <LanguageSwitch />
        <Tooltip label={t('settings.help')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('settings.help')}
            onClick={() => show({ panel: 'shortcuts' })}
          >
            <IconKeyboard size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  )
}
