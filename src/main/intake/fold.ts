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

const known = new Map<string, string>(Object.entries(quotes))

/**
 * For comparing: lower case, no accents, plain quotes and dashes, line ends as spaces. As long as the
 * original, character by character, so that a place found in one is the place in the other.
 */
export function fold(text: string): string {
  let folded = ''
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index)
    folded +=
      character < '\u0080' && character !== '\n' && character !== '`'
        ? character.toLowerCase()
        : foldCharacter(character)
  }
  return folded
}

function foldCharacter(character: string): string {
  const remembered = known.get(character)
  if (remembered !== undefined) return remembered
  const plain = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const folded = plain.length === 1 ? plain : character
  known.set(character, folded)
  return folded
}
