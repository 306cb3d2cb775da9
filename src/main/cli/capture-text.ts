import type { CliOutput } from '../../contract/cli.ts'
import { deadlineText } from './deadline-text.ts'
import { clipped } from './table.ts'
import type { Words } from './texts.ts'

type Output = CliOutput<'capture'>
type Agreement = Output['agreements'][number]

/** Drafts for people: what was read, what each agreement asks of whom by when, and what was not understood. */
export function captureText(output: Output, words: Words): string {
  const { session, agreements, indicators, notUnderstood } = output
  return [
    sessionText(session, words),
    '',
    ...agreements.flatMap((agreement) => [...agreementLines(agreement, words), '']),
    ...indicators.map((draft) =>
      words.say(draft.atLeast ? 'capture.indicatorAtLeast' : 'capture.indicator', {
        indicator: words.language === 'es' ? draft.indicator : draft.indicatorEnglish,
        value: draft.value,
        baseline: draft.baselinePeriod ?? '–',
      }),
    ),
    words.say('capture.agreements', { count: agreements.length }),
    words.say('capture.indicators', { count: indicators.length }),
    words.say('capture.notUnderstood', { count: notUnderstood.length }),
    ...notUnderstood.map(({ line, text, reason }) =>
      words.say('capture.line', {
        line,
        text: clipped(text, 90),
        reason: words.say(`capture.reasons.${reason}`),
      }),
    ),
  ].join('\n')
}

function sessionText(session: Output['session'], words: Words): string {
  const named = words.say('capture.session', {
    body: session.body ?? '–',
    roman: session.roman ?? '–',
    type: session.type === null ? '–' : words.code('sessionTypes', session.type),
    date: session.date ?? '–',
  })
  return 'id' in session ? `${named} ${session.id}` : named
}

function repetitionLines(
  repetition: Extract<Agreement, { repetition: unknown }>['repetition'],
  words: Words,
): string[] {
  switch (repetition?.what) {
    case undefined:
      return []
    case 'earlier_draft':
      return [words.say('capture.repeatsDraft', { place: repetition.draft + 1 })]
    case 'alike':
      return [
        words.say('capture.alike', {
          id: repetition.id,
          name: repetition.number ?? repetition.title ?? '',
          percent: repetition.percent,
        }),
      ]
    case 'kept':
      return [
        words.say(repetition.by === 'place' ? 'capture.keptByPlace' : 'capture.kept', {
          id: repetition.id,
          name: repetition.number ?? repetition.title ?? '',
          percent: repetition.percent,
        }),
      ]
  }
}

function agreementLines(agreement: Agreement, words: Words): string[] {
  const { kind, sequence, number, title, clauses, checks, procedural } = agreement
  const heading = [
    `${words.code('agreementKinds', kind)} ${sequence}`,
    ...(number === null ? [] : [number]),
    clipped(title, 80),
    ...(procedural ? [`(${words.say('capture.procedural')})`] : []),
  ].join(' · ')
  return [
    heading,
    ...('id' in agreement
      ? [
          agreement.existing
            ? words.say('capture.existing', { id: agreement.id })
            : words.say('capture.saved', { id: agreement.id, count: agreement.obligations }),
        ]
      : repetitionLines(agreement.repetition, words)),
    ...clauses.map(
      ({ text, nature, addressees, deadline }) =>
        `  - ${[
          words.code('clauseNatures', nature),
          addressees.join(', ') || words.say('capture.nobody'),
          deadlineText(deadline, words),
          clipped(text, 70),
        ].join(' · ')}`,
    ),
    ...(checks.length === 0
      ? []
      : [words.say('capture.checks', { checks: checks.map(words.check).join(', ') })]),
  ]
}
