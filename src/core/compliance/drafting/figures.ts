import { plainText } from './plain-text.ts'

/**
 * Figures that cannot be: a press summary of the 39th session has "764,000 municipalities" sign an
 * agreement. Such a figure is shown to a person and never taken.
 */
export interface ImplausibleFigure {
  /** What is counted, or `fall_percent`: nothing falls by more than all of itself. */
  readonly what: string
  readonly figure: number
  /** The greatest that can be. */
  readonly most: number
  /** Half-open range of characters in the text. */
  readonly start: number
  readonly end: number
}

interface Magnitude {
  readonly what: string
  readonly noun: string
  readonly most: number
}

/** Known magnitudes of the country, with room for what may yet be founded; nouns in Spanish and English. */
const magnitudes: readonly Magnitude[] = [
  // INEGI, Catálogo Único de Claves: between 2,440 and 2,480 municipalities since 2000.
  { what: 'municipalities', noun: 'municipios?|municipalit(?:y|ies)|ayuntamientos?', most: 2_500 },
  // Constitution, article 43: 31 states and Mexico City.
  {
    what: 'federal_entities',
    noun: 'entidades federativas|entidades|estados|states|federal entities|gobernador[ae]s|governors',
    most: 32,
  },
  // Constitution, articles 52 and 56.
  { what: 'deputies', noun: 'diputad[oa]s federales|federal deputies', most: 500 },
  { what: 'senators', noun: 'senador(?:es|as)|senators', most: 128 },
  // INEGI, census of 2020: 126 million inhabitants.
  {
    what: 'inhabitants',
    noun: 'habitantes|inhabitants|mexican[oa]s|mexicans|personas|people',
    most: 150_000_000,
  },
]

const multipliers: Readonly<Record<string, number>> = {
  mil: 1e3,
  thousand: 1e3,
  millon: 1e6,
  millones: 1e6,
  million: 1e6,
  'mil millones': 1e9,
  billion: 1e9,
}

/** One describing word may stand between figure and noun; never one that begins another thought. */
const describing = '(?!(?:and|y|e|or|o|percent|por|per|in|en|of|de|the|los|las|to|a)\\s)[a-z]+\\s+'
const figurePattern =
  '(?<![a-z\\d.,])(\\d{1,3}(?:[.,\\u00a0 ]\\d{3})+|\\d+(?:\\.\\d+)?)' +
  '(?:\\s+(mil millones|millones|millon|mil|thousand|million|billion))?\\s+(?:(?:de|of)\\s+)?'
const figuresPattern = new RegExp(figurePattern, 'g')

const fallWords =
  /\b(?:f[ae]ll(?:en|s|ing)?|drop(?:s|ped)?|declin(?:e|es|ed)|decreas(?:e|es|ed)|reduc[a-z]*|redu[jz][a-z]*|disminu[a-z]*|descen[a-z]*|baj(?:a|o|aron|ado|an)|ca[iy][a-z]*)(?![a-z])/
const percentPattern = /(?<![\d.,])(\d+(?:[.,]\d+)?)\s*(?:%|percent|per cent|por ciento)/g

/** In the order of the text. */
export function implausibleFigures(text: string): readonly ImplausibleFigure[] {
  if (!/\d/.test(text)) return []
  const plain = plainText(text)
  const greatest = Math.max(...[...plain.matchAll(figuresPattern)].map(figureIn))
  return [
    ...magnitudes
      .filter(({ most }) => greatest > most)
      .flatMap((magnitude) => exceeding(plain, magnitude)),
    ...impossibleFalls(plain),
  ].toSorted((a, b) => a.start - b.start || a.end - b.end)
}

function exceeding(text: string, { what, noun, most }: Magnitude): readonly ImplausibleFigure[] {
  const pattern = new RegExp(`${figurePattern}(?:${describing})?(?:${noun})(?![a-z])`, 'g')
  return [...text.matchAll(pattern)].flatMap((match) => {
    const figure = figureIn(match)
    if (figure <= most) return []
    return [{ what, figure, most, start: match.index, end: match.index + match[0].length }]
  })
}

/** "In 2017 states will…" speaks of a year and counts nothing: 0. */
function figureIn([, digits = '', multiplier]: RegExpExecArray): number {
  const isYear = multiplier === undefined && /^(?:19|20)\d\d$/.test(digits)
  return isYear ? 0 : readCount(digits) * (multipliers[multiplier ?? ''] ?? 1)
}

/** A point or comma before exactly three digits parts thousands: what is counted here has no fractions. */
function readCount(digits: string): number {
  return /^\d{1,3}(?:[.,\u00a0 ]\d{3})+$/.test(digits)
    ? Number(digits.replace(/\D/g, ''))
    : Number(digits)
}

function impossibleFalls(text: string): readonly ImplausibleFigure[] {
  return [...text.matchAll(percentPattern)].flatMap((match) => {
    const figure = Number((match[1] ?? '').replace(',', '.'))
    if (figure <= 100 || !fallWords.test(sentenceAround(text, match.index))) return []
    const end = match.index + match[0].length
    return [{ what: 'fall_percent', figure, most: 100, start: match.index, end }]
  })
}

/** From the last full stop, semicolon or line end before a place to the next after it; decimal points do not end it. */
function sentenceAround(text: string, place: number): string {
  const ends = [...text.matchAll(/[.;](?!\d)|\n/g)].map(({ index }) => index)
  const before = ends.filter((end) => end < place).at(-1) ?? -1
  const after = ends.find((end) => end >= place) ?? text.length
  return text.slice(before + 1, after)
}
