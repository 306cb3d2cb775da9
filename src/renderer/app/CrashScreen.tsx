import { Button, Code, Stack, Text, Title } from '@mantine/core'
import { useTexts } from '../ui/use-texts.ts'

export function CrashScreen({ error }: { error: Error }) {
  const { t } = useTexts()
  return (
    <Stack p="xl" maw={640} align="flex-start" role="alert">
      <Title order={1} size="h2">
        {t('app.crashTitle')}
      </Title>
      <Text>{t('app.crashText')}</Text>
      <Code block>{error.message}</Code>
      <Button onClick={() => window.location.reload()}>{t('app.crashReload')}</Button>
    </Stack>
  )
}
