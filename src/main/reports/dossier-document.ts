import type { Dossier } from '../../contract/dossier.ts'
import { printableText } from './printable.ts'
import type { TypstSource } from './typst.ts'
import type { ReportWords } from './words.ts'

/** Digests are hexadecimal and are set in one piece. */
const setInOnePiece = new Set(['digest', 'sha256'])

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

const printable = (value: Json, covered: ReadonlySet<number>): Json => {
  if (typeof value === 'string') return printableText(value, covered)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item: Json) => printable(item, covered))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      setInOnePiece.has(key) ? item : printable(item, covered),
    ]),
  )
}

const jsonFile = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/**
 * The dossier's template with its data and words beside it as JSON: data never becomes part of the template's text,
 * so no character in it can be taken for markup.
 */
export const dossierDocument = (
  dossier: Dossier,
  words: ReportWords,
  templates: ReadonlyMap<string, Uint8Array>,
  covered: ReadonlySet<number>,
): TypstSource => ({
  main: 'dossier.typ',
  files: new Map([
    ...templates,
    ['dossier.json', jsonFile(printable(dossier, covered))],
    ['words.json', jsonFile(words)],
  ]),
})
