import type { Operator } from './operator.ts'
import type { Span } from './span.ts'

const spanishHead =
  '(?:secretari[ao]s?|subsecretaria|comision(?:es)?|conferencia|direccion|instituto|fiscalias?|procuradurias?|coordinacion|centro|consejos?|comite|municipios|ayuntamientos|alcaldias|policias?|guardia|unidad(?:es)?|organos?|tribunal(?:es)?|congresos?|camaras?|universidad(?:es)?|academias?|poder(?:es)?|autoridades|gobiernos?|dependencias|instituciones)'
const englishHead =
  '(?:secretariats?|secretary|undersecretary|commissions?|conference|directorate|institute|office|prosecutors?|council|committee|municipalities|municipal|police|guard|agency|agencies|tribunals?|courts?|congress(?:es)?|chambers?|universit(?:y|ies)|academ(?:y|ies)|ministry|ministries|department|authorities|governments?|institutions)'
const named = new RegExp(
  `^\\s*(?:(?:respetuosamente|atentamente)\\s+)?(?:(?:a\\s+l[oa]s?|al?|the|each|every|el|la|los|las|cada|todas?|todos?)\\s+)*((?:[\\p{L}]+\\s+){0,3}?(?:${spanishHead}|${englishHead})\\b(?:(?!\\s(?:para|a|to|will|shall|must|que|deberan?|were|was|are|is)\\s|[,.;:]).){0,120})`,
  'u',
)

/**
 * Who seems to be addressed where no known unit is: the institution that follows "se instruye a" or that
 * begins a sentence before "will". `null` when the words name no institution.
 */
export function unknownAddressee(folded: string, span: Span, main: Operator): Span | null {
  if (main.nature === 'procedural' || main.passive || main.form === 'nobody') return null
  const from = main.form === 'object' ? main.span.end : span.start
  const to = main.form === 'object' ? span.end : main.span.start
  const match = named.exec(folded.slice(from, to))
  const name = match?.[1]
  if (!match || name === undefined) return null
  const start = from + match.index + match[0].length - name.length
  return { start, end: start + name.trimEnd().length }
}
