import { fold } from './fold.ts'
import type { IntakeKnowledge, KnownUnit } from './knowledge.ts'
import { formsOf } from './unit-names.ts'

/** A folded name of a unit. */
interface UnitName {
  readonly name: string
  readonly code: string
}

/** A word of a folded text: letters of Latin scripts and digits. */
export const wordPattern = /[a-z\d\u00c0-\u024f]+/g

/** What the names of a register's units look like in a text; made once for each document. */
export interface Lexicon {
  /** The names of units by the word with which they begin, the longest first. */
  readonly namesByFirstWord: ReadonlyMap<string, readonly UnitName[]>
  readonly units: ReadonlyMap<string, KnownUnit>
  /** The group of all federal entities ("the states"). */
  readonly entities: string | null
  /** What permanent commissions deal with, folded, by the commission's code; longest first. */
  readonly commissionTopics: readonly (readonly [topic: string, code: string])[]
}

const commissionHead = /^(?:permanent commission (?:of|on|for)|comision permanente de)(?: la| el)? /

export function lexiconOf(knowledge: IntakeKnowledge): Lexicon {
  const codeByForm = new Map<string, string>()
  const living = [...knowledge.units].toSorted((a, b) => Number(a.ended) - Number(b.ended))
  for (const unit of living) {
    if (unit.kind === 'group') continue
    for (const form of formsOf(unit)) {
      if (!codeByForm.has(form)) codeByForm.set(form, unit.code)
    }
  }
  return {
    namesByFirstWord: byFirstWord(codeByForm),
    units: new Map(knowledge.units.map((unit) => [unit.code, unit])),
    entities: groupOfEntities(knowledge.units),
    commissionTopics: topicsOf(knowledge.units),
  }
}

/**
 * Looked up, not one pattern of all names: there are hundreds, of which a document holds a few, and the
 * pattern would take longer to compile than the document to read.
 */
function byFirstWord(codes: ReadonlyMap<string, string>): Lexicon['namesByFirstWord'] {
  const names = new Map<string, UnitName[]>()
  for (const [name, code] of codes) {
    const [word] = name.match(wordPattern) ?? []
    if (word === undefined || !name.startsWith(word)) continue
    const alike = names.get(word)
    if (alike) alike.push({ name, code })
    else names.set(word, [{ name, code }])
  }
  for (const alike of names.values()) alike.sort((a, b) => b.name.length - a.name.length)
  return names
}

/** The largest group whose members are federal entities. */
function groupOfEntities(units: readonly KnownUnit[]): string | null {
  const entities = new Set(
    units.filter((unit) => unit.kind === 'federal_entity').map((unit) => unit.code),
  )
  const groups = units.filter(
    (unit) =>
      unit.kind === 'group' &&
      unit.members.length > 0 &&
      unit.members.every((code) => entities.has(code)),
  )
  return groups.toSorted((a, b) => b.members.length - a.members.length)[0]?.code ?? null
}

function topicsOf(units: readonly KnownUnit[]): readonly (readonly [string, string])[] {
  return units
    .filter((unit) => unit.kind === 'commission')
    .flatMap((unit) =>
      unit.names.flatMap((name) => {
        const folded = fold(name)
        const topic = folded.replace(commissionHead, '')
        return topic === folded ? [] : [[topic, unit.code] as const]
      }),
    )
    .toSorted(([a], [b]) => b.length - a.length)
}
