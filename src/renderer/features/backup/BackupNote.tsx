import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useBackupStanding } from '../../api/queries.ts'
import { useShowPanel } from '../../state/panels.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Says quietly that the last backup is old, and makes one; nothing while it is not. */
export function BackupNote() {
  const { t } = useTexts()
  const show = useShowPanel()
  const standing = useBackupStanding().data
  if (standing?.old !== true) return null
  return (
    <Button
      size="compact-xs"
      variant="light"
      color="orange.9"
      leftSection={<IconAlertTriangle size={14} aria-hidden />}
      onClick={() => show({ panel: 'backup' })}
    >
      {t(standing.made === null ? 'backup.never' : 'backup.old', { count: standing.days })}
    </Button>
  )
}
