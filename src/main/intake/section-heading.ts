import type { AgreementKind } from '../../core/schema/codes.ts'
import { endsStatement, isBlank } from './lines.ts'
import type { TextLine } from './lines.ts'
import { markerOf } from './markers.ts'

/** What a heading announces; `other` ends a list of agreements (transitory provisions, annexes). */
export interface SectionHeading {
  readonly kind: AgreementKind | 'other'
  /** Lines that it takes. */
  readonly lines: number
}

const nouns: readonly (readonly [AgreementKind, RegExp])[] = [
  ['punto_de_acuerdo', /\bpoints? of agreement\b|\bpuntos? de acuerdo\b/],
  ['resolucion', /\bresolutions?\b|\bresoluci(?:on|ones)\b|\bresolutivos?\b/],
  ['acuerdo', /\bagreements?\b|\bacuerdos?\b/],
  ['exhorto', /\bexhortations?\b|\bexhortos?\b/],
  ['instruccion', /\binstructions?\b|\binstruccion(?:es)?\b/],
  ['compromiso', /\bcommitments?\b|\bcompromisos?\b/],
]

const announcing = /\b(?:following|these|siguientes?|estos|estas)\b/
const alone =
  /^(?:(?:acuerdos?|resoluciones|resolutivos|puntos? (?:resolutivos?|de acuerdo)|exhortos?|compromisos|instrucciones|acuerdos y exhortos|resolutions|agreements|points of agreement|exhortations|commitments))\s*[.:]?$/
/** Minutes number their parts: "IV. Acuerdos". */
const ownNumber = /^(?:[ivx]{1,5}|\d{1,2}|[a-z])\s?[.)]-?\s*/
const withTitle =
  /^(?:(?:los|the)\s+)?(?:acuerdos?|resoluciones|puntos? de acuerdo|exhortos|compromisos|resolutions|agreements|points of agreement)\b(?!.*[.;]$)/
const other =
  /^(?:(?:articulos? )?transitorios?|anexos?|annex(?:es)?|transitory provisions)\s*[.:]?$/

const longestHeading = 4
const mostCharacters = 400

/**
 * The section heading that begins at a line: "The following resolutions were passed…:", "ACUERDOS",
 * "Se aprobaron los siguientes puntos de acuerdo:", or a title right above the first marked item.
 */
export function sectionHeadingAt(lines: readonly TextLine[], index: number): SectionHeading | null {
  const first = lines[index]
  if (!first || isBlank(first) || markerOf(first)?.style === 'official') return null
  if (other.test(first.folded)) return { kind: 'other', lines: 1 }
  if (alone.test(first.folded.replace(ownNumber, ''))) {
    return { kind: kindOf(first.folded), lines: 1 }
  }
  const run = headingRun(lines, index)
  const text = run.map((line) => line.folded).join(' ')
  if (run.length === 0 || text.length > mostCharacters) return null
  const names = nouns.some(([, noun]) => noun.test(text))
  if (!names) return null
  const announces = announcing.test(text) && text.endsWith(':')
  const titles = withTitle.test(text) && nextIsMarked(lines, index + run.length)
  return announces || titles ? { kind: kindOf(text), lines: run.length } : null
}

/** Consecutive lines up to the first that ends a statement or stands before a blank or marked one. */
function headingRun(lines: readonly TextLine[], index: number): readonly TextLine[] {
  const run: TextLine[] = []
  for (const line of lines.slice(index, index + longestHeading)) {
    if (isBlank(line) || (run.length > 0 && markerOf(line))) break
    run.push(line)
    if (endsStatement(line)) break
  }
  return run
}

function nextIsMarked(lines: readonly TextLine[], index: number): boolean {
  for (const line of lines.slice(index, index + 3)) {
    if (!isBlank(line)) return markerOf(line) !== null
  }
  return false
}

/** "Acuerdos y exhortos" is a list of agreements: the first noun of the text decides. */
function kindOf(text: string): AgreementKind {
  let best: { readonly kind: AgreementKind; readonly at: number } | null = null
  for (const [kind, noun] of nouns) {
    const at = text.search(noun)
    if (at >= 0 && (best === null || at < best.at)) best = { kind, at }
  }
  return best?.kind ?? 'acuerdo'
}
