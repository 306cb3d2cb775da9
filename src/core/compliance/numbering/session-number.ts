import type { SessionType } from '../../schema/codes.ts'
import { parseOrdinal } from './ordinal.ts'

export interface SessionNumber {
  readonly ordinal: number
  readonly type: SessionType
}

/** `XLI`, `41` or `41ª`; `II-SE` is an extraordinary session, as official numbers write it. `null`: no number. */
export function parseSessionNumber(text: string): SessionNumber | null {
  const [, written = '', extraordinary] = /^(.+?)(-SE)?$/i.exec(text.trim()) ?? []
  const ordinal = parseOrdinal(written.toUpperCase()) ?? parseOrdinal(written)
  if (ordinal === null) return null
  return { ordinal, type: extraordinary === undefined ? 'ordinary' : 'extraordinary' }
}
