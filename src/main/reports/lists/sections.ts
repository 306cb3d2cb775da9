import type { ChartDrawing } from './indicator-chart.ts'

/** A line of a cell, as the template sets it. */
export type Line =
  | { readonly type: 'text' | 'quiet' | 'alarm'; readonly text: string }
  | { readonly type: 'digest'; readonly sha256: string }
  /** Of units: none is broken at the end of a line. */
  | { readonly type: 'codes'; readonly codes: readonly string[] }
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'state'; readonly code: string; readonly late: boolean }

type SectionColumn = {
  readonly header: string
  /** Shares of the line; 0: as wide as what stands in it. */
  readonly width: number
  readonly align: 'left' | 'right'
}

/** A heading with a table below it. */
export type Section = {
  readonly title: string
  /** What is in it; `null`: it is about one thing. */
  readonly count: number | null
  /** Sentences below the heading. */
  readonly notes: readonly string[]
  /** What it is about, by name and value. */
  readonly facts: readonly Fact[]
  readonly chart: ChartDrawing | null
  /** Said where it has no rows. */
  readonly empty: string
  readonly columns: readonly SectionColumn[]
  /** Each cell by its lines. */
  readonly rows: readonly (readonly (readonly Line[])[])[]
}

export type Fact = readonly [name: string, value: string]

export const section = (
  given: Pick<Section, 'title' | 'count' | 'empty' | 'columns' | 'rows'> & Partial<Section>,
): Section => ({ notes: [], facts: [], chart: null, ...given })

export const column = (
  header: string,
  width: number,
  align: SectionColumn['align'] = 'left',
): SectionColumn => ({ header, width, align })

export const text = (said: string): Line => ({ type: 'text', text: said })
export const quiet = (said: string): Line => ({ type: 'quiet', text: said })
export const day = (said: string): Line => ({ type: 'day', day: said })

/** Nothing where nothing is known. */
export const textLines = (said: string | null): readonly Line[] =>
  said === null || said === '' ? [] : [text(said)]
export const quietLines = (said: string | null): readonly Line[] =>
  said === null || said === '' ? [] : [quiet(said)]
export const dayLines = (said: string | null): readonly Line[] => (said === null ? [] : [day(said)])

/** A page shows what a thing is about; the workbook has its whole text. */
const longestText = 240

export const shortened = (said: string): string =>
  said.length <= longestText ? said : `${said.slice(0, longestText - 1)}…`
