import { plainText } from '../../core/compliance/drafting/plain-text.ts'

const quotes: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‛': "'",
  '′': "'",
  '´': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '\n': ' ',
}

/**
 * For comparing: lower case, no accents, plain quotes and dashes, line ends as spaces. As long as the
 * original, character by character, so that a place found in one is the place in the other.
 */
export function fold(text: string): string {
  const plain = text.replace(
    /[‘’‛′´`“”„«»‐‑‒–—−\n]/g,
    (character) => quotes[character] ?? character,
  )
  return plainText(plain)
}
