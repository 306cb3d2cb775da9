/** Half-open range of characters. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const shifted = (span: Span, by: number): Span => ({
  start: span.start + by,
  end: span.end + by,
})

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The span without the spaces at its ends. */
export function trimmedSpan(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && /\s/.test(text.charAt(start))) start += 1
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1
  return { start, end }
}
