import type { Dossier } from '../../contract/dossier.ts'
import { verificationReading } from '../../core/compliance/status-reading.ts'
import { printableText, unicodeNumber, type Coverages } from './printable.ts'
import type { TypstSource } from './typst.ts'
import type { ReportWords } from './words.ts'

/** Digests are hexadecimal and are set in one piece. */
const setInOnePiece = new Set(['digest', 'sha256'])

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

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

/** Each obligation with how its verification reads beside its compliance. */
const withReadings = (dossier: Dossier) => ({
  ...dossier,
  agreements: dossier.agreements.map((agreement) => ({
    ...agreement,
    clauses: agreement.clauses.map((clause) => ({
      ...clause,
      obligations: clause.obligations.map((obligation) => ({
        ...obligation,
        verificationReading: verificationReading(obligation.compliance, obligation.verification),
      })),
    })),
  })),
})

const jsonFile = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/**
 * The dossier's template with its data and words beside it as JSON: data never becomes part of the template's text,
 * so no character in it can be taken for markup. The numbers of the characters that the fonts lack go along, for the
 * note that explains them.
 */
export const dossierDocument = (
  dossier: Dossier,
  words: ReportWords,
  templates: ReadonlyMap<string, Uint8Array>,
  coverages: Coverages,
): TypstSource => {
  const missing = new Set<number>()
  const printable = mapTexts(withReadings(dossier), (text) => {
    const shown = printableText(text, coverages)
    for (const code of shown.missing) missing.add(code)
    return shown.text
  })
  const unprintable = [...missing].toSorted((a, b) => a - b).map(unicodeNumber)
  return {
    main: 'dossier.typ',
    files: new Map([
      ...templates,
      ['dossier.json', jsonFile(printable)],
      ['unprintable.json', jsonFile(unprintable)],
      ['words.json', jsonFile(words)],
    ]),
  }
}
