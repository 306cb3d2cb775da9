/**
 * What one change can give a field: plain data that CBOR and JSON both carry without loss.
 * `null` clears the field. Numbers are safe integers or finite doubles.
 */
export type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [name: string]: Value }

/** A text that is equal for two values exactly when they are the same value; object keys in any order. */
export function valueKey(value: Value): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(valueKey).join(',')}]`
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${valueKey(inner)}`).join(',')}}`
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}
