import { isBlank } from './lines.ts'
import type { TextLine } from './lines.ts'
import type { Span } from './span.ts'

/** One line of action: what its heading calls it and the paragraphs that describe it. */
export interface LineOfAction {
  readonly title: string | null
  /** With its heading. */
  readonly span: Span
  readonly body: Span
}

export interface LinesOfAction {
  /** The paragraph that announces them. */
  readonly announcement: Span
  readonly lines: readonly LineOfAction[]
}

interface Paragraph {
  /** Place among the paragraphs of the document. */
  readonly index: number
  readonly span: Span
  readonly text: string
  readonly folded: string
  readonly blanksBefore: number
  readonly isHeading: boolean
}

const announcement =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|\d{1,2})\s+(?:lines of action|action lines|commitments|lineas de accion|ejes(?: de accion)?|compromisos)\b/
const counts = [
  'one|una',
  'two|dos',
  'three|tres',
  'four|cuatro',
  'five|cinco',
  'six|seis',
  'seven|siete',
  'eight|ocho',
  'nine|nueve',
  'ten|diez',
]
const longestHeading = 80
/** "Dialogue for Security." is a heading; a longer line with a full stop is a sentence. */
const mostWordsWithStop = 4

/**
 * The lines of action of a communiqué without agreements. Each begins with a heading; where a copy lost
 * headings, a wider gap or simply the next paragraph begins it, whichever gives the number that the text
 * announces. `isObservation` tells the paragraphs that only report figures.
 */
export function linesOfActionIn(
  lines: readonly TextLine[],
  isObservation: (span: Span) => boolean,
): LinesOfAction | null {
  const paragraphs = paragraphsOf(lines)
  const at = paragraphs.findIndex(({ folded }) => announcement.test(folded))
  const announced = paragraphs[at]
  if (!announced) return null
  const expected = readCount(announcement.exec(announced.folded)?.[1] ?? '')
  const following = paragraphs.slice(at + 1)
  const described = following.filter(({ span, isHeading }) => isHeading || !isObservation(span))
  const last = described.findLastIndex(({ isHeading }) => !isHeading)
  const relevant = described.slice(0, last + 1)
  const byGap = group(relevant, ({ isHeading, blanksBefore }) => isHeading || blanksBefore > 1)
  const byParagraph = group(relevant, () => true)
  const byHeading = group(relevant, ({ isHeading }) => isHeading)
  const found = [byHeading, byGap, byParagraph].find(({ length }) => length === expected) ?? byGap
  return found.length > 0 ? { announcement: announced.span, lines: found } : null
}

function paragraphsOf(lines: readonly TextLine[]): readonly Paragraph[] {
  const paragraphs: Paragraph[] = []
  let run: TextLine[] = []
  let blanks = 0
  let blanksBefore = 0
  const close = (): void => {
    const [first] = run
    const last = run.at(-1)
    if (first && last) {
      const text = run.map((line) => line.text).join(' ')
      const folded = run.map((line) => line.folded).join(' ')
      paragraphs.push({
        index: paragraphs.length,
        span: { start: first.start, end: last.end },
        text,
        folded,
        blanksBefore,
        isHeading: run.length === 1 && isTitle(folded),
      })
    }
    run = []
  }
  for (const line of lines) {
    if (isBlank(line)) {
      close()
      blanks += 1
      continue
    }
    if (run.length === 0) blanksBefore = blanks
    blanks = 0
    run.push(line)
  }
  close()
  return paragraphs
}

const isTitle = (folded: string): boolean =>
  folded.length <= longestHeading &&
  (!folded.endsWith('.') || folded.split(' ').length <= mostWordsWithStop) &&
  !/\d|[,;:"]|\.\s/.test(folded) &&
  !/\b(?:has|have|had|was|were|is|are|will|ha|han|fue|fueron|es|son|se)\b/.test(folded)

/** A heading and the paragraph after it stay together however paragraphs are grouped. */
function group(
  paragraphs: readonly Paragraph[],
  begins: (paragraph: Paragraph) => boolean,
): readonly LineOfAction[] {
  const groups: Paragraph[][] = []
  for (const paragraph of paragraphs) {
    const current = groups.at(-1)
    const afterHeading = current?.length === 1 && (current[0]?.isHeading ?? false)
    // What follows a paragraph of figures without a beginning of its own is left for a person to place.
    const adjoins = current?.at(-1)?.index === paragraph.index - 1
    if (!current || (begins(paragraph) && !(afterHeading && !paragraph.isHeading)))
      groups.push([paragraph])
    else if (adjoins) current.push(paragraph)
  }
  return groups.flatMap((members) => {
    const [first] = members
    const last = members.at(-1)
    if (!first || !last) return []
    const [body] = first.isHeading ? members.slice(1) : members
    if (!body) return []
    return [
      {
        title: first.isHeading ? first.text.replace(/[.:\s]+$/, '') : null,
        span: { start: first.span.start, end: last.span.end },
        body: { start: body.span.start, end: last.span.end },
      },
    ]
  })
}

function readCount(word: string): number | null {
  if (/^\d+$/.test(word)) return Number(word)
  const index = counts.findIndex((names) => names.split('|').includes(word))
  return index < 0 ? null : index + 1
}
