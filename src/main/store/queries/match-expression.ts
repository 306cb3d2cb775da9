/**
 * What a person typed as an FTS5 expression: every word must occur, the last may be unfinished, "quoted words" stand
 * together. Anything that FTS5 would read as an operator is a word like any other. `null`: no word in it.
 */
export function matchExpression(text: string): string | null {
  const terms: string[] = []
  for (const match of text.matchAll(/"([^"]+)"|([\p{L}\p{N}]+)/gu)) {
    const [, phrase, word] = match
    const words = (phrase ?? word ?? '').match(/[\p{L}\p{N}]+/gu) ?? []
    if (words.length === 0) continue
    terms.push(phrase === undefined ? `"${words.join(' ')}"*` : `"${words.join(' ')}"`)
  }
  return terms.length === 0 ? null : terms.join(' AND ')
}
