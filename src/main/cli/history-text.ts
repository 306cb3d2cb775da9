import { historySentence, isSignedByOffice } from '../../contract/history-sentence.ts'
import type { HistoryEntry } from '../../contract/records.ts'
import { momentText } from './moment-text.ts'
import type { RecordNames } from './record-names.ts'
import type { Words } from './texts.ts'
import { elementText, nameAlone, valueText } from './value-text.ts'

/** Every change in sentences, oldest first; what one save did stands under who saved it and when. */
export function historyText(
  history: readonly HistoryEntry[],
  names: RecordNames,
  timeZone: string,
  words: Words,
): string {
  return [
    words.say('show.history', { zone: timeZone }),
    ...bySave(history).flatMap((entries) => [
      '',
      saveText(entries[0], timeZone, words),
      ...entries.map((entry) => `  ${indented(sentenceOf(entry, names, words))}`),
    ]),
  ].join('\n')
}

type Save = readonly [HistoryEntry, ...HistoryEntry[]]

function bySave(history: readonly HistoryEntry[]): readonly Save[] {
  const saves = new Map<string, [HistoryEntry, ...HistoryEntry[]]>()
  for (const entry of history) {
    const known = saves.get(entry.save)
    if (known === undefined) saves.set(entry.save, [entry])
    else known.push(entry)
  }
  return [...saves.values()]
}

function saveText(entry: HistoryEntry, timeZone: string, words: Words): string {
  const { author, office, intent, together } = entry
  const stated = momentText(entry.stated, timeZone)
  const received = momentText(entry.received, timeZone)
  const said = words.shared(isSignedByOffice(entry) ? 'history.save' : 'history.saveOf', {
    moment: stated,
    author,
    office,
    intent: words.intent(intent),
  })
  const others = together > 0 ? words.shared('history.together', { count: together }) : ''
  const arrived = received === stated ? '' : words.shared('history.arrived', { moment: received })
  return `${said}${others}${arrived}.`
}

/** The sentences are those of the window. */
function sentenceOf(entry: HistoryEntry, names: RecordNames, words: Words): string {
  const telling = { words, names, called: nameAlone }
  const { text, values } = historySentence(entry, {
    field: (field) => fieldLabel(field, words),
    value: (value) => valueText(value, entry, telling),
    element: (element) => elementText(element, telling),
    issue: words.issue,
    quoted: (value) => words.shared('history.quoted', { value }),
  })
  const sentence = words.shared(`history.${text}`, values)
  return entry.live ? sentence : `${sentence} (${words.shared('history.replaced')})`
}

/** A field that only a newer version knows has a number for a name. */
const fieldLabel = (field: string, words: Words): string =>
  /^\d+$/.test(field) ? words.shared('history.newerField', { field }) : words.field(field)

const indented = (text: string): string => text.replaceAll('\n', '\n  ')
