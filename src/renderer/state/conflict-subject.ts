/** What the form of a conflict is about, for its draft: the id with nothing in it but letters, digits and `_`. */
export const conflictSubject = (id: string): string => {
  const [record = '', field = '', ...element] = id.split('/')
  const written = [...new TextEncoder().encode(element.join('/'))].map(characterOf).join('')
  return [record, field, ...(written === '' ? [] : [written])].join('_').slice(0, longest)
}

/** So much is let into the name of a draft. */
const longest = 120

const characterOf = (byte: number): string => {
  const character = String.fromCodePoint(byte)
  return /[0-9A-Za-z]/.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`
}

/** The conflict again, by the parts of the subject between `_`. */
export function conflictOfSubject([
  record = '',
  field = '',
  ...element
]: readonly string[]): string {
  const [first, ...rest] = element
  if (first === undefined) return `${record}/${field}`
  const bytes = [...new TextEncoder().encode(first)]
  for (const part of rest) {
    bytes.push(Number.parseInt(part.slice(0, 2), 16), ...new TextEncoder().encode(part.slice(2)))
  }
  return `${record}/${field}/${new TextDecoder().decode(Uint8Array.from(bytes))}`
}
