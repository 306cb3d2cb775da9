import 'i18next'
import type spanish from '../../resources/locales/es.json'

// Every key that the code asks for is checked against the Spanish file; a test compares the two files.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof spanish }
  }
}
