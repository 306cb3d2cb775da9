import { Center, Group, Paper, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTexts } from '../ui/use-texts.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'

/** The frame of everything that happens before a register is open. */
export function Welcome({ children }: { children: ReactNode }) {
  const { t } = useTexts()
  return (
    <Center component="main" mih="100%" p="xl">
      <Stack w={620} maw="100%" gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Logo size={40} />
            <div>
              <Text fw={600} size="lg" lh={1.2}>
                {t('app.name')}
              </Text>
              <Text size="sm" c="dimmed">
                {t('app.tagline')}
              </Text>
            </div>
          </Group>
          <LanguageSwitch />
        </Group>
        <Paper p="xl" shadow="xs">
          {children}
        </Paper>
      </Stack>
    </Center>
  )
}
