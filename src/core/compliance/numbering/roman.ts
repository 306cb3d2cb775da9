const symbols: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]

const pattern = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/

/** 1 to 3999 in capitals, each number in its one regular form ("XL", never "XXXX"); otherwise `null`. */
export function parseRoman(text: string): number | null {
  if (text === '' || !pattern.test(text)) return null
  let rest = text
  let value = 0
  for (const [symbol, worth] of symbols) {
    while (rest.startsWith(symbol)) {
      rest = rest.slice(symbol.length)
      value += worth
    }
  }
  return value
}

/** `value` is a whole number from 1 to 3999. */
export function writeRoman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999) {
    throw new RangeError(`no roman numeral: ${value}`)
  }
  let rest = value
  let text = ''
  for (const [symbol, worth] of symbols) {
    while (rest >= worth) {
      text += symbol
      rest -= worth
    }
  }
  return text
}
