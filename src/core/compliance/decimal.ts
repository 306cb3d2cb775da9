/**
 * Numbers as Mexico writes them: a point before the decimals, commas between groups of three digits or none. Anything
 * else is refused rather than guessed at: `1.234,56` would be read as 1.23, and `1e5` or `0x10` is nobody's figure.
 */
const written = /^[-+−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/

/** `null`: not a finite number, or not written as one. */
export function parseDecimal(given: unknown): number | null {
  if (typeof given === 'number') return Number.isFinite(given) ? given : null
  if (typeof given !== 'string') return null
  const text = given.trim()
  if (!written.test(text)) return null
  const number = Number(text.replaceAll(',', '').replace('−', '-'))
  // Zero has no sign in the log.
  return Number.isFinite(number) ? number + 0 : null
}
