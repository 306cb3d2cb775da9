/**
 * The beginning of a text on one line, for a name: at most so many characters, the last word whole, and "…" where
 * something is left out. A first word that is longer than that is cut.
 */
export function beginning(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const room = line.slice(0, most)
  const end = room.lastIndexOf(' ')
  const whole = end > 0 ? room.slice(0, end) : line.slice(0, most - 1)
  return `${whole.replace(/[\s,;:.(–-]+$/u, '')}…`
}
