import type { PageLine } from './fragment.ts'

/** Lines at either end of a page that may be its head or foot. */
const deepest = 3

/** Says of itself that it counts pages; a number alone may be a year. */
const pageNumber =
  /^(?:(?:p[áa]g(?:ina|\.)?|page|hoja)\s*\d{1,4}(?:\s*(?:de|of|\/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*(?:\/|de|of)\s*\d{1,4})$/i

/**
 * The pages without their heads, feet and numbers: lines at the upper and lower end that come again at the same height
 * of every other page or more, but for a number that counts with the pages, and numbers of pages at the very end.
 */
export function withoutRunningHeads(
  pages: readonly (readonly PageLine[])[],
): readonly (readonly PageLine[])[] {
  const often = new Map<string, number>()
  for (const [number, page] of pages.entries()) {
    for (const shape of new Set(ends(page).flatMap((line) => shapesOf(line, number)))) {
      often.set(shape, (often.get(shape) ?? 0) + 1)
    }
  }
  const least = Math.max(2, Math.floor(pages.length / 2))
  return pages.map((page, number) => {
    const outer = new Set(ends(page))
    const last = outermost(page)
    return page.filter((line) => {
      const times = shapesOf(line, number).map((shape) => often.get(shape) ?? 0)
      const comesAgain = outer.has(line) && Math.max(...times) >= least
      return !comesAgain && !(last.includes(line) && pageNumber.test(line.text))
    })
  })
}

const byHeight = (page: readonly PageLine[]): readonly PageLine[] =>
  page.toSorted((a, b) => b.baseline - a.baseline)

const ends = (page: readonly PageLine[]): readonly PageLine[] => {
  const lines = byHeight(page)
  return [...lines.slice(0, deepest), ...lines.slice(deepest).slice(-deepest)]
}

/** The highest and the lowest line. A page of one line has no number. */
const outermost = (page: readonly PageLine[]): readonly PageLine[] => {
  const lines = byHeight(page)
  return lines.length < 2 ? [] : [...lines.slice(0, 1), ...lines.slice(-1)]
}

/** The words and about where they stand; and the same with each number less the page's own. */
function shapesOf({ text, baseline }: PageLine, page: number): readonly string[] {
  const place = Math.round(baseline / 6)
  const words = text.toLowerCase()
  const counted = [...words.matchAll(/\d{1,4}/g)].map(({ 0: figure, index }) => {
    const before = words.slice(0, index)
    return `${before}#${Number(figure) - page}${words.slice(index + figure.length)}`
  })
  return [words, ...counted].map((shape) => `${place} ${shape}`)
}
