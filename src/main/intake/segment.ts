import type { NotUnderstood, Recognised } from '../../contract/capture.ts'
import type { AgreementKind } from '../../core/schema/codes.ts'
import { isCertification, isClosing, isPageLine, recognise } from './boilerplate.ts'
import { endsStatement, isBlank } from './lines.ts'
import type { TextLine } from './lines.ts'
import { markerOf } from './markers.ts'
import type { Marker, MarkerStyle } from './markers.ts'
import { sectionHeadingAt } from './section-heading.ts'
import type { Span } from './span.ts'

/** One agreement as it stands in the text. */
export interface Item {
  readonly kind: AgreementKind
  readonly sequence: number
  readonly number: string | null
  readonly style: MarkerStyle | 'paragraph'
  /** From its marker to the end of its last line. */
  readonly span: Span
  /** Where its words begin, after the marker. */
  readonly body: number
}

/** Every line that is not blank lies in one item, one recognised span or one left-over paragraph. */
export interface Segmentation {
  readonly items: readonly Item[]
  readonly recognised: readonly Recognised[]
  readonly leftOver: readonly LeftOver[]
}

export type LeftOver = NotUnderstood & { readonly span: Span }

interface Section {
  readonly kind: AgreementKind
  /** Opened by a certificate: what it certifies runs to the signature. */
  readonly certified: boolean
  /** Fixed by the first item. */
  readonly style: MarkerStyle | 'paragraph' | null
  readonly sign: string | null
  /** What follows the sequence in official numbers: the same for all of a session. */
  readonly series: string | null
  readonly last: number
}

interface OpenItem {
  readonly kind: AgreementKind
  readonly sequence: number
  readonly number: string | null
  readonly style: MarkerStyle | 'paragraph'
  readonly start: number
  readonly body: number
  lastLine: TextLine
}

interface State {
  readonly items: Item[]
  readonly recognised: Recognised[]
  readonly leftOver: LeftOver[]
  readonly sequences: Map<AgreementKind, number>
  section: Section | null
  open: OpenItem | null
  /** Lines of the paragraph that belongs to nothing so far. */
  lost: TextLine[]
  previous: TextLine | null
  afterBlank: boolean
}

/** `isMandate` tells whether a paragraph orders, asks or approves something. */
export function segment(
  lines: readonly TextLine[],
  isMandate: (folded: string) => boolean,
): Segmentation {
  const state: State = {
    items: [],
    recognised: [],
    leftOver: [],
    sequences: new Map(),
    section: null,
    open: null,
    lost: [],
    previous: null,
    afterBlank: true,
  }
  let index = 0
  while (index < lines.length) index += step(state, lines, index, isMandate)
  closeItem(state)
  flush(state)
  return { items: state.items, recognised: state.recognised, leftOver: state.leftOver }
}

/** Reads the line at `index` and returns how many lines that took. */
function step(
  state: State,
  lines: readonly TextLine[],
  index: number,
  isMandate: (folded: string) => boolean,
): number {
  const line = lines[index]
  if (!line || isBlank(line)) {
    if (!state.open) flush(state)
    state.afterBlank = true
    return 1
  }
  const { afterBlank } = state
  const fresh = afterBlank || state.previous === null || endsStatement(state.previous)
  state.afterBlank = false
  state.previous = line

  if (takePageLine(state, lines, index)) return 1
  const heading = fresh ? sectionHeadingAt(lines, index) : null
  if (heading && headingCounts(state.open, afterBlank, heading.lines, line)) {
    openSection(state, line, lines[index + heading.lines - 1] ?? line, heading.kind)
    return heading.lines
  }
  if (fresh && isClosing(line.folded)) {
    closeItem(state)
    flush(state)
    state.section = null
    state.lost.push(line)
    return 1
  }
  const marker = markerOf(line)
  const section =
    state.section ?? (marker?.style === 'official' ? newSection('acuerdo', true) : null)
  if (marker && section && accepts(section, marker, fresh)) {
    begin(state, section, line, marker)
  } else if (state.open && continues(state.open, lines, index, afterBlank, section)) {
    state.open.lastLine = line
  } else if (section && startsParagraph(section, lines, index, afterBlank, isMandate)) {
    begin(state, section, line, null)
  } else {
    closeItem(state)
    if (fresh) flush(state)
    state.lost.push(line)
  }
  return 1
}

/** A number of a page between agreements belongs to none; within one it stays where it stands. */
function takePageLine(state: State, lines: readonly TextLine[], index: number): boolean {
  const line = lines[index]
  if (!line || !isPageLine(line.folded) || !standsApart(state, lines, index + 1)) return false
  if (!state.open) flush(state)
  state.recognised.push({ what: 'boilerplate', span: { start: line.start, end: line.end } })
  state.afterBlank = true
  return true
}

/** Whether nothing that is open can go on at `index`: the next line begins an item, or there is none. */
function standsApart(state: State, lines: readonly TextLine[], index: number): boolean {
  const next = lines.slice(index).find((line) => !isBlank(line) && !isPageLine(line.folded))
  if (next === undefined || state.open === null) return true
  const marker = markerOf(next)
  return marker !== null && state.section !== null && accepts(state.section, marker, true)
}

function openSection(
  state: State,
  first: TextLine,
  last: TextLine,
  kind: AgreementKind | 'other',
): void {
  closeItem(state)
  flush(state)
  const span = { start: first.start, end: last.end }
  state.recognised.push({ what: 'section_heading', span })
  const certified = (state.section?.certified ?? false) || isCertification(first.folded)
  state.section = kind === 'other' ? null : newSection(kind, certified)
  state.previous = last
  // What follows a heading begins anew, with or without a blank line between.
  state.afterBlank = true
}

function begin(state: State, section: Section, line: TextLine, marker: Marker | null): void {
  closeItem(state)
  flush(state)
  const style = marker?.style ?? 'paragraph'
  const counted = (state.sequences.get(section.kind) ?? 0) + 1
  const last = marker?.value ?? section.last + 1
  state.section = {
    kind: section.kind,
    certified: section.certified,
    style,
    sign: marker?.sign ?? null,
    series: seriesOf(marker),
    last,
  }
  const sequence = style === 'official' ? last : counted
  state.sequences.set(section.kind, sequence)
  state.open = {
    kind: section.kind,
    sequence,
    number: marker?.official ?? null,
    style,
    start: line.start,
    body: line.start + (marker?.length ?? 0),
    lastLine: line,
  }
}

function closeItem(state: State): void {
  if (state.open) {
    const { kind, sequence, number, style, start, body, lastLine } = state.open
    state.items.push({ kind, sequence, number, style, span: { start, end: lastLine.end }, body })
  }
  state.open = null
}

/** Says of the paragraph that belongs to no agreement what it is. */
function flush(state: State): void {
  const [first] = state.lost
  const last = state.lost.at(-1)
  if (first && last) {
    const span = { start: first.start, end: last.end }
    const folded = state.lost.map((line) => line.folded).join(' ')
    const what = recognise(folded)
    if (what) {
      state.recognised.push({ what, span })
    } else {
      const text = state.lost.map((line) => line.text).join('\n')
      const reason = state.section ? 'not_recognised' : 'outside_agreements'
      state.leftOver.push({ line: first.number, text, reason, span })
    }
    if (isCertification(folded)) state.section = newSection('acuerdo', true)
  }
  state.lost = []
}

function newSection(kind: AgreementKind, certified: boolean): Section {
  return { kind, certified, style: null, sign: null, series: null, last: 0 }
}

const seriesOf = (marker: Marker | null): string | null =>
  marker?.official?.replace(/^\d+\//, '') ?? null

/** Within a numbered agreement only a title of its own line ends the list; elsewhere a blank line before. */
function headingCounts(
  open: OpenItem | null,
  afterBlank: boolean,
  lines: number,
  line: TextLine,
): boolean {
  if (open === null) return true
  const title = lines === 1 && !/[a-z]{2}.*:$/.test(line.folded) && line.text.length <= 60
  return open.style === 'official' || open.style === 'ordinal' ? title : afterBlank || title
}

function accepts(section: Section, marker: Marker, fresh: boolean): boolean {
  const { style, last } = section
  if (style !== null && style !== marker.style) return false
  switch (marker.style) {
    case 'official':
      if (last > 0 && section.series !== seriesOf(marker)) return false
      return fresh || (last > 0 && marker.value === last + 1)
    case 'bullet':
      if (section.sign !== null && section.sign !== marker.sign) return false
      return fresh || !/^[-*o~]$/.test(marker.sign ?? '')
    case 'letter':
    case 'roman':
      if (last === 0) return fresh && marker.value === 1
      return marker.value === last + 1
    case 'number':
    case 'ordinal': {
      const value = marker.value ?? 0
      if (value === last + 1 && last > 0) return true
      return fresh && value > last && (last === 0 || value <= last + 5)
    }
  }
}

const farthestContinuation = 40

/** Whether an unmarked line still belongs to the open item. */
function continues(
  open: OpenItem,
  lines: readonly TextLine[],
  index: number,
  afterBlank: boolean,
  section: Section | null,
): boolean {
  if (!afterBlank) return true
  if (open.style === 'official' || (section?.certified ?? false)) return true
  if (!endsStatement(open.lastLine)) return /^[a-z(]/.test(lines[index]?.text ?? '')
  if (!section || open.style === 'paragraph') return false
  for (const line of lines.slice(index + 1, index + farthestContinuation)) {
    const marker = markerOf(line)
    if (marker && accepts(section, marker, true)) return true
    if (!isBlank(line) && isClosing(line.folded)) return false
  }
  return false
}

const longestParagraph = 60

/** A section without marks: each paragraph that mandates something is an agreement. */
function startsParagraph(
  section: Section,
  lines: readonly TextLine[],
  index: number,
  afterBlank: boolean,
  isMandate: (folded: string) => boolean,
): boolean {
  if (section.style !== null && (section.style !== 'paragraph' || !afterBlank)) return false
  const rest = lines.slice(index, index + longestParagraph)
  if (section.style === null && firstLines(rest, 8).some((line) => markerOf(line))) return false
  const end = rest.findIndex((line) => isBlank(line))
  return isMandate((end < 0 ? rest : rest.slice(0, end)).map((line) => line.folded).join(' '))
}

const firstLines = (lines: readonly TextLine[], count: number): readonly TextLine[] =>
  lines
    .slice(0, count * 3)
    .filter((line) => !isBlank(line))
    .slice(0, count)
