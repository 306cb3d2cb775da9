import { printableText, type Coverages } from './printable.ts'

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

/** Digests are hexadecimal and are set in one piece. */
const setInOnePiece = new Set(['digest', 'sha256'])

const mapTexts = (value: Json, change: (text: string) => string): Json => {
  if (typeof value === 'string') return change(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item: Json) => mapTexts(item, change))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      setInOnePiece.has(key) ? item : mapTexts(item, change),
    ]),
  )
}

/** Every text as the fonts can show it, and the code points that they lack, in order. */
export function printableValues(
  value: Json,
  coverages: Coverages,
): { readonly value: Json; readonly missing: readonly number[] } {
  const missing = new Set<number>()
  const printable = mapTexts(value, (text) => {
    const shown = printableText(text, coverages)
    for (const code of shown.missing) missing.add(code)
    return shown.text
  })
  return { value: printable, missing: [...missing].toSorted((a, b) => a - b) }
}

/** A file of a document as the templates read it. */
export const jsonFile = (value: unknown): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(value))
