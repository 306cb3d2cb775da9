import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useBackupStanding } from '../../api/queries.ts'
import { useShowPanel } from '../../state/panels.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface BackupNoteProps {
  /** Stands in its place while there is nothing to say: on a small screen there is room for one of them. */
  readonly otherwise: ReactNode
}

/** Says quietly that the last backup is old, and makes one. */
export function BackupNote({ otherwise }: BackupNoteProps) {
  const { t } = useTexts()
  const show = useShowPanel()
  const standing = useBackupStanding().data
  if (standing?.old !== true) return otherwise
  return (
    <Button
      size="compact-xs"
      variant="default"
      fw={500}
      leftSection={
        <IconAlertTriangle size={14} color="var(--mantine-color-orange-8)" aria-hidden />
      }
      onClick={() => show({ panel: 'backup' })}
    >
      {t(standing.made === null ? 'backup.never' : 'backup.old', { count: standing.days })}
    </Button>
  )
}
