import { wordPattern } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import type { Span } from './span.ts'
import { overlaps } from './span.ts'

/** A place of a folded text that names a unit. */
export interface Mention {
  readonly unit: string
  readonly span: Span
}

/** Every way to say "the 32 federal entities" without its determiner. */
const entityGroups: readonly RegExp[] = [
  /\b(?:state governments|(?:31 |thirty-one |32 |thirty-two )?(?:federal|federative) (?:entities|entity)|federal entit(?:y|ies))\b/g,
  /(?<!united )\b(?:31 |thirty-one |32 )?states(?:\s+(?:and|as well as)\s+(?:mexico city|the federal district))?\b(?!['-])/g,
  /\b(?:each|every)\s+(?:of\s+the\s+)?states?\b(?![\s-]+(?:social|police|unit|center|congress|government's|prosecutor|agenc))/g,
  /\b(?:(?:31|32|treinta y dos|treinta y un)\s+)?entidad(?:es)?\s+federativas?\b/g,
  /\b(?:los|cada uno de los|todos los|31|32)\s+estados(?:\s+(?:y|asi como)\s+(?:de\s+)?(?:la\s+ciudad\s+de\s+mexico|el\s+distrito\s+federal|al\s+distrito\s+federal|a\s+la\s+ciudad\s+de\s+mexico))?\b(?!\s+(?:unidos|financieros|de\s+(?:fuerza|cuenta)))/g,
  /\bcada\s+estado\b/g,
  /\bgobiernos\s+estatales\b/g,
  /(?<=\b(?:a|y|con|de|que|por)\s+)las\s+(?:32\s+)?entidades\b(?!\s+(?:federativas|de|del|paraestatales|publicas))/g,
]

const commissionsHead =
  /\b(?:(?:permanent|standing)\s+(?:commissions|committees)|comisiones\s+permanentes)(?:\s+(?:of|on|for|de))?\s*/g
const betweenTopics =
  /^(?:\s*(?:,|;|\band\b|\by\b|\be\b|\bof\b|\bon\b|\bfor\b|\bde\b|\bla\b|\bthe\b))*\s*/
/** "The states that make up the commission": the commission is meant. */
const membership =
  /^\s*(?:that|which|who)\s+(?:make up|compose|comprise|integrate|form(?: part of)?|belong to|are members of|sit on)\s+(?:the\s+)?$|^\s*(?:que|las cuales)\s+(?:integran|conforman|forman parte de|componen|pertenecen a)\s+(?:a\s+)?(?:las?|los|el)?\s*$|^\s+integrantes\s+de\s+(?:las?|los|el)?\s*$/
/** "The states of Durango and Sonora": only these are meant. */
const selection = /^\s+(?:of|de)\s+$/

/** Mentions in the order of the folded text, none within another. */
export function mentionsIn(folded: string, lexicon: Lexicon): readonly Mention[] {
  const found: Mention[] = [...commissions(folded, lexicon), ...groups(folded, lexicon)]
  for (const mention of names(folded, lexicon)) {
    if (!found.some((other) => overlaps(other.span, mention.span))) found.push(mention)
  }
  const ordered = found.toSorted((a, b) => a.span.start - b.span.start)
  return ordered.filter(
    (mention, index) => !standsForOthers(mention, ordered[index + 1], folded, lexicon),
  )
}

/** The names of units, none within a longer one. */
function names(folded: string, { namesByFirstWord }: Lexicon): readonly Mention[] {
  const found: Mention[] = []
  let end = 0
  for (const { 0: word, index } of folded.matchAll(wordPattern)) {
    if (index < end) continue
    const known = namesByFirstWord
      .get(word)
      ?.find(({ name }) => folded.startsWith(name, index) && !isInWord(folded, index + name.length))
    if (known) {
      end = index + known.name.length
      found.push({ unit: known.code, span: { start: index, end } })
    }
  }
  return found
}

/** Whether a letter or digit stands at a place of a folded text. */
function isInWord(folded: string, at: number): boolean {
  return /^[a-z\d\u00c0-\u024f]/.test(folded.charAt(at))
}

function groups(folded: string, lexicon: Lexicon): readonly Mention[] {
  const { entities } = lexicon
  if (entities === null) return []
  const found: Mention[] = []
  for (const pattern of entityGroups) {
    for (const match of folded.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length }
      if (!found.some((other) => overlaps(other.span, span))) found.push({ unit: entities, span })
    }
  }
  return found
}

function commissions(folded: string, lexicon: Lexicon): readonly Mention[] {
  return [...folded.matchAll(commissionsHead)].flatMap((match) => {
    const listed: Mention[] = []
    let start = match.index
    let end = match.index + match[0].length
    for (;;) {
      const gap = betweenTopics.exec(folded.slice(end, end + 40))?.[0].length ?? 0
      const at = end + gap
      const topic = lexicon.commissionTopics.find(
        ([topic]) => folded.startsWith(topic, at) && !isInWord(folded, at + topic.length),
      )
      if (!topic) break
      end = at + topic[0].length
      listed.push({ unit: topic[1], span: { start, end } })
      start = end
    }
    return listed.length > 0 ? listed : allCommissions(match, lexicon)
  })
}

function allCommissions(match: RegExpExecArray, lexicon: Lexicon): readonly Mention[] {
  const codes = [...new Set(lexicon.commissionTopics.map(([, code]) => code))].toSorted()
  const end = match.index + match[0].replace(/\s+(?:of|on|for|de)?\s*$/, '').length
  // One place names them all: the later ones take no characters of their own.
  return codes.map((unit, index) => ({
    unit,
    span: { start: index === 0 ? match.index : end, end },
  }))
}

function standsForOthers(
  mention: Mention,
  next: Mention | undefined,
  folded: string,
  lexicon: Lexicon,
): boolean {
  if (mention.unit !== lexicon.entities || !next) return false
  const between = folded.slice(mention.span.end, next.span.start)
  if (membership.test(between)) return true
  return selection.test(between) && lexicon.units.get(next.unit)?.kind === 'federal_entity'
}
