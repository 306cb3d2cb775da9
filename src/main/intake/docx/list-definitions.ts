import type { ListLevel, ListLevels, PlaceInList } from './list-numbers.ts'
import { readXml } from './read-xml.ts'

/** `counted` names what is counted together: lists of one kind go on where the last one stopped. */
export interface ListDefinition {
  readonly counted: string
  readonly levels: ListLevels
}

interface Draft {
  start: number
  format: string
  pattern: string
}

/** The lists of `numbering.xml` by their id; null when it cannot be read. */
export function listDefinitions(bytes: Uint8Array): ReadonlyMap<string, ListDefinition> | null {
  const kinds = new Map<string, Map<number, ListLevel>>()
  const lists = new Map<string, { kind: string; starts: Map<number, number> }>()
  let kind: Map<number, ListLevel> | null = null
  let list: { kind: string; starts: Map<number, number> } | null = null
  let level = 0
  let draft: Draft | null = null
  const isRead = readXml(bytes, {
    open: ({ name, attributes }) => {
      const value = attributes['w:val'] ?? ''
      if (name === 'w:abstractNum') {
        kind = new Map()
        kinds.set(attributes['w:abstractNumId'] ?? '', kind)
      } else if (name === 'w:num') {
        list = { kind: '', starts: new Map() }
        lists.set(attributes['w:numId'] ?? '', list)
      } else if (name === 'w:abstractNumId' && list !== null) list.kind = value
      else if (name === 'w:lvlOverride') level = whole(attributes['w:ilvl'], 0)
      else if (name === 'w:startOverride') list?.starts.set(level, whole(value, 1))
      else if (name === 'w:lvl') {
        level = whole(attributes['w:ilvl'], 0)
        draft = { start: 1, format: 'decimal', pattern: '' }
      } else if (draft !== null) {
        if (name === 'w:start') draft.start = whole(value, 1)
        else if (name === 'w:numFmt') draft.format = value
        else if (name === 'w:lvlText') draft.pattern = value
      }
    },
    close: (name) => {
      if (name === 'w:lvl' && draft !== null) {
        kind?.set(level, draft)
        draft = null
      } else if (name === 'w:abstractNum') kind = null
      else if (name === 'w:num') list = null
    },
    text: () => undefined,
  })
  if (!isRead) return null
  return new Map(
    [...lists].map(([id, { kind: of, starts }]) => {
      const levels = [...(kinds.get(of) ?? [])].map(
        ([at, own]) => [at, { ...own, start: starts.get(at) ?? own.start }] as const,
      )
      const counted = starts.size === 0 ? `kind ${of}` : `list ${id}`
      return [id, { counted, levels: new Map(levels) }]
    }),
  )
}

interface Style {
  basedOn: string | null
  list: string | null
  level: number
}

/** Which list the paragraphs of a style belong to, by the id of the style; null when not readable. */
export function listsOfStyles(bytes: Uint8Array): ReadonlyMap<string, PlaceInList> | null {
  const styles = new Map<string, Style>()
  let style: Style | null = null
  const isRead = readXml(bytes, {
    open: ({ name, attributes }) => {
      const value = attributes['w:val'] ?? ''
      if (name === 'w:style') {
        style = { basedOn: null, list: null, level: 0 }
        styles.set(attributes['w:styleId'] ?? '', style)
      } else if (style !== null) {
        if (name === 'w:basedOn') style.basedOn = value
        else if (name === 'w:numId') style.list = value
        else if (name === 'w:ilvl') style.level = whole(value, 0)
      }
    },
    close: (name) => {
      if (name === 'w:style') style = null
    },
    text: () => undefined,
  })
  if (!isRead) return null
  return new Map(
    [...styles.keys()].flatMap((id) => {
      const place = placeOf(styles, id)
      return place === null ? [] : [[id, place] as const]
    }),
  )
}

/** Styles based on each other in a circle are an error of the file: Word looks no further, nor do we. */
const deepestStyle = 12

function placeOf(styles: ReadonlyMap<string, Style>, id: string): PlaceInList | null {
  let style = styles.get(id)
  for (let depth = 0; depth < deepestStyle && style !== undefined; depth += 1) {
    if (style.list !== null) return { list: style.list, level: style.level }
    style = style.basedOn === null ? undefined : styles.get(style.basedOn)
  }
  return null
}

/** A whole number as written in an attribute, or what holds when it says none. */
export function whole(value: string | undefined, otherwise: number): number {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : otherwise
}
