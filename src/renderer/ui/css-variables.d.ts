import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Share of a bar: a count. */
    '--part'?: number
  }
}
