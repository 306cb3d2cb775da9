/** Spanish ordinals from 1 to 99 (Diccionario panhispánico de dudas, "ordinales"). */
export type Gender = 'masculine' | 'feminine'

const unitStems = [
  '',
  'primer',
  'segund',
  'tercer',
  'cuart',
  'quint',
  'sext',
  'séptim',
  'octav',
  'noven',
]
const tenStems = [
  '',
  'décim',
  'vigésim',
  'trigésim',
  'cuadragésim',
  'quincuagésim',
  'sexagésim',
  'septuagésim',
  'octogésim',
  'nonagésim',
]
/** Second forms that minutes use; written without accents. */
const variantUnits: readonly (readonly [string, number])[] = [
  ['setim', 7],
  ['non', 9],
]
const wholeStems: readonly (readonly [string, number])[] = [
  ['undecim', 11],
  ['duodecim', 12],
]

const unitByStem = new Map([
  ...unitStems.slice(1).map((stem, index) => [withoutAccents(stem), index + 1] as const),
  ...variantUnits,
])
const tenByStem = new Map(
  tenStems.slice(1).map((stem, index) => [withoutAccents(stem), (index + 1) * 10] as const),
)
const wholeByStem = new Map(wholeStems)

const unitPattern = [...unitByStem.keys()].join('|')
const tenPattern = [...tenByStem.keys()].join('|')
/**
 * The first part of a compound agrees with the second, or stays masculine ("vigésimo tercera"); joined to
 * "octavo" it may lose its vowel ("decimoctavo"). "Primer" and "tercer" stand before a masculine noun.
 */
const simplePattern = new RegExp(`^(?:(${unitPattern})([oa])|(primer|tercer))$`)
const wholePattern = new RegExp(`^(${[...wholeByStem.keys()].join('|')})[oa]$`)
const tenOnlyPattern = new RegExp(`^(${tenPattern})[oa]$`)
const compoundPattern = new RegExp(
  `^(${tenPattern})(o|a|(?=octav))(?:(${unitPattern})([oa])|(primer|tercer))$`,
)

export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

/**
 * "Décimo Primero", "decimoprimero", "undécimo", "vigésima tercera": with or without accents, capitals or
 * the space between. `null` when it is no ordinal from 1 to 99.
 */
export function parseSpanishOrdinal(text: string): number | null {
  const word = withoutAccents(text.trim().toLowerCase()).replace(/\s+/g, '')
  const simple = simplePattern.exec(word)
  if (simple) return unitByStem.get(simple[1] ?? simple[3] ?? '') ?? null
  const whole = wholePattern.exec(word)
  if (whole) return wholeByStem.get(whole[1] ?? '') ?? null
  const tenOnly = tenOnlyPattern.exec(word)
  if (tenOnly) return tenByStem.get(tenOnly[1] ?? '') ?? null
  const compound = compoundPattern.exec(word)
  if (!compound) return null
  const [, tenStem, link, unitStem, ending, shortened] = compound
  if (link === 'a' && (ending === 'o' || shortened !== undefined)) return null
  const ten = tenByStem.get(tenStem ?? '')
  const unit = unitByStem.get(unitStem ?? shortened ?? '')
  return ten === undefined || unit === undefined ? null : ten + unit
}

/** In the separate form that both genders share: "trigésima octava", "décimo primero". 1 to 99. */
export function writeSpanishOrdinal(value: number, gender: Gender): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) {
    throw new RangeError(`no Spanish ordinal in words: ${value}`)
  }
  const ending = gender === 'masculine' ? 'o' : 'a'
  const ten = tenStems[Math.floor(value / 10)] ?? ''
  const unit = unitStems[value % 10] ?? ''
  return [ten, unit]
    .filter((stem) => stem !== '')
    .map((stem) => `${stem}${ending}`)
    .join(' ')
}
