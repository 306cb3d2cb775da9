import { packageLimits } from '../../contract/package/limits.ts'
import { Refused } from './refused.ts'

const firstLine = 'age-encryption.org/v1\n'
const lastLine = /^--- [A-Za-z0-9+/]{43}\n/m

export interface AgeHeader {
  readonly sealedFor: 'recipients' | 'passphrase'
  /** Bytes up to the nonce. */
  readonly length: number
}

/**
 * Looks at the beginning of a file before the library does, which would read on for ever for the end of a line and
 * reckon scrypt with whatever memory the file demands (https://age-encryption.org/v1).
 *
 * @param bytes the first of the file, as many as a header may have and more
 */
export function readAgeHeader(bytes: Uint8Array): AgeHeader {
  const text = Buffer.from(bytes.subarray(0, packageLimits.ageHeader)).toString('latin1')
  if (firstLine.startsWith(text)) throw new Refused('package_cut_off')
  if (!text.startsWith(firstLine)) throw new Refused('package_unrecognised')
  const end = lastLine.exec(text)
  if (end === null) {
    throw bytes.length >= packageLimits.ageHeader
      ? new Refused('package_too_large', { part: 'header' })
      : new Refused('package_cut_off')
  }
  const length = end.index + end[0].length
  const stanzas = text
    .slice(0, end.index)
    .split('\n')
    .filter((line) => line.startsWith('-> '))
  if (stanzas.length > packageLimits.recipients) {
    throw new Refused('package_too_large', { part: 'header' })
  }
  const scrypt = stanzas.find((line) => line.startsWith('-> scrypt '))
  if (scrypt === undefined) return { sealedFor: 'recipients', length }
  const work = Number(scrypt.split(' ').at(-1))
  if (!(work <= packageLimits.scryptWorkFactor)) {
    throw new Refused('package_too_large', { part: 'header' })
  }
  return { sealedFor: 'passphrase', length }
}
