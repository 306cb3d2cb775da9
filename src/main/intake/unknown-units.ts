import type { Operator } from './operator.ts'
import type { Span } from './span.ts'

const head =
  'secretari[ao]s?|subsecretaria|comision(?:es)?|conferencia|direccion|instituto|fiscalias?|procuradurias?|coordinacion|consejos?|comite|municipios|ayuntamientos|alcaldias|policias?|guardia|agencias?|oficinas?|organos?|organismos?|departamentos?|ministerios?|observatorios?|defensorias?|tribunal(?:es)?|congresos?|camaras?|universidad(?:es)?|academias?|poder(?:es)?|autoridades|gobiernos?|dependencias|secretariats?|secretary|undersecretary|commissions?|conference|directorate|institute|office|prosecutors?|council|committee|municipalities|guard|agency|agencies|courts?|congress(?:es)?|chambers?|universit(?:y|ies)|academ(?:y|ies)|ministry|ministries|department|authorities|governments?'
const institution = new RegExp(`\\b(?:${head})\\b`)
const determiners = /^(?:(?:the|each|every|all|el|la|los|las|cada|todas?|todos?)\s+)*/
/** A name ends where its order begins, or at a comma. */
const nameEnd =
  /[,.;:(]|\s(?:para|a\s+(?:que|[a-z]+(?:ar|er|ir)(?:l[oa]s?|se)?\b)|to|que|that|which|who)\s|$/
const toWhom = /^(?:\s+(?:respetuosamente|atentamente))?(?:\s*,[^,.;]{1,160},)?\s+(?:al|a)\s+/

/**
 * Who seems to be addressed where no known unit is: the name after "se instruye a", before "was
 * instructed", or an institution before "will". `null` when the words name nobody.
 */
export function unknownAddressee(folded: string, span: Span, main: Operator): Span | null {
  if (main.nature === 'procedural' || main.passive || main.form === 'nobody') return null
  if (main.form === 'object') return objectOf(folded, span, main)
  const name = nameAt(folded, span.start, main.span.start)
  return name && (main.actor || institution.test(folded.slice(name.start, name.end))) ? name : null
}

/** "La Agencia …", whether anybody knows it or not. */
export function beginsWithInstitution(folded: string, { start, end }: Span): boolean {
  const words = folded.slice(start, end)
  const lead = determiners.exec(words)?.[0].length ?? 0
  return institution.exec(words.slice(lead))?.index === 0
}

function objectOf(folded: string, span: Span, main: Operator): Span | null {
  const after = folded.slice(main.span.end, span.end)
  const spanish = toWhom.exec(after)
  const from = main.span.end + (spanish?.[0].length ?? /^\s*/.exec(after)?.[0].length ?? 0)
  const name = nameAt(folded, from, span.end)
  if (!name) return null
  const english = /^\s+(?:the|each|every|all)\s/.test(after)
  return (main.actor && (spanish || english)) ||
    institution.test(folded.slice(name.start, name.end))
    ? name
    : null
}

function nameAt(folded: string, from: number, to: number): Span | null {
  const words = folded.slice(from, to)
  const lead = determiners.exec(words)?.[0].length ?? 0
  const length = nameEnd.exec(words.slice(lead))?.index ?? 0
  const name = words.slice(lead, lead + length).trimEnd()
  return name.length < 3 ? null : { start: from + lead, end: from + lead + name.length }
}
