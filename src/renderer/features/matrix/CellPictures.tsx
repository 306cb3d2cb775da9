import { IconCheck, IconMinus, IconPaperclip, type Icon } from '@tabler/icons-react'
import { useLayoutEffect, useRef } from 'react'
import { complianceCodes } from '../../../core/compliance/codes.ts'
import { cellMarks, type CellState } from '../../../core/compliance/matrix-look.ts'
import type { Tone } from '../../ui/StatusBadge.tsx'
import { markLooks, stateLook } from './cell-look.tsx'
import { cellPictureRules, type Drawing } from './cell-picture-rules.ts'
import classes from './Matrix.module.css'

const states: readonly CellState[] = [...complianceCodes, 'met_late']

/**
 * The icons of the program, made into pictures of the style sheet. A thousand cells with a picture each scroll; a
 * thousand drawings inside the page do not: they are ten times as many elements to make, to style and to paint.
 */
export function CellPictures() {
  const shown = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = shown.current
    if (element === null) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      cellPictureRules({
        states: states.map((state) => drawingIn(element, state)),
        marks: cellMarks.map((mark) => drawingIn(element, mark)),
        paperclip: drawingIn(element, 'paperclip'),
        checks: ['all', 'some'].map((check) => drawingIn(element, check)),
      }),
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [])
  return (
    <div ref={shown} hidden>
      {states.map((state) => (
        <Picture key={state} {...stateLook(state)} name={state} />
      ))}
      {cellMarks.map((mark) => (
        <Picture key={mark} {...markLooks[mark]} name={mark} stroke={2.6} />
      ))}
      <Picture icon={IconPaperclip} name="paperclip" tone="neutral" />
      <Picture icon={IconCheck} name="all" tone="filled" stroke={4} />
      <Picture icon={IconMinus} name="some" tone="filled" stroke={4} />
    </div>
  )
}

interface PictureProps {
  readonly icon: Icon
  readonly name: string
  /** `filled`: on the colour of what is chosen. */
  readonly tone: Tone | 'filled'
  readonly stroke?: number
}

function Picture({ icon: Drawn, name, tone, stroke = 2 }: PictureProps) {
  return (
    <span data-picture={name} data-tone={tone} className={classes.drawn}>
      <Drawn stroke={stroke} aria-hidden />
    </span>
  )
}

/** What stands in the page, as text, in the colours that the page gives it. */
function drawingIn(element: HTMLElement, name: string): Drawing {
  const holder = element.querySelector(`[data-picture="${name}"]`)
  const drawn = holder?.querySelector('svg')
  if (holder === null || drawn === null || drawn === undefined) {
    throw new Error(`nothing is drawn for ${name}`)
  }
  const { color, backgroundColor: background } = getComputedStyle(holder)
  return { name, svg: new XMLSerializer().serializeToString(drawn), color, background }
}
