import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { onEngineEvent } from '../api/bridge.ts'
import { useTexts } from '../ui/use-texts.ts'

const restarted = 'engine-restarted'

/** What is on screen follows the register: another program's save, an import, an engine that came back. */
export function useEngineEvents(): void {
  const client = useQueryClient()
  const { t } = useTexts()
  useEffect(
    () =>
      onEngineEvent(({ event }) => {
        // How far a call is changes nothing that is on screen.
        if (event === 'progress') return
        void client.invalidateQueries()
        if (event === 'engine_given_up') notifications.hide(restarted)
        if (event === 'engine_restarted') {
          // Once, however often it happens.
          notifications.hide(restarted)
          notifications.show({
            id: restarted,
            color: 'yellow',
            message: t('app.engineRestarted'),
            autoClose: 12_000,
          })
        }
      }),
    [client, t],
  )
}
