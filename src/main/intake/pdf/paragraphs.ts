import type { PageLine } from './fragment.ts'
import { withoutHyphens } from './hyphens.ts'

/** Times the usual step from line to line: more is a new paragraph. */
const wider = 1.25
/** Times the usual step from paragraph to paragraph: more sets something apart. */
const apart = 1.4
/** In sizes of the letters: how far the first line of a paragraph may be moved in. */
const indents = { least: 0.8, most: 6 }
/** Of the width of a block: a line that ends before is the last of its paragraph. */
const short = 0.9

/**
 * The text of the lines of all pages: paragraphs with a blank line between them where the pages leave room or move
 * the first line in, and two where they leave more than usual.
 */
export function textOfLines(pages: readonly (readonly PageLine[])[]): string {
  const lines = pages.flatMap((page, number) => page.map((line) => ({ line, number })))
  const steps = lines.flatMap(({ line, number }, at) => {
    const before = lines[at - 1]
    return before === undefined || before.number !== number || before.line.block !== line.block
      ? []
      : [{ step: stepOf(before.line, line), isFull: before.line.right >= fullRight(before.line) }]
  })
  const usual = usualStep(steps.flatMap(({ step, isFull }) => (isFull ? [step] : [])))
  const between = middleOf(steps.flatMap(({ step }) => (step > usual * wider ? [step] : [])))
  const paragraphs: { readonly lines: string[]; readonly blank: number }[] = []
  for (const [at, { line, number }] of lines.entries()) {
    const before = lines[at - 1]
    const sameBlock = before?.number === number && before.line.block === line.block
    const blank =
      before === undefined
        ? 0
        : sameBlock
          ? blankLines(before.line, line, usual, between)
          : goesOn(before.line, line)
            ? 0
            : 1
    const open = paragraphs.at(-1)
    if (open !== undefined && blank === 0) open.lines.push(line.text)
    else paragraphs.push({ lines: [line.text], blank })
  }
  return paragraphs
    .map(({ lines: of, blank }) => `${'\n'.repeat(blank)}${withoutHyphens(of).join('\n')}`)
    .join('\n')
}

/** In sizes of the letters. */
const stepOf = (before: PageLine, line: PageLine): number =>
  (before.baseline - line.baseline) / Math.max(1, Math.min(before.size, line.size))

/** In sizes of the letters: more room than typewriters and offices leave within a paragraph. */
const doubleSpaced = 2.6
/** In sizes of the letters: what is set where nobody said otherwise. */
const singleSpaced = 1.3

/**
 * From a full line to the next mostly within a paragraph; where no paragraph has two lines, nothing is. The few that
 * stand closest are notes.
 */
function usualStep(afterFull: readonly number[]): number {
  const sorted = afterFull.filter((step) => step > 0.5).toSorted((a, b) => a - b)
  const step = sorted[Math.floor(sorted.length * 0.25)]
  return step === undefined || step > doubleSpaced ? singleSpaced : step
}

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity
}

function blankLines(before: PageLine, line: PageLine, usual: number, between: number): number {
  const step = stepOf(before, line)
  if (step > usual * wider) return step > between * apart ? 2 : 1
  const movedIn = (line.left - line.margins.left) / line.size
  const wasAtMargin = (before.left - before.margins.left) / before.size < indents.least
  const isIndented = movedIn >= indents.least && movedIn <= indents.most
  return isIndented && wasAtMargin && endsStatement(before.text) ? 1 : 0
}

/** Whether the paragraph at the end of a page or column goes on at the head of the next. */
function goesOn(before: PageLine, line: PageLine): boolean {
  if (/^\p{Ll}/u.test(line.text)) return true
  if (!endsStatement(before.text)) return before.right >= fullRight(before)
  return false
}

const fullRight = ({ margins }: PageLine): number =>
  margins.left + (margins.right - margins.left) * short

const endsStatement = (text: string): boolean => /[.:;!?][)"'”»\]]*$/.test(text)
