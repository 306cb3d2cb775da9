import type { PlaceInList } from './list-numbers.ts'
import { whole } from './list-definitions.ts'
import { readXml } from './read-xml.ts'

interface Paragraph {
  text: string
  style: string
  list: string | null
  level: number | null
}

interface Row {
  /** The paragraphs of each cell. */
  readonly cells: string[][]
}

interface Block {
  readonly text: string
  /** Empty paragraphs before it. */
  readonly spaces: number
}

/** What is not part of the text as it stands: what was moved away, and what older programs would show. */
const unseen = new Set(['w:moveFrom', 'mc:Fallback', 'w:pPrChange', 'w:rPrChange', 'w:del'])

/**
 * The text of a part of a document (ISO/IEC 29500-1, 17.2–17.4): paragraphs with a blank line between
 * them, or more where more space is left, and their list numbers before them, rows of tables as lines with a tab
 * between cells; null when the part cannot be read.
 */
export function bodyText(
  bytes: Uint8Array,
  styles: ReadonlyMap<string, PlaceInList>,
  numberOf: (place: PlaceInList) => string,
): string | null {
  const blocks: Block[] = []
  let spaces = 0
  const rows: Row[] = []
  const open: Paragraph[] = []
  let hidden = 0
  let isText = false
  const put = (text: string) => {
    const cells = rows.at(-1)?.cells
    const cell = cells?.at(-1)
    const isEmpty = text.trim() === ''
    if (cell !== undefined) {
      if (!isEmpty) cell.push(text)
      return
    }
    if (isEmpty) spaces += 1
    else {
      blocks.push({ text, spaces })
      spaces = 0
    }
  }
  const add = (text: string) => {
    const paragraph = open.at(-1)
    if (paragraph !== undefined && hidden === 0) paragraph.text += text
  }
  const isRead = readXml(bytes, {
    open: ({ name, attributes }) => {
      if (unseen.has(name)) hidden += 1
      if (hidden > 0) return
      const paragraph = open.at(-1)
      const value = attributes['w:val']
      switch (name) {
        case 'w:p':
          open.push({ text: '', style: '', list: null, level: null })
          break
        case 'w:pStyle':
          if (paragraph !== undefined) paragraph.style = value ?? ''
          break
        case 'w:numId':
          if (paragraph !== undefined) paragraph.list = value ?? null
          break
        case 'w:ilvl':
          if (paragraph !== undefined) paragraph.level = whole(value, 0)
          break
        case 'w:tr':
          rows.push({ cells: [] })
          break
        case 'w:tc':
          rows.at(-1)?.cells.push([])
          break
        case 'w:t':
          isText = true
          break
        case 'w:tab':
          add('\t')
          break
        case 'w:br':
        case 'w:cr':
          add('\n')
          break
        case 'w:noBreakHyphen':
          add('-')
          break
        default:
      }
    },
    close: (name) => {
      if (unseen.has(name)) hidden -= 1
      if (hidden > 0) return
      if (name === 'w:t') isText = false
      else if (name === 'w:p') {
        const paragraph = open.pop()
        if (paragraph !== undefined) put(withNumber(paragraph, styles, numberOf))
      } else if (name === 'w:tr') {
        const row = rows.pop()
        put((row?.cells ?? []).map((cell) => cell.join('\n')).join('\t'))
      }
    },
    text: (text) => {
      if (isText) add(text)
    },
  })
  return isRead ? spaced(blocks) : null
}

/** More lines left free would say no more. */
const widestGap = 2

/**
 * Some leave an empty paragraph after each, some never: what counts is where more space is left than the document
 * leaves as a rule.
 */
function spaced(blocks: readonly Block[]): string {
  const gaps = blocks.slice(1)
  const usual = gaps.filter(({ spaces }) => spaces > 0).length * 2 > gaps.length ? 1 : 0
  return blocks
    .map(({ text, spaces }, at) => {
      if (at === 0) return text
      const wider = Math.min(widestGap, Math.max(0, spaces - usual))
      return `\n\n${'\n'.repeat(wider)}${text}`
    })
    .join('')
}

/** What the paragraph says itself goes before what its style says (list 0: in none after all). */
function withNumber(
  { text, style, list, level }: Paragraph,
  styles: ReadonlyMap<string, PlaceInList>,
  numberOf: (place: PlaceInList) => string,
): string {
  const styled = styles.get(style)
  const of = list ?? styled?.list
  if (of === undefined) return text
  const number = numberOf({ list: of, level: level ?? styled?.level ?? 0 })
  return number === '' ? text : `${number} ${text}`
}
