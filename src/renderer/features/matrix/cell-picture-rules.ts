/** A drawing as it is in the page: SVG on a canvas of 24 × 24, with the colours that it has there. */
export interface Drawing {
  readonly name: string
  readonly svg: string
  readonly color: string
  readonly background: string
}

export interface Drawings {
  /** The states of a cell. */
  readonly states: readonly Drawing[]
  /** What stands beside a state in the corner. */
  readonly marks: readonly Drawing[]
  readonly paperclip: Drawing
  /** The checks of the rows. */
  readonly checks: readonly Drawing[]
}

/** Pixels: of the picture of a cell, of the drawing in its middle, and of the mark in its corner. */
const side = 22
const [stateSize, markSize] = [14, 9]

/**
 * The style rules that give each cell the colours and the picture of its look. State and mark are one picture, and the
 * colours are told, not looked up in variables: what a cell costs is paid by the frame.
 */
export function cellPictureRules({ states, marks, paperclip, checks }: Drawings): string {
  const looks = states.flatMap((state) => [
    ...look(state.name, state, placed(state, 4, 4, stateSize)),
    ...marks.flatMap((mark) =>
      look(
        `${state.name} ${mark.name}`,
        state,
        // The state leaves the corner to the mark.
        placed(state, 2, 6, stateSize) + placed(mark, side - markSize, 1, markSize),
      ),
    ),
  ])
  return [
    ...looks,
    rule('[data-evidence]::after', [picture(placed(paperclip, 0, 0, side))]),
    ...checks.map((check) =>
      rule(`[data-check="${check.name}"]`, [picture(placed(check, 0, 0, side))]),
    ),
  ].join('\n')
}

const rule = (selector: string, declarations: readonly string[]) =>
  `${selector}{${declarations.join(';')}}`

const look = (name: string, { color, background }: Drawing, drawings: string) => [
  rule(`[data-look="${name}"]`, [
    `color:${color}`,
    `background-color:${background}`,
    picture(drawings),
  ]),
  rule(`[data-look="${name}"][data-apart]`, [`--look-background:${background}`]),
]

const picture = (drawings: string) =>
  `background-image:url("data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${drawings}</svg>`,
  )}")`

const placed = ({ svg, color }: Drawing, x: number, y: number, size: number) =>
  `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="0 0 24 24" color="${color}">${svg}</svg>`
