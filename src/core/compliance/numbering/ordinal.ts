import { parseEnglishOrdinal } from './english-ordinals.ts'
import { parseRoman } from './roman.ts'
import { parseSpanishOrdinal } from './spanish-ordinals.ts'

/**
 * The ordinal of a session or agreement however it is written: "41", "41ª", "41a.", "41st", "XLI",
 * "cuadragésima primera", "forty-first". `null` when it is none; 1 to 3999.
 */
export function parseOrdinal(text: string): number | null {
  const trimmed = text.trim()
  const digits = /^0{0,3}([1-9]\d{0,3})(?:\.?[ªº°]|[ao]\.?)?$/i.exec(trimmed)
  const value =
    digits === null
      ? (parseRoman(trimmed) ?? parseEnglishOrdinal(trimmed) ?? parseSpanishOrdinal(trimmed))
      : Number(digits[1])
  return value !== null && value <= 3999 ? value : null
}
