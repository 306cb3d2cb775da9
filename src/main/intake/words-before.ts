const mostCharacters = 300

/**
 * What stands right before a place, back to `from` but no farther than what decides how a word is meant: a
 * long text is not searched again for each of its words. Text that goes on before it begins with "… ".
 */
export function wordsBefore(folded: string, at: number, from = 0): string {
  const start = at - mostCharacters
  return start <= from ? folded.slice(from, at) : `… ${folded.slice(start, at)}`
}
