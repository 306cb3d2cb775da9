import { writeRoman } from '../../../core/compliance/numbering/roman.ts'

/** One level of a list, as WordprocessingML says it (ISO/IEC 29500-1, 17.9). */
export interface ListLevel {
  readonly start: number
  /** `decimal`, `upperRoman`, `bullet`… */
  readonly format: string
  /** `%1.%2)`: what stands before the paragraph, with the number of each level in its place. */
  readonly pattern: string
}

/** Levels from 0 (the outermost). */
export type ListLevels = ReadonlyMap<number, ListLevel>

export interface PlaceInList {
  readonly list: string
  readonly level: number
}

/** Word allows nine levels; a file can claim any number. */
const mostLevels = 9
/** Patterns that people make are short; a long one, repeated, would fill the memory. */
const longestPattern = 40

/** Counts the paragraphs of every list in the order of the document, and says what stands before each. */
export function listNumbers(
  lists: ReadonlyMap<string, { readonly counted: string; readonly levels: ListLevels }>,
): (place: PlaceInList) => string {
  const counts = new Map<string, Map<number, number>>()
  return ({ list, level }) => {
    const known = lists.get(list)
    const own = known?.levels.get(level)
    if (known === undefined || own === undefined || level >= mostLevels) return ''
    const counted = counts.get(known.counted) ?? new Map<number, number>()
    counts.set(known.counted, counted)
    const before = counted.get(level)
    counted.set(level, before === undefined ? own.start : before + 1)
    for (const deeper of [...counted.keys()].filter((other) => other > level)) {
      counted.delete(deeper)
    }
    if (own.format === 'bullet') return '•'
    return own.pattern.slice(0, longestPattern).replace(/%([1-9])/g, (_, digit: string) => {
      const shown = known.levels.get(Number(digit) - 1)
      if (shown === undefined) return ''
      return written(counted.get(Number(digit) - 1) ?? shown.start, shown.format)
    })
  }
}

/** Formats that write words ("primero") depend on the language of the computer: they become figures. */
function written(value: number, format: string): string {
  switch (format) {
    case 'none':
      return ''
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperLetter':
      return letters(value)
    case 'lowerLetter':
      return letters(value).toLowerCase()
    default:
      return String(value)
  }
}

const roman = (value: number): string =>
  value >= 1 && value <= 3999 ? writeRoman(value) : String(value)

/** A…Z, AA, BB…: Word repeats the letter. */
function letters(value: number): string {
  if (value < 1 || value > 26 * 10) return String(value)
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}
