import type { CliOutput } from '../../contract/cli.ts'
import { alignedTable, clipped } from './table.ts'
import type { Words } from './texts.ts'

/** One record for people: its fields, and every change if they were asked for. */
export function recordText(record: CliOutput<'show'>, words: Words): string {
  const fields = Object.entries(record.fields).map(([name, value]) => [name, valueText(value)])
  const sets = Object.entries(record.sets).map(([name, elements]) => [
    name,
    elements
      .map(({ element, mark }) => (mark === true ? element : `${element} (${valueText(mark)})`))
      .join(', '),
  ])
  const width = Math.max(...[...fields, ...sets].map(([name = '']) => words.field(name).length), 0)
  const lines = [...fields, ...sets].map(
    ([name = '', value = '']) => `  ${words.field(name).padEnd(width)}  ${value}`,
  )
  return [
    `${words.kind(record.kind)} ${record.id}`,
    ...(record.label === '' ? [] : [record.label]),
    ...lines,
    ...record.conflicts.map((field) => words.say('show.conflict', { field: words.field(field) })),
    ...(record.history === undefined ? [] : ['', historyText(record.history, words)]),
  ].join('\n')
}

function historyText(history: NonNullable<CliOutput<'show'>['history']>, words: Words): string {
  const titles = ['stated', 'received', 'author', 'office', 'field', 'value', 'replaced']
  return alignedTable(
    titles.map((title) => ({ title: words.say(`columns.${title}`) })),
    history.map((change) => [
      change.stated,
      change.received,
      change.author,
      change.office,
      change.element === null
        ? words.field(change.field)
        : `${words.field(change.field)}: ${change.element}`,
      clipped(valueText(change.value), 60),
      clipped(change.previous.map(valueText).join(' | '), 60),
    ]),
  )
}

function valueText(value: unknown): string {
  if (value === null) return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
