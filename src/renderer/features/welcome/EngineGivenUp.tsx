import { Stack, Title } from '@mantine/core'
import type { Refusal } from '../../../contract/errors.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** Without an engine nothing can be shown or saved, and asking again would change nothing: the program has to start anew. */
export function EngineGivenUp({ refusal }: { refusal: Refusal }) {
  const { t } = useTexts()
  return (
    <Stack>
      <Title order={1} size="h3">
        {t('welcome.givenUpTitle')}
      </Title>
      <ErrorNote refusal={refusal} />
    </Stack>
  )
}
