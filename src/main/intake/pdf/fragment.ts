/** A piece of text where a page of a PDF shows it; in points from the lower left corner. */
export interface Fragment {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the line that the letters stand on. */
  readonly baseline: number
  /** Of the letters. */
  readonly size: number
}

/** Fragments that follow each other closely on one line. */
export interface Segment extends Fragment {
  readonly parts: readonly Fragment[]
}

/** What stands at one height of a page, from left to right. */
export interface Row {
  readonly baseline: number
  readonly segments: readonly Segment[]
}

/** One line as a person reads it, with the room that the lines about it have. */
export interface PageLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly size: number
  /** Lines of the same block of the same page stand below each other. */
  readonly block: number
  readonly margins: { readonly left: number; readonly right: number }
}
