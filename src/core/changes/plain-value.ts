import type { Value } from '../schema/value.ts'

/**
 * A value as every office reads it back from UTF-8 and CBOR: half characters (lone surrogates)
 * become U+FFFD, byte order marks before a text are dropped, and minus zero is zero.
 */
export function plainValue(value: Value): Value {
  if (typeof value === 'string') return plainText(value)
  if (typeof value === 'number') return value === 0 ? 0 : value
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(plainValue)
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [plainText(name), plainValue(inner)]),
  )
}

export function plainText(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replace(/^\ufeff+/u, '')
}

export function isPlainText(text: string): boolean {
  // Most texts have no surrogates at all, which takes a tenth of the time to see.
  return !/^\ufeff|[\ud800-\udfff]/.test(text) || !/^\ufeff|\p{Surrogate}/u.test(text)
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}
