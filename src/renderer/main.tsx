import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/dropzone/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './app/fonts.css'
import './app/page.css'
import './ui/tones.css'
import 'dayjs/locale/es-mx'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { createTexts } from './ui/create-texts.ts'
import { usePreferences } from './state/preferences.ts'

const container = document.querySelector('#root')
if (container === null) throw new Error('The page has no place for the window.')
createRoot(container).render(<App texts={await createTexts(usePreferences.getState().language)} />)
