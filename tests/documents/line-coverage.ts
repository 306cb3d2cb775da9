import type { CaptureDraft } from '../../src/contract/capture.ts'

/**
 * The lines that are not blank and not shown exactly once: as part of one agreement, of something
 * recognised, of an observation or of what was not understood. A line of figures that says more than
 * figures is both an observation and not understood, and counts as shown.
 */
export function linesCoveredOnce(draft: CaptureDraft): readonly string[] {
  const lines = draft.text.split('\n')
  const starts: number[] = []
  let at = 0
  for (const line of lines) {
    starts.push(at)
    at += line.length + 1
  }
  const spans = [...draft.agreements, ...draft.recognised].map(({ span }) => span)
  return lines.flatMap((line, index) => {
    if (line === '') return []
    const start = starts[index] ?? 0
    const number = index + 1
    const within = (span: { readonly start: number; readonly end: number }): boolean =>
      span.start < start + line.length && span.end > start
    const inSpans = spans.filter(within)
    const measured = draft.indicators.some(({ span }) => within(span))
    const leftOver = draft.notUnderstood.filter(
      (item) =>
        (item.reason === 'not_recognised' || item.reason === 'outside_agreements') &&
        item.line <= number &&
        number < item.line + item.text.split('\n').length,
    )
    const others = leftOver.length + (measured ? 1 : 0)
    const once =
      inSpans.length + others === 1 || (inSpans.length === 0 && leftOver.length === 1 && measured)
    return once ? [] : [`${number}: ${inSpans.length} spans, ${others} others: ${line}`]
  })
}
