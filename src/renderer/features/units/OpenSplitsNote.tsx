import { Button, Group } from '@mantine/core'
import { IconGitFork } from '@tabler/icons-react'
import { useOpenSplits } from '../../api/queries.ts'
import { useGo } from '../../state/navigation.ts'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** Says, while there are any, that obligations of divided units wait for a choice. */
export function OpenSplitsNote() {
  const { t } = useTexts()
  const go = useGo()
  const splits = useOpenSplits()
  const count = (splits.data ?? []).reduce((sum, { obligations }) => sum + obligations, 0)
  if (count === 0) return null
  return (
    <Note tone="partial">
      <Group justify="space-between">
        {t('splits.waiting', { count })}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconGitFork size={14} aria-hidden />}
          onClick={() => go({ screen: 'splits' })}
        >
          {t('splits.open')}
        </Button>
      </Group>
    </Note>
  )
}
