import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { languageSchema } from '../../contract/primitives.ts'
import type { Language } from '../../core/schema/codes.ts'

/** Device-independent pixels, as Electron counts them. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What the shell remembers between two starts. Belongs to the machine, not to the register. */
export interface WindowState {
  /** `null`: centred, in the usual size. */
  readonly bounds: Bounds | null
  readonly maximized: boolean
  readonly language: Language
}

export const usualSize = { width: 1280, height: 800 } as const
export const leastSize = { width: 1024, height: 640 } as const
export const firstState: WindowState = { bounds: null, maximized: false, language: 'es' }

const stateSchema = z.object({
  bounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
    .nullable(),
  maximized: z.boolean(),
  language: languageSchema,
})

/** A file that is absent or that nobody can read any more costs only the remembered place. */
export function readWindowState(file: string, log: (line: string) => void): WindowState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (!isAbsence(error)) log(`The window's state could not be read: ${String(error)}`)
    return firstState
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  const unfinished = `${file}.new`
  writeFileSync(unfinished, `${JSON.stringify(state)}\n`)
  renameSync(unfinished, file)
}

/**
 * Remembered bounds, if enough of the title bar would be on a screen to be taken hold of: a screen may have
 * been unplugged since. Sizes never fall below the least.
 */
export function boundsToUse(
  remembered: Bounds | null,
  workAreas: readonly Bounds[],
): Bounds | null {
  if (remembered === null) return null
  const graspable = workAreas.some(
    (area) => sharedWidth(remembered, area) >= 100 && titleBarOn(remembered, area),
  )
  if (!graspable) return null
  return {
    ...remembered,
    width: Math.max(remembered.width, leastSize.width),
    height: Math.max(remembered.height, leastSize.height),
  }
}

function sharedWidth(one: Bounds, other: Bounds): number {
  return Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
}

function titleBarOn(window: Bounds, area: Bounds): boolean {
  return window.y >= area.y && window.y < area.y + area.height - 40
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
