import type { Dossier } from '../../contract/dossier.ts'
import { verificationReading } from '../../core/compliance/status-reading.ts'
import { unicodeNumber, type Coverages } from './printable.ts'
import { jsonFile, printableValues } from './printable-values.ts'
import type { TypstSource } from './typst.ts'
import type { ReportWords } from './words.ts'

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
  const { value, missing } = printableValues(withReadings(dossier), coverages)
  return {
    main: 'dossier.typ',
    files: new Map([
      ...templates,
      ['dossier.json', jsonFile(value)],
      ['unprintable.json', jsonFile(missing.map(unicodeNumber))],
      ['words.json', jsonFile(words)],
    ]),
  }
}
