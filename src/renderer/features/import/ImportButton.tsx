import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { useArrivingPackages } from '../../state/arriving-packages.ts'
import { useKnownAt } from '../../state/known-at.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Chooses packages of other offices; the dialog does the rest. What is past takes nothing in. */
export function ImportButton() {
  const { t } = useTexts()
  const isPast = useKnownAt(({ at }) => at !== null)
  const choose = useAction('files.choose', () => present)
  const add = useArrivingPackages((state) => state.add)
  const chosen = async () => add((await choose.run({ purpose: 'package' })) ?? [])
  return (
    <Tooltip label={t('import.title')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('import.title')}
        disabled={isPast}
        loading={choose.running}
        onClick={() => void chosen()}
      >
        <IconPackageImport size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
