import { fold } from './fold.ts'
import type { IntakeKnowledge, KnownUnit } from './knowledge.ts'
import { formsOf } from './unit-names.ts'

/** What the names of a register's units look like in a text; made once for each document. */
export interface Lexicon {
  /** Finds any unit by one of its names; the longest name wins. */
  readonly pattern: RegExp | null
  readonly codeByForm: ReadonlyMap<string, string>
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
  const forms = [...codeByForm.keys()].toSorted((a, b) => b.length - a.length)
  return {
    pattern: forms.length > 0 ? wholeWords(forms) : null,
    codeByForm,
    units: new Map(knowledge.units.map((unit) => [unit.code, unit])),
    entities: groupOfEntities(knowledge.units),
    commissionTopics: topicsOf(knowledge.units),
  }
}

function wholeWords(forms: readonly string[]): RegExp {
  const escaped = forms.map((form) =>
    form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'),
  )
  return new RegExp(`(?<![\\p{L}\\d])(?:${escaped.join('|')})(?![\\p{L}\\d])`, 'gu')
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
