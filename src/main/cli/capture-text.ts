import type { CliOutput } from '../../contract/cli.ts'
import type { DeadlineRule } from '../../core/schema/deadline-rule.ts'
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
      : []),
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

function deadlineText(rule: DeadlineRule | null, words: Words): string {
  if (rule === null) return words.say('deadlines.not_stated')
  const { say } = words
  switch (rule.rule) {
    case 'none':
    case 'next_session':
      return say(`deadlines.${rule.rule}`)
    case 'fixed_day':
      return say('deadlines.fixed_day', { date: rule.date })
    case 'end_of_month':
      return say('deadlines.end_of_month', { month: rule.month })
    case 'after':
      return say('deadlines.after', {
        number: rule.count,
        unit: say(`deadlines.units.${rule.unit}`),
        anchor: say(`deadlines.anchors.${rule.anchor}`),
      })
    case 'at_session':
      return say('deadlines.at_session', {
        ordinal: rule.ordinal,
        type: words.code('sessionTypes', rule.type).toLowerCase(),
      })
    case 'end_of_fiscal_year':
    case 'within_year':
    case 'starts_in_year':
      return say(`deadlines.${rule.rule}`, { year: rule.year })
    case 'period_of_years':
      return say('deadlines.period_of_years', {
        years: rule.years,
        anchor: say(`deadlines.anchors.${rule.anchor}`),
      })
    case 'staged':
      return say('deadlines.staged', { dates: rule.stages.map(({ date }) => date).join(', ') })
  }
}
