import { fold } from './fold.ts'

export interface TextLine {
  /** From 1. */
  readonly number: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly folded: string
}

export function linesOf(text: string): readonly TextLine[] {
  let start = 0
  return text.split('\n').map((line, index) => {
    const at = start
    start += line.length + 1
    return { number: index + 1, start: at, end: at + line.length, text: line, folded: fold(line) }
  })
}

export const isBlank = (line: TextLine): boolean => line.text === ''

/** The number of the line, from 1, in which a place of the text lies. */
export function lineNumberAt(lines: readonly TextLine[], offset: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}

/** Whether a line ends a sentence or announces something, so that the next line can begin anew. */
export const endsStatement = (line: TextLine): boolean => /[.:;!?][)"'\]]*$/.test(line.folded)
