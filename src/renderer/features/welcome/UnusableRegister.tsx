import { Code, Stack, Text, Title } from '@mantine/core'
import type { Refusal } from '../../../contract/errors.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface UnusableRegisterProps {
  readonly refusal: Refusal
  readonly directory: string | null
  readonly onRetry: () => Promise<unknown>
}

/** A register that cannot be opened is left as it is: this screen offers nothing that could lose it. */
export function UnusableRegister({ refusal, directory, onRetry }: UnusableRegisterProps) {
  const { t } = useTexts()
  return (
    <Stack>
      <Title order={1} size="h3">
        {t('welcome.unusableTitle')}
      </Title>
      <ErrorNote refusal={refusal} onRetry={() => void onRetry()} />
      {directory !== null && (
        <Text size="sm">
          {t('welcome.unusableFolder')}: <Code>{directory}</Code>
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('welcome.unusableSafe')}
      </Text>
    </Stack>
  )
}
