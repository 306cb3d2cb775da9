import { isDay } from '../../core/compliance/day.ts'

/** Months by their folded names, Spanish and English. */
const months = new Map<string, number>(
  [
    ['enero', 'january', 'jan'],
    ['febrero', 'february', 'feb'],
    ['marzo', 'march'],
    ['abril', 'april'],
    ['mayo', 'may'],
    ['junio', 'june'],
    ['julio', 'july'],
    ['agosto', 'august', 'aug'],
    ['septiembre', 'setiembre', 'september', 'sept'],
    ['octubre', 'october', 'oct'],
    ['noviembre', 'november', 'nov'],
    ['diciembre', 'december', 'dec'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)
export const monthName = `(?:${[...months.keys()].toSorted((a, b) => b.length - a.length).join('|')})`

const cardinals = [
  'uno|un|una|primero|one',
  'dos|two',
  'tres|three',
  'cuatro|four',
  'cinco|five',
  'seis|six',
  'siete|seven',
  'ocho|eight',
  'nueve|nine',
  'diez|ten',
  'once|eleven',
  'doce|twelve',
  'trece|thirteen',
  'catorce|fourteen',
  'quince|fifteen',
  'dieciseis|sixteen',
  'diecisiete|seventeen',
  'dieciocho|eighteen',
  'diecinueve|nineteen',
  'veinte|twenty',
  'veintiuno|twenty-one',
  'veintidos|twenty-two',
  'veintitres|twenty-three',
  'veinticuatro|twenty-four',
  'veinticinco|twenty-five',
  'veintiseis|twenty-six',
  'veintisiete|twenty-seven',
  'veintiocho|twenty-eight',
  'veintinueve|twenty-nine',
  'treinta|thirty',
  'treinta y uno|thirty-one',
]
const byWord = new Map<string, number>([
  ...cardinals.flatMap((words, index) =>
    words.split('|').map((word) => [word, index + 1] as const),
  ),
  ...[
    ['cuarenta|forty', 40],
    ['cuarenta y cinco|forty-five', 45],
    ['cincuenta|fifty', 50],
    ['sesenta|sixty', 60],
    ['noventa|ninety', 90],
    ['ciento veinte|one hundred and twenty', 120],
    ['ciento ochenta|one hundred and eighty', 180],
  ].flatMap(([words, value]) =>
    String(words)
      .split('|')
      .map((word) => [word, Number(value)] as const),
  ),
])

const words = [...byWord.keys()]
  .toSorted((a, b) => b.length - a.length)
  .join('|')
  .replaceAll(' ', '\\s+')
/** A count in figures or words; capture it and read it with `readCount`. */
export const countPattern = `\\d{1,4}|${words}`

export function readCount(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  return byWord.get(text.replace(/\s+/g, ' ')) ?? null
}

/** "30 de junio de 2017", "30 june 2017", "june 30th, 2017", "30/06/2017", "2017-06-30"; the year may be missing. */
export const dayPattern = `(?:(?:dia\\s+)?(?:${words}|\\d{1,2})(?:st|nd|rd|th|°|º)?\\s+(?:(?:de|of)\\s+)?${monthName}(?:,?\\s+(?:(?:de|del|of)\\s+)?(?:ano\\s+)?(?:\\d{4}|dos\\s+mil(?:\\s+(?:${words}))?))?|${monthName}\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+(?:of\\s+)?\\d{4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4})`

const dayBeginnings = new Set(['dia', ...months.keys(), ...[...byWord.keys()].map(firstWord)])

/** Whether what `dayPattern` matches could begin at a place of a folded text. */
export function mayBeginDay(folded: string, at: number): boolean {
  const word = firstWord(folded.slice(at, at + 20))
  return /^\d/.test(word) || dayBeginnings.has(word)
}

function firstWord(words: string): string {
  return /^[a-z\d]*/.exec(words)?.[0] ?? ''
}

/** Whether a folded text names a month. */
export const namesMonth = (folded: string): boolean =>
  folded.match(/[a-z]+/g)?.some((word) => months.has(word)) ?? false

export type ReadDay =
  | { readonly kind: 'day'; readonly day: string }
  /** The text leaves the year to the reader. */
  | { readonly kind: 'without_year'; readonly month: number; readonly date: number }
  /** Written like a day that no calendar has. */
  | { readonly kind: 'impossible' }

/** Reads what `dayPattern` matched; the day comes before the month, as Mexico writes it. */
export function readDay(text: string): ReadDay {
  const plain = text.replace(/\s+/g, ' ').trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain)
  if (iso) return assemble(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain)
  if (slashes) return assemble(Number(slashes[3]), Number(slashes[2]), Number(slashes[1]))
  const monthMatch = new RegExp(`\\b${monthName}\\b`).exec(plain)
  const month = months.get(monthMatch?.[0] ?? '')
  if (!monthMatch || month === undefined) return { kind: 'impossible' }
  const before = plain
    .slice(0, monthMatch.index)
    .replace(/^dia | (?:de|of) $|(?<=\d)(?:st|nd|rd|th|°|º)/g, '')
    .trim()
  const after = plain.slice(monthMatch.index + monthMatch[0].length)
  const date = before === '' ? Number(/\d{1,2}/.exec(after)?.[0]) : readCount(before)
  const year = readYear(after)
  if (date === null) return { kind: 'impossible' }
  return year === null ? withoutYear(month, date) : assemble(year, month, date)
}

function readYear(text: string): number | null {
  const digits = /\d{4}/.exec(text)
  if (digits) return Number(digits[0])
  const inWords = /dos mil(?: (.+))?$/.exec(text.trim())
  return inWords ? 2000 + (readCount(inWords[1] ?? '0') ?? 0) : null
}

function withoutYear(month: number, date: number): ReadDay {
  // A leap year has every day that some year has.
  return assemble(2000, month, date).kind === 'day'
    ? { kind: 'without_year', month, date }
    : { kind: 'impossible' }
}

function assemble(year: number, month: number, date: number): ReadDay {
  const day = writeDay(year, month, date)
  return isDay(day) ? { kind: 'day', day } : { kind: 'impossible' }
}

export function writeDay(year: number, month: number, date: number): string {
  return [String(year).padStart(4, '0'), pad(month), pad(date)].join('-')
}

const pad = (value: number): string => String(value).padStart(2, '0')

export function monthNumber(name: string): number | null {
  return months.get(name) ?? null
}
