/**
 * The compiler draws a whole document as one SVG, its pages below one another: for each page a white sheet and a
 * group moved down to its place, then the glyphs and clipping paths that the groups use by id. Splits it into one
 * SVG per page that carries only what that page uses.
 */
export const splitSvgPages = (svg: string): readonly string[] => {
  const lines = svg.split('\n')
  const size = /viewBox="0 0 (?<width>[\d.]+) (?<height>[\d.]+)"/.exec(lines[0] ?? '')?.groups
  if (size?.['width'] === undefined || size['height'] === undefined) {
    throw new Error('the SVG names no size')
  }

  const groups: { offset: number; lines: string[] }[] = []
  const definitions = new Map<string, string>()
  let definition: { id: string; lines: string[] } | null = null
  let group: { offset: number; lines: string[] } | null = null
  for (const line of lines) {
    const opened = /^ {4}<g(?: transform="matrix\(1 0 0 1 0 (?<offset>[\d.]+)\)")?>$/.exec(line)
    if (opened !== null) {
      group = { offset: Number(opened.groups?.['offset'] ?? 0), lines: [] }
      groups.push(group)
    } else if (/^ {4}<\/g>$/.test(line)) {
      group = null
    } else if (group !== null) {
      group.lines.push(line.trimStart())
    } else {
      const id = /^ {8}<\w+ id="(?<id>[^"]+)"/.exec(line)?.groups?.['id']
      if (id !== undefined) definition = { id, lines: [] }
      definition?.lines.push(line.trimStart())
      if (definition !== null && /^ {8}<\//.test(line)) {
        definitions.set(definition.id, definition.lines.join(''))
        definition = null
      }
    }
  }

  const { width, height } = size
  return groups.map(({ offset, lines: content }, index) => {
    const pageHeight = (groups[index + 1]?.offset ?? Number(height)) - offset
    const body = content.join('')
    const used = new Set(
      [...body.matchAll(/(?:xlink:href="#|url\(#)(?<id>[^")]+)/g)].map(
        (match) => match.groups?.['id'],
      ),
    )
    const needed = [...definitions].filter(([id]) => used.has(id)).map(([, markup]) => markup)
    const box = `${width} ${String(Math.round(pageHeight * 100) / 100)}`
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${box}">`,
      `<rect width="100%" height="100%" fill="#fff"/><defs>${needed.join('')}</defs>${body}</svg>`,
    ].join('')
  })
}
