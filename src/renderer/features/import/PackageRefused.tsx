import { Button, Group, Stack } from '@mantine/core'
import type { Refusal } from '../../../contract/errors.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface PackageRefusedProps {
  readonly refusal: Refusal
  readonly isLast: boolean
  readonly onRetry: () => void
  readonly onSkip: () => void
}

/** Why a package is not taken in, and what to do about it. */
export function PackageRefused({ refusal, isLast, onRetry, onSkip }: PackageRefusedProps) {
  const { t } = useTexts()
  return (
    <Stack>
      <ErrorNote refusal={refusal} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onRetry}>
          {t('actions.retry')}
        </Button>
        <Button data-autofocus onClick={onSkip}>
          {isLast ? t('actions.close') : t('import.next')}
        </Button>
      </Group>
    </Stack>
  )
}
