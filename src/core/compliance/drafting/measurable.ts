import { withoutAccents } from '../numbering/spanish-ordinals.ts'
import { mandatesIn } from './mandates.ts'

/** Things whose existence can be shown: someone can ask for the model, the report, the register. */
const products =
  /(?<![a-z])(?:model(?:s|o|os)?|program(?:me|mes|s|a|as)?|guidelines?|lineamientos?|standards?|normas?|criteria|criterios?|reports?|informes?|protocol(?:s|o|os)?|plan(?:s|es)?|manual(?:s|es)?|catalogu?es?|catalogos?|convenios?|covenants?|portals?|portal(?:es)?|regist(?:ers?|ries|ry|ros?)|databases?|bases? de datos|convocatorias?|call|estudios?|study|studies|diagnosticos?|diagnos[ei]s|iniciativas?|initiatives?|bills?|courses?|cursos?|formulas?|variables|reglamentos?|regulations?|calendarios?|calendars?|results|resultados|actas?|minutes)(?![a-z])/

/** Acts that are done or not done, whatever comes of them. */
const acts = new Set([
  'adhere',
  'adherir',
  'appoint',
  'approve',
  'aprobar',
  'designar',
  'elect',
  'publicar',
  'publish',
  'ratificar',
  'ratify',
  'sign',
  'suscribir',
])

/** A share, an amount or a number of things; years, articles and ordinals measure nothing. */
const quantity =
  /(?<![a-z\d/])(?:\$\s?\d|\d+(?:[.,]\d+)*\s*(?:%|percent|per cent|por ciento|pesos|million|millones|mil\b)|(?!(?:19|20)\d\d(?!\d))\d+(?:,\d{3})*\s+(?!de\s)[a-z]{4,})/

/** Whether one could tell, from the text alone, what to ask for as proof. */
export function hasMeasurableResult(text: string): boolean {
  const plain = withoutAccents(text.toLowerCase())
  return (
    products.test(plain) || quantity.test(plain) || mandatesIn(text).some((verb) => acts.has(verb))
  )
}
