import {
  differences,
  type Difference,
  type DifferenceSave,
  type ObligationState,
} from '../../contract/cutoffs.ts'
import { clipped } from './table.ts'
import type { Words } from './texts.ts'

const moment = ({ day, cutoff }: Difference['from']): string =>
  cutoff === null ? day : `«${cutoff}» (${day})`

/** What changed between two moments, agreement by agreement. */
export function differenceText(difference: Difference, words: Words): string {
  const { from, to, total, counts, agreements } = difference
  const title = words.say('diff.title', { from: moment(from), to: moment(to), count: total })
  const counted = differences
    .filter((kind) => (counts[kind] ?? 0) > 0)
    .map((kind) => `${words.say(`diff.kinds.${kind}`)}: ${counts[kind]}`)
  const told = agreements.flatMap(({ number, title: name, session, rows }) => [
    '',
    clipped([session, number, name].filter((part) => part !== null).join(' · '), 100),
    ...rows.flatMap(({ clauseOrder, before, after, saves }) => [
      `  ${(after ?? before)?.unitName} · ${clauseOrder}`,
      ...changesOf(before, after, words).map((line) => `    ${line}`),
      ...saves.map((save) => `    ${saveText(save, words)}`),
    ]),
  ])
  return [title, ...counted, ...told].join('\n')
}

/** When, who, what for and why. */
export function saveText(
  { only, stated, author, office, intent, reason }: DifferenceSave,
  words: Words,
): string {
  const why = reason === null ? '' : `: ${clipped(reason, 80)}`
  const where = only === 'from' ? ` ${words.say('diff.onlyEarlier')}` : ''
  return `${stated.slice(0, 10)}  ${author} (${office}), ${words.intent(intent)}${why}${where}`
}

function changesOf(
  before: ObligationState | null,
  after: ObligationState | null,
  words: Words,
): readonly string[] {
  const code = (list: string, value: string): string => words.code(`${list}Codes`, value)
  if (before === null || after === null) {
    const kind = before === null ? 'added' : 'absent'
    const known = before ?? after
    const compliance = known === null ? '' : code('compliance', known.compliance)
    return [`${words.say(`diff.kinds.${kind}`)}: ${compliance}`]
  }
  const line = (kind: string, was: string, is: string): readonly string[] =>
    was === is ? [] : [`${words.say(`diff.kinds.${kind}`)}: ${was} → ${is}`]
  const none = words.say('diff.none')
  return [
    ...(['compliance', 'verification', 'response'] as const).flatMap((field) =>
      line(field, code(field, before[field]), code(field, after[field])),
    ),
    ...line('due', before.due ?? none, after.due ?? none),
    ...line('unit', before.unitName, after.unitName),
    ...(before.stands === after.stands
      ? []
      : [words.say(after.stands ? 'diff.restored' : 'diff.withdrawn')]),
  ]
}
