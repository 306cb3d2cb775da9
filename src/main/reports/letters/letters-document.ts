import type { Coverages } from '../printable.ts'
import { reportSource } from '../report-source.ts'
import type { TypstSource } from '../typst.ts'
import type { ReportWords } from '../words.ts'
import { letterView, type LettersReport } from './letter-view.ts'

/** Every letter begins on a page of its own; with their data beside them as JSON, as of the dossier. */
export function lettersDocument(
  report: LettersReport,
  words: ReportWords,
  templates: ReadonlyMap<string, Uint8Array>,
  coverages: Coverages,
): TypstSource {
  const { today, asOf, digest, office, demonstration, programVersion, paper, content } = report
  const said = {
    today,
    asOf,
    digest,
    office,
    demonstration,
    programVersion,
    paper,
    title: words.letters.title[content.asks],
    none: words.letters.none[content.asks],
    letters: content.rows.map((letter) => letterView(letter, report, words)),
  }
  return reportSource(
    { main: 'letters.typ', data: 'letters.json' },
    said,
    words,
    templates,
    coverages,
  )
}
