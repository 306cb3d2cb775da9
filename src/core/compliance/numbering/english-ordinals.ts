const units = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
]
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const valueByWord = new Map<string, number>([
  ...units.map((word, index) => [word, index + 1] as const),
  ...tens.flatMap((ten, index) => [
    [`${ten.slice(0, -1)}ieth`, (index + 2) * 10] as const,
    ...units
      .slice(0, 9)
      .map((unit, last) => [`${ten}-${unit}`, (index + 2) * 10 + last + 1] as const),
  ]),
])
const wordByValue = new Map([...valueByWord].map(([word, value]) => [value, word]))

/** "st", "nd", "rd" or "th". */
export function englishSuffix(value: number): string {
  const lastTwo = value % 100
  if (lastTwo >= 11 && lastTwo <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}

/** "42nd" with its right suffix, or the words from "first" to "ninety-ninth"; otherwise `null`. */
export function parseEnglishOrdinal(text: string): number | null {
  const word = text.trim().toLowerCase()
  const digits = /^([1-9]\d{0,3})(st|nd|rd|th)$/.exec(word)
  if (digits) {
    const value = Number(digits[1])
    return englishSuffix(value) === digits[2] ? value : null
  }
  return valueByWord.get(word.replace(/[\s\u2010\u2011]+/g, '-')) ?? null
}

/** In words; 1 to 99. */
export function writeEnglishOrdinal(value: number): string {
  const word = wordByValue.get(value)
  if (word === undefined) throw new RangeError(`no English ordinal in words: ${value}`)
  return word
}
