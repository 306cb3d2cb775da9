import { withoutAccents } from '../../core/compliance/numbering/spanish-ordinals.ts'
import type { Language, UnitKind } from '../../core/schema/codes.ts'

/** What is needed of a unit to name it and to find it. */
export interface UnitName {
  readonly code: string
  readonly name: string | null
  readonly nameEnglish: string | null
  readonly kind: UnitKind
}

/** Official names are Spanish; in English the translation stands where a source gives one. */
export function unitName(unit: Omit<UnitName, 'kind'>, language: Language): string {
  const [first, second] =
    language === 'en' ? [unit.nameEnglish, unit.name] : [unit.name, unit.nameEnglish]
  return first ?? second ?? unit.code
}

export const foldText = (text: string) => withoutAccents(text).toLowerCase()

/** Whether every word typed stands somewhere in the unit's code or names; accents and case do not matter. */
export function unitMatches(unit: Omit<UnitName, 'kind'>, typed: string): boolean {
  const text = foldText([unit.code, unit.name ?? '', unit.nameEnglish ?? ''].join(' '))
  return foldText(typed)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
