import type { TFunction } from 'i18next'
import spanish from '../../../resources/locales/es.json'

/** Labels for names that come from the register, where a newer version may have written what this one lacks. */
export function fieldLabel(field: string, t: TFunction): string {
  return isField(field) ? t(`fields.${field}`) : t('history.newerField', { field })
}

function isField(text: string): text is keyof typeof spanish.fields {
  return Object.hasOwn(spanish.fields, text)
}

/** What a record is. */
export function kindLabel(kind: string, t: TFunction): string {
  return isKind(kind) ? t(`kinds.${kind}`) : kind
}

function isKind(text: string): text is keyof typeof spanish.kinds {
  return Object.hasOwn(spanish.kinds, text)
}

/** Why a verdict that an import brought does not count. */
export function breachLabel(breach: string, t: TFunction): string {
  return isBreach(breach) ? t(`breaches.${breach}`) : breach
}

function isBreach(text: string): text is keyof typeof spanish.breaches {
  return Object.hasOwn(spanish.breaches, text)
}

/** What a save was for. Intents are `area.action`; one of a newer version is told in general words. */
export function intentLabel(intent: string, t: TFunction): string {
  const name = intent.replaceAll('.', '_')
  return isIntent(name) ? t(`intents.${name}`) : t('intents.other')
}

function isIntent(text: string): text is keyof typeof spanish.intents {
  return Object.hasOwn(spanish.intents, text)
}
