import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { useMemo, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { createQueryClient } from '../api/client.ts'
import { UnlockDialog } from '../features/keys/UnlockDialog.tsx'
import { useLanguage } from '../state/preferences.ts'
import { CrashScreen } from './CrashScreen.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { styleNonce } from './nonce.ts'
import { Start } from './Start.tsx'
import { themeWith, variables } from './theme.ts'
import { useEngineEvents } from './use-engine-events.ts'
import { useFollowLanguage } from './use-follow-language.ts'

/** Beside the navigation, at the foot of which the office's name stands; `AppShell` sets its width. */
const besideNavigation = 'calc(var(--app-shell-navbar-offset, 0rem) + var(--mantine-spacing-md))'

/** No wider than what a panel of the usual width leaves beside the navigation: its buttons stay free. */
const besidePanel = 'clamp(16rem, 100vw - 58rem, 27.5rem)'

export function App({ texts }: { texts: i18n }) {
  const [client] = useState(createQueryClient)
  const language = useLanguage()
  const theme = useMemo(
    () => themeWith({ close: texts.getFixedT(language)('actions.close') }),
    [texts, language],
  )
  return (
    <I18nextProvider i18n={texts}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        forceColorScheme="light"
        getStyleNonce={styleNonce}
      >
        <DatesProvider settings={{ locale: language === 'es' ? 'es-mx' : 'en', firstDayOfWeek: 1 }}>
          <QueryClientProvider client={client}>
            <ModalsProvider>
              <Notifications
                position="bottom-left"
                limit={4}
                containerWidth={besidePanel}
                style={{ left: besideNavigation }}
              />
              <ErrorBoundary screen={CrashScreen}>
                <Effects texts={texts} />
                <Start />
                <UnlockDialog />
              </ErrorBoundary>
            </ModalsProvider>
          </QueryClientProvider>
        </DatesProvider>
      </MantineProvider>
    </I18nextProvider>
  )
}

/** What follows events rather than drawing anything. */
function Effects({ texts }: { texts: i18n }) {
  useEngineEvents()
  useFollowLanguage(texts)
  return null
}
