/**
 * Which characters a TrueType font can show, from its `cmap` table (OpenType specification, "cmap – Character to
 * Glyph Index Mapping Table", formats 4 and 12, the ones that Unicode fonts use).
 */
const unicodeSubtables = new Set(['0:3', '0:4', '0:6', '3:1', '3:10'])

const tableOffset = (view: DataView, tag: string): number => {
  const count = view.getUint16(4)
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16
    const name = String.fromCodePoint(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)))
    if (name === tag) return view.getUint32(record + 8)
  }
  throw new Error(`the font has no ${tag} table`)
}

const readFormat4 = (view: DataView, start: number, add: (character: number) => void): void => {
  const segments = view.getUint16(start + 6) / 2
  const endCodes = start + 14
  const startCodes = endCodes + segments * 2 + 2
  const deltas = startCodes + segments * 2
  const rangeOffsets = deltas + segments * 2
  for (let segment = 0; segment < segments; segment += 1) {
    const first = view.getUint16(startCodes + segment * 2)
    const last = view.getUint16(endCodes + segment * 2)
    const delta = view.getUint16(deltas + segment * 2)
    const rangeOffset = view.getUint16(rangeOffsets + segment * 2)
    for (let character = first; character <= last && character < 0xffff; character += 1) {
      const glyph =
        rangeOffset === 0
          ? (character + delta) & 0xffff
          : view.getUint16(rangeOffsets + segment * 2 + rangeOffset + (character - first) * 2)
      if (glyph !== 0) add(character)
    }
  }
}

const readFormat12 = (view: DataView, start: number, add: (character: number) => void): void => {
  const groups = view.getUint32(start + 12)
  for (let group = 0; group < groups; group += 1) {
    const at = start + 16 + group * 12
    const first = view.getUint32(at)
    const last = view.getUint32(at + 4)
    for (let character = first; character <= last; character += 1) add(character)
  }
}

/** The code points that the font has a glyph for. */
export const fontCoverage = (font: Uint8Array): ReadonlySet<number> => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableOffset(view, 'cmap')
  const covered = new Set<number>()
  const add = (character: number): void => {
    covered.add(character)
  }
  const count = view.getUint16(cmap + 2)
  for (let index = 0; index < count; index += 1) {
    const record = cmap + 4 + index * 8
    const kind = `${String(view.getUint16(record))}:${String(view.getUint16(record + 2))}`
    const start = cmap + view.getUint32(record + 4)
    const format = view.getUint16(start)
    if (unicodeSubtables.has(kind) && format === 4) readFormat4(view, start, add)
    if (unicodeSubtables.has(kind) && format === 12) readFormat12(view, start, add)
  }
  return covered
}

/** The code points that every one of the fonts has. */
export const sharedCoverage = (fonts: readonly Uint8Array[]): ReadonlySet<number> => {
  const [first, ...rest] = fonts.map(fontCoverage)
  if (first === undefined) return new Set()
  return new Set([...first].filter((character) => rest.every((other) => other.has(character))))
}
