import type { TFunction } from 'i18next'
import { historySentence, isSignedByOffice } from '../../../contract/history-sentence.ts'
import type { HistoryEntry } from '../../../contract/records.ts'
import type { Language } from '../../../core/schema/codes.ts'
import { fieldLabel, intentLabel } from '../../ui/known-labels.ts'
import { valueText, type Names } from '../../ui/value-text.ts'

/** One change as a sentence: what it was before and what it became. */
export function sentenceOf(
  entry: HistoryEntry,
  t: TFunction,
  language: Language,
  names: Names,
): string {
  const { text, values } = historySentence(entry, {
    field: (field) => fieldLabel(field, t),
    value: (value) => valueText(entry, value, t, language, names),
    element: (element) => names.get(element) ?? element,
    issue: (kind) => t(`issues.${kind}`),
    quoted: (value) => t('history.quoted', { value }),
  })
  return t(`history.${text}`, values)
}

/**
 * Who saved what and when, with what else the save changed, and when it came here if it was made elsewhere.
 *
 * @param moment writes a moment on the clock of the register.
 */
export function saveSentence(
  entry: HistoryEntry,
  t: TFunction,
  moment: (moment: string) => string,
): string {
  const stated = moment(entry.stated)
  const received = moment(entry.received)
  const said = t(isSignedByOffice(entry) ? 'history.save' : 'history.saveOf', {
    moment: stated,
    author: entry.author,
    office: entry.office,
    intent: intentLabel(entry.intent, t),
  })
  const others = entry.together > 0 ? t('history.together', { count: entry.together }) : ''
  const arrived = received === stated ? '' : t('history.arrived', { moment: received })
  return `${said}${others}${arrived}.`
}

/** The changes of one save together, the latest save first. */
export interface SaveGroup {
  readonly save: string
  readonly entries: readonly HistoryEntry[]
}

export function bySave(entries: readonly HistoryEntry[]): readonly SaveGroup[] {
  const groups = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const known = groups.get(entry.save)
    if (known === undefined) groups.set(entry.save, [entry])
    else known.push(entry)
  }
  return [...groups].map(([save, changes]) => ({ save, entries: changes })).toReversed()
}
