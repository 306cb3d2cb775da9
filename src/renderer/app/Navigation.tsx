import { AppShell, Badge, NavLink, Stack, Text, Tooltip } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { usePresentList } from '../api/queries.ts'
import { BackupNote } from '../features/backup/BackupNote.tsx'
import { useNavigation } from '../state/navigation.ts'
import { formatDay } from '../ui/format.ts'
import { DemonstrationBadge } from '../ui/status.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { useTexts } from '../ui/use-texts.ts'
import { mainScreens } from './screens.ts'
import type { OpenRegister } from './open-register.ts'

export function Navigation({ register }: { register: OpenRegister }) {
  const { t, language } = useTexts()
  const here = useNavigation(({ journey }) => journey.here)
  const go = useNavigation((navigation) => navigation.go)
  const conflicts = usePresentList('conflicts', { limit: 0 }).data?.total ?? 0
  // The entry keeps its name; what waits is said beside it.
  const waiting =
    conflicts === 0
      ? {}
      : {
          'aria-description': t('conflicts.waiting', { count: conflicts }),
          rightSection: (
            <Badge size="sm" variant="filled" color="gray.7" aria-hidden>
              {conflicts}
            </Badge>
          ),
        }
  const version = (
    <Text size="xs" c="dimmed">
      {t('app.version', { version: register.programVersion })}
    </Text>
  )
  return (
    <>
      <AppShell.Section grow p="xs">
        {mainScreens.map(({ screen, icon: Picture, route, within }) => (
          <NavLink
            key={screen}
            component="button"
            type="button"
            label={t(`nav.${screen}`)}
            leftSection={<Picture size={20} stroke={1.6} aria-hidden />}
            active={within.includes(here.screen)}
            // All of them stand on a screen of 720 points.
            py={7}
            {...(within.includes(here.screen) ? { 'aria-current': 'page' } : {})}
            {...(screen === 'conflicts' ? waiting : {})}
            onClick={() => go(route)}
            style={{ borderRadius: 'var(--mantine-radius-sm)' }}
          />
        ))}
      </AppShell.Section>
      <AppShell.Section p="md">
        <Stack gap={6} align="flex-start">
          {!register.writable && (
            <StatusBadge
              tone="partial"
              icon={IconLock}
              label={t('app.readOnly')}
              hint={t('app.readOnlyHint')}
            />
          )}
          {register.demonstration && <DemonstrationBadge />}
          <Tooltip label={register.directory}>
            <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
              {register.office}
            </Text>
          </Tooltip>
          <Text size="xs" c="dimmed">
            {t('common.today', { date: formatDay(register.today, language) })}
          </Text>
          {register.writable ? <BackupNote otherwise={version} /> : version}
        </Stack>
      </AppShell.Section>
    </>
  )
}
