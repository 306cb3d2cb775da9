import { Overlay, Portal, Stack, Text } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { useEffect } from 'react'
import { call, onEngineEvent, registerFiles } from '../../api/bridge.ts'
import { present } from '../../api/past.ts'
import { useArrivingPackages } from '../../state/arriving-packages.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { useDroppedPackages } from './use-dropped-packages.ts'

/** Packages come in by dragging them anywhere onto the window, and by opening them with the program. */
export function PackageDrop() {
  const { t } = useTexts()
  const add = useArrivingPackages((state) => state.add)
  useEffect(() => {
    const ask = async (): Promise<void> => add(await call('files.opened', {}, present))
    void ask()
    return onEngineEvent(({ event }) => {
      if (event === 'files_opened') void ask()
    })
  }, [add])
  const { isOver } = useDroppedPackages((packages) => void registerFiles(packages).then(add))
  if (!isOver) return null
  return (
    <Portal>
      {/* What lies below takes the drop, so that evidence and minutes still arrive where they are let go. */}
      <Overlay
        fixed
        color="var(--mantine-color-body)"
        backgroundOpacity={0.9}
        zIndex={9999}
        style={{ pointerEvents: 'none' }}
        aria-hidden
      >
        <Stack align="center" justify="center" h="100%">
          <IconPackageImport size={64} stroke={1.2} />
          <Text size="lg" fw={600}>
            {t('import.drop')}
          </Text>
          <Text c="gray.7">{t('import.dropHint')}</Text>
        </Stack>
      </Overlay>
    </Portal>
  )
}
