import type {
  FieldDifference,
  RecordDifference,
  RecordDifferences,
} from '../../contract/cutoffs.ts'
import { saveText } from './difference-text.ts'
import type { RecordNames } from './record-names.ts'
import { clipped } from './table.ts'
import type { Words } from './texts.ts'
import { fieldElementText, nameAlone, valueText } from './value-text.ts'

/** What was saved on records between two moments, kind by kind. */
export function recordsText(
  { total, counts, rows, names: labels }: RecordDifferences,
  words: Words,
): string {
  const names: RecordNames = new Map(
    Object.entries(labels).map(([id, name]) => [id, { name, key: id }] as const),
  )
  const counted = Object.entries(counts).map(
    ([kind, count]) => `${words.shared(`kinds.${kind}`)}: ${count}`,
  )
  const told = rows.flatMap((row) => ['', ...recordText(row, names, words)])
  const title = words.say('diff.records', { count: total })
  const shown = words.say('diff.recordsShown', { shown: rows.length, count: total })
  return [title, ...counted, ...(rows.length < total ? [shown] : []), ...told].join('\n')
}

const recordText = (
  { id, kind, label, changed, fields, saves }: RecordDifference,
  names: RecordNames,
  words: Words,
): readonly string[] => [
  clipped(
    [
      words.shared(`kinds.${kind}`),
      label === '' ? id : label,
      words.say(`diff.record.${changed}`),
    ].join(' · '),
    120,
  ),
  ...fields.map((field) => `    ${fieldText(field, kind, names, words)}`),
  ...saves.map((save) => `    ${saveText(save, words)}`),
]

function fieldText(
  { field, element, before, after }: FieldDifference,
  kind: RecordDifference['kind'],
  names: RecordNames,
  words: Words,
): string {
  const telling = { words, names, called: nameAlone }
  const text = (value: FieldDifference['before']) =>
    clipped(valueText(value, { kind, field }, telling), 80)
  const which = element === null ? '' : ` «${fieldElementText(field, element, telling)}»`
  return `${words.field(field)}${which}: ${text(before)} → ${text(after)}`
}
