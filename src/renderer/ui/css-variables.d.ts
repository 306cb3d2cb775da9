import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Share of a bar: a count. */
    '--part'?: number
    /** Of the names of the rows of a grid, in pixels. */
    '--name-width'?: string
    /** Of a column of a grid, in pixels. */
    '--column-width'?: string
  }
}
