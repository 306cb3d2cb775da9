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
  const { author, office, intent, stated, received, together } = entry
  const said = words.shared(office === '' ? 'history.saveOf' : 'history.save', {
    moment: momentText(stated, timeZone),
    author,
    office,
    intent: words.intent(intent),
  })
  const others = together > 0 ? words.shared('history.together', { count: together }) : ''
  const arrived = words.shared('history.arrived', { moment: momentText(received, timeZone) })
  return `${said}${others}${arrived}.`
}

/** The sentences are those of the window. */
function sentenceOf(entry: HistoryEntry, names: RecordNames, words: Words): string {
  const sentence = changeSentence(entry, names, words)
  return entry.live ? sentence : `${sentence} (${words.shared('history.replaced')})`
}

function changeSentence(entry: HistoryEntry, names: RecordNames, words: Words): string {
  const telling = { words, names, called: nameAlone }
  const write = (value: HistoryEntry['value']): string => valueText(value, entry, telling)
  const field = fieldLabel(entry.field, words)
  const { element, value } = entry
  if (element !== null) {
    const named = elementText(element, telling)
    if (value === null || value === false) {
      return words.shared('history.elementRemoved', { field, element: named })
    }
    return typeof value === 'string' && value !== ''
      ? words.shared('history.elementMarked', { field, element: named, mark: write(value) })
      : words.shared('history.added', { field, element: named })
  }
  const before = entry.previous.filter((old) => old !== null).map(write)
  if (entry.field === 'withdrawn') {
    return typeof value === 'string'
      ? words.shared('history.withdrew', { reason: value })
      : words.shared('history.broughtBack', { reason: before.join(' / ') })
  }
  if (value === null) return words.shared('history.cleared', { field, before: before.join(' / ') })
  return before.length === 0
    ? words.shared('history.set', { field, value: write(value) })
    : words.shared('history.changed', { field, before: before.join(' / '), after: write(value) })
}

/** A field that only a newer version knows has a number for a name. */
const fieldLabel = (field: string, words: Words): string =>
  /^\d+$/.test(field) ? words.shared('history.newerField', { field }) : words.field(field)

const indented = (text: string): string => text.replaceAll('\n', '\n  ')
