import type { Past } from '../../contract/past.ts'

/** The state of the register that the window shows; every question of it is asked of that. */
let shown: Past = {}

export const present: Past = {}

export const shownPast = (): Past => shown

/** Whoever changes it draws the window anew: what is on screen was asked of another state. */
export function askOf(past: Past): void {
  shown = past
}
