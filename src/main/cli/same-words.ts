/** Accents, capitals and spaces around are ignored where people name people, bodies and sessions. */
export const sameWords = (one: string, other: string): boolean => folded(one) === folded(other)

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim()
