import type { DraftObservation } from '../../contract/capture.ts'
import type { Language } from '../../core/schema/codes.ts'
import { fold } from './fold.ts'
import type { IntakeKnowledge, KnownIndicator } from './knowledge.ts'
import { lineNumberAt } from './lines.ts'
import type { TextLine } from './lines.ts'
import { placeOf } from './passage.ts'
import type { Passage } from './passage.ts'
import { sentencesOf } from './sentences.ts'

const falling =
  'f[ae]ll(?:en)?|drop(?:s|ped)?|decreas(?:e[sd]?)|declin(?:e[sd]?)|been reduced|was reduced|were reduced|disminuy(?:o|eron)|disminuido|descendi(?:o|eron)|descendido|bajo|bajaron|bajado|cay(?:o|eron)|caido|se reduj(?:o|eron)|se ha(?:n)? reducido|se redujo'
const rising =
  'ris(?:en|es)|rose|increas(?:e[sd]?)|grown|grew|gone up|aument(?:o|aron)|aumentado|crec(?:io|ieron)|crecido|subio|subieron|se increment(?:o|aron)|incrementado'
const change = new RegExp(
  `^(.{3,160}?)\\s+(?:(?:has|have|had|ha|han)\\s+)?(?:(${falling})|(${rising}))\\s+(?:(?:by|un|en|en un|de|del|alrededor de|about|around)\\s+)?((?:more than|at least|over|mas de|mas del|al menos|por lo menos)\\s+(?:un |de un |del? )?)?(\\d{1,3}(?:[.,]\\d{1,2})?)\\s*(%|percent|per cent|por ciento)( or more| o mas)?`,
)
const comparison =
  /\b(?:compared (?:to|with)|in comparison with|with respect to|relative to|respecto (?:de|del|a|al)|en comparacion con|comparado con|frente a|contra)\s+((?:the same period (?:of|in)\s+|el mismo periodo de\s+|los? mism[oa]s? (?:meses|periodo) de\s+)?[^.;,]{4,60})/
const period =
  /\b(?:between|entre)\s+([^.;,]{3,30}?\s+(?:and|y)\s+[^.;,]{3,30}?\d{4})|\b(?:in the period|en el periodo)\s+(?:de\s+)?([^.;,]{4,40})/

/**
 * "Abductions have fallen by 27%": the observations of one paragraph. `stated` when only indicators that
 * the register knows are to be read.
 */
export function observationsIn(
  passage: Passage,
  lines: readonly TextLine[],
  language: Language,
  knowledge: IntakeKnowledge,
  knownOnly: boolean,
): readonly DraftObservation[] {
  return sentencesOf(passage).flatMap((span) => {
    const folded = passage.folded.slice(span.start, span.end)
    const match = change.exec(folded)
    if (!match) return []
    const [, subject = '', fallen, , atLeastBefore, figure = '', , orMore] = match
    const known = knownIndicator(subject, knowledge.indicators)
    const quote = passage.text.slice(span.start, span.end)
    if (!known && knownOnly) return []
    const value = Number(figure.replace(',', '.'))
    // Nothing falls by more than all of itself; whoever reads the line sees the figure marked.
    if (fallen !== undefined && value > 100) return []
    const name = quote.slice(0, subject.length)
    const stated = comparison.exec(folded)
    const covered = period.exec(folded)
    const read = (at: RegExpExecArray | null, group: number): string | null => {
      const words = at?.[group]
      if (!at || words === undefined) return null
      const from = folded.indexOf(words, at.index)
      return quote.slice(from, from + words.length).trim()
    }
    const baseline = read(stated, 1)
    return [
      {
        indicator: known?.name ?? name,
        indicatorEnglish: known?.nameEnglish ?? (language === 'en' ? name : ''),
        direction: fallen === undefined ? 'increase' : 'decrease',
        value: fallen === undefined ? value : -value,
        atLeast: atLeastBefore !== undefined || orMore !== undefined,
        baselinePeriod: baseline ?? known?.baselinePeriod ?? null,
        baselineSource: baseline === null && known?.baselinePeriod ? known.source : null,
        period: read(covered, 1) ?? read(covered, 2),
        quote,
        line: lineNumberAt(lines, placeOf(passage, span).start),
        span: placeOf(passage, span),
      } satisfies DraftObservation,
    ]
  })
}

/** What indicators speak of, whatever the language and the form of the word. */
const concepts: readonly (readonly [concept: string, pattern: RegExp])[] = [
  ['homicide', /\b(?:homicid\w*|murder\w*|asesinato\w*)/],
  ['intentional', /\b(?:intentional|dolos[oa]s?|wilful|willful|murder\w*)\b/],
  ['north', /\b(?:north\w*|norte)\b/],
  ['border', /\b(?:border|frontera|fronteriz[oa]s?)\b/],
  ['robbery', /\b(?:robber(?:y|ies)|robos?|theft|thefts|asaltos?)\b/],
  ['violence', /\b(?:violen\w*)/],
  ['highway', /\b(?:highways?|roads?|carreter\w*)/],
  ['vehicle', /\b(?:vehicles?|cars?|vehiculos?|automotor\w*)/],
  ['home', /\b(?:homes?|house|casas?( habitacion)?)\b/],
  ['kidnapping', /\b(?:kidnap\w*|abduct\w*|secuestr\w*|plagio)/],
  ['extortion', /\b(?:extor\w*)/],
  ['incidence', /\b(?:incidence|incidencia|crime rate|total crimes?|delitos totales)\b/],
  ['crime', /\b(?:crimes?|delictiv\w*|delitos?|criminal)\b/],
  ['femicide', /\b(?:femi(?:ni)?cid\w*)/],
  ['injury', /\b(?:injur\w*|lesiones)\b/],
]

const conceptsOf = (folded: string): ReadonlySet<string> =>
  new Set(concepts.filter(([, pattern]) => pattern.test(folded)).map(([concept]) => concept))

const leastAlikeness = 0.6

function knownIndicator(
  subject: string,
  indicators: readonly KnownIndicator[],
): KnownIndicator | null {
  const wanted = conceptsOf(subject)
  let best: KnownIndicator | null = null
  let bestScore = leastAlikeness
  for (const indicator of indicators) {
    for (const name of [indicator.name, indicator.nameEnglish ?? '']) {
      const score = alikeness(wanted, conceptsOf(fold(name)))
      if (score >= bestScore && (best === null || score > bestScore)) {
        best = indicator
        bestScore = score
      }
    }
  }
  return best
}

/** Shared concepts over all concepts (Jaccard). */
function alikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((concept) => b.has(concept)).length
  const all = new Set([...a, ...b]).size
  return all === 0 ? 0 : shared / all
}
