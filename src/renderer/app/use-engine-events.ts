import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { onEngineEvent } from '../api/bridge.ts'
import { useTexts } from '../ui/use-texts.ts'

/** What is on screen follows the register: another program's save, an import, an engine that came back. */
export function useEngineEvents(): void {
  const client = useQueryClient()
  const { t } = useTexts()
  useEffect(
    () =>
      onEngineEvent(({ event }) => {
        void client.invalidateQueries()
        if (event === 'engine_restarted') {
          notifications.show({
            color: 'yellow',
            message: t('app.engineRestarted'),
            autoClose: 12_000,
          })
        }
      }),
    [client, t],
  )
}
