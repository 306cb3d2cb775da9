import type { Passage } from './passage.ts'

const opening =
  /\b(?:on the basis of|in compliance with|in accordance with|pursuant to|under|con fundamento en(?: lo dispuesto (?:por|en))?|con base en(?: lo dispuesto (?:por|en))?|en cumplimiento (?:de|del|a|al)|de conformidad con(?: lo dispuesto (?:por|en))?|en terminos (?:de|del)|conforme a(?: lo dispuesto (?:por|en))?)\s+/g
const norm =
  /\b(?:law|act|code|constitution|articles?|regulations?|statutes|guidelines|decree|ley(?:es)?|codigo|constitucion|articulos?|arts?|reglamento|estatutos|lineamientos|decreto|fraccion(?:es)?|numeral(?:es)?)\b/
/** A comma that still lists articles and fractions does not end the citation. */
const goesOn =
  /^,\s+(?:(?:y|e|and|o|or)\s+)?(?:\d|fraccion|inciso|parrafo|apartado|numeral|articulos?|section|paragraph|[ivxlc]+\b|(?:ultimo|primer|segundo|tercer)\s+parrafo)/

/** The law or rule on which a text says it rests, as it writes it; several joined by "; ". */
export function legalBasisIn({ text, folded }: Passage): string | null {
  const found = [...folded.matchAll(opening)].flatMap((match) => {
    const from = match.index + match[0].length
    const end = endOfCitation(folded, from)
    return norm.test(folded.slice(from, end)) ? [text.slice(from, end).trim()] : []
  })
  return found.length > 0 ? [...new Set(found)].join('; ') : null
}

function endOfCitation(folded: string, from: number): number {
  for (let at = from; at < folded.length; at += 1) {
    const character = folded.charAt(at)
    if (character === ';' || character === ':' || character === '\n') return at
    if (
      character === '.' &&
      /^\.(?:\s|$)/.test(folded.slice(at, at + 2)) &&
      !/\b(?:art|arts|fracc)$/.test(folded.slice(at - 6, at))
    )
      return at
    if (character === ',' && !goesOn.test(folded.slice(at, at + 40))) return at
  }
  return folded.length
}
