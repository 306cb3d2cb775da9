import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { useChoosePackages } from '../../state/use-choose-packages.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Chooses packages of other offices, from every screen. */
export function ImportButton() {
  const { t } = useTexts()
  const { choose, running, isPast } = useChoosePackages()
  return (
    <Tooltip label={t('import.title')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('import.title')}
        disabled={isPast}
        loading={running}
        onClick={choose}
      >
        <IconPackageImport size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
