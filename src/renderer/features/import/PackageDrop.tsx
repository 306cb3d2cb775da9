import { Group, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconPackageImport } from '@tabler/icons-react'
import { useCallback, useEffect } from 'react'
import { call, onEngineEvent, registerFiles } from '../../api/bridge.ts'
import { present } from '../../api/past.ts'
import { useArrivingPackages } from '../../state/arriving-packages.ts'
import { useTexts } from '../../ui/use-texts.ts'

const isPackage = (file: { readonly name: string }): boolean => /\.acuerdos$/i.test(file.name)

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
  const dropped = useCallback(
    async (files: readonly File[]): Promise<void> => {
      const packages = files.filter(isPackage)
      if (packages.length > 0) add(await registerFiles(packages))
    },
    [add],
  )
  // Who is quicker than the sign that comes up drops on what lies below it.
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault()
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented) return
      event.preventDefault()
      void dropped([...(event.dataTransfer?.files ?? [])])
    }
    document.addEventListener('dragover', over)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', drop)
    }
  }, [dropped])
  return (
    <Dropzone.FullScreen
      onDrop={(files) => void dropped(files)}
      inputProps={{ 'aria-label': t('import.drop') }}
    >
      <Stack align="center" justify="center" mih="60vh" style={{ pointerEvents: 'none' }}>
        <IconPackageImport size={64} stroke={1.2} aria-hidden />
        <Group gap={4}>
          <Text size="lg" fw={600}>
            {t('import.drop')}
          </Text>
        </Group>
        <Text c="gray.7">{t('import.dropHint')}</Text>
      </Stack>
    </Dropzone.FullScreen>
  )
}
