/** How well a passphrase withstands being guessed by whoever has the file of the keys. */
export type Strength = 'short' | 'weak' | 'fair' | 'good'

/** Fewer characters are refused by the engine. */
const shortest = 10
/** A sentence of some words; a password of fewer characters is tried out sooner. */
const long = 20
/** «aaaaaaaaaaaa» and «1212121212» are long and are guessed first. */
const fewestDifferent = 7

/** Guidance, not proof: length counts most, and what repeats counts little. */
export function strengthOf(passphrase: string): Strength {
  if (passphrase.length < shortest) return 'short'
  const different = new Set(passphrase.toLocaleLowerCase('es')).size
  if (different < fewestDifferent) return 'weak'
  return passphrase.length < long ? 'fair' : 'good'
}
