import type { Dossier } from '../../contract/dossier.ts'
import { verificationReading } from '../../core/compliance/status-reading.ts'
import type { Coverages } from './printable.ts'
import { reportSource } from './report-source.ts'
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

export const dossierDocument = (
  dossier: Dossier,
  words: ReportWords,
  templates: ReadonlyMap<string, Uint8Array>,
  coverages: Coverages,
): TypstSource =>
  reportSource(
    { main: 'dossier.typ', data: 'dossier.json' },
    withReadings(dossier),
    words,
    templates,
    coverages,
  )
