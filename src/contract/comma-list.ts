/**
 * Values between commas, trimmed: `a, b`. One that holds a comma stands in double quotes, and a quote within those is
 * written twice: `"Durango, Dgo.",Colima`. `null`: a quote is not closed, or something follows it.
 */
export function readCommaList(written: string): readonly string[] | null {
  const values: string[] = []
  for (let rest = written; ;) {
    const [part] = /^\s*"(?:[^"]|"")*"\s*(?=,|$)|^(?!\s*")[^,]*/u.exec(rest) ?? []
    if (part === undefined) return null
    const value = part.trim()
    values.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
    if (part.length === rest.length) return values
    rest = rest.slice(part.length + 1)
  }
}

/** As `readCommaList` reads it. */
export const writeCommaList = (values: readonly string[]): string =>
  values
    .map((value) => (/[",]|^\s|\s$/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(',')
