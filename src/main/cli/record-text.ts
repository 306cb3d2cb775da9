import type { CliOutput } from '../../contract/cli.ts'
import { recordsNamed } from '../../contract/history-sentence.ts'
import { historyText } from './history-text.ts'
import type { Row } from './list-table.ts'
import type { RecordNames } from './record-names.ts'
import { standingTexts } from './record-standing.ts'
import type { Words } from './texts.ts'
import { fieldElementText, nameAndKey, valueText } from './value-text.ts'

type Shown = CliOutput<'show'>

/** What a record's text says beyond the record itself. */
export interface RecordSurroundings {
  /** Its own and those of the records that it points to. */
  readonly names: RecordNames
  /** Its row in its list; `null`: it has no compliance. */
  readonly standing: Row | null
  /** IANA name; moments are told on its clock. */
  readonly timeZone: string
}

/** One record for people: its fields, where it stands, and every change if they were asked for. */
export function recordText(
  record: Shown,
  { names, standing, timeZone }: RecordSurroundings,
  words: Words,
): string {
  const told = [
    ...fieldTexts(record, names, words),
    ...(standing === null ? [] : standingTexts(record.kind, standing, words)),
  ]
  const width = Math.max(...told.map(([title]) => title.length), 0)
  const margin = ' '.repeat(width + 4)
  return [
    `${words.kind(record.kind)} ${record.id}`,
    ...(record.label === '' ? [] : [names.get(record.id)?.name ?? record.label]),
    ...told.map(
      ([title, value]) => `  ${title.padEnd(width)}  ${value.replaceAll('\n', `\n${margin}`)}`,
    ),
    ...record.conflicts.map((field) => words.say('show.conflict', { field: words.field(field) })),
    ...(record.history === undefined
      ? []
      : ['', historyText(record.history, names, timeZone, words)]),
  ].join('\n')
}

/** Everything in a record that may be an id: its own and that of another. */
export const idsIn = ({ id, fields, sets, history = [] }: Shown): readonly unknown[] => [
  id,
  ...Object.values(fields),
  ...Object.values(sets).flatMap((elements) =>
    elements.flatMap(({ element }) => element.split('/')),
  ),
  ...recordsNamed(history),
]

function fieldTexts(
  { kind, fields, sets }: Shown,
  names: RecordNames,
  words: Words,
): readonly (readonly [string, string])[] {
  const telling = { words, names, called: nameAndKey }
  return [
    // One that was emptied says as little as one that nobody filled in; its history tells the rest.
    ...Object.entries(fields)
      .filter(([, value]) => value !== null)
      .map(
        ([field, value]) =>
          [words.field(field), valueText(value, { kind, field }, telling)] as const,
      ),
    ...Object.entries(sets).map(([field, elements]) => {
      const lines = elements.map(({ element, mark }) => {
        const named = fieldElementText(field, element, telling)
        return mark === true ? named : `${named} (${valueText(mark, { kind, field }, telling)})`
      })
      return [words.field(field), lines.join('\n')] as const
    }),
  ]
}
