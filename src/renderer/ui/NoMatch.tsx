import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { EmptyNote } from './states.tsx'
import { useTexts } from './use-texts.ts'

/** Filters that nothing passes, and the way out of them. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTexts()
  return (
    <EmptyNote
      title={t('common.noMatch')}
      hint={t('common.noMatchHint')}
      icon={IconFilterOff}
      action={
        <Button variant="default" onClick={onClear}>
          {t('actions.clearFilters')}
        </Button>
      }
    />
  )
}
