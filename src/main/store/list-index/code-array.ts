/** One code for each row of a table, in as few bytes as the greatest code takes. */
export type CodeArray = Uint8Array | Uint16Array | Uint32Array

export function codeArray(length: number, greatest: number): CodeArray {
  if (greatest <= 0xff) return new Uint8Array(length)
  return greatest <= 0xffff ? new Uint16Array(length) : new Uint32Array(length)
}

/** The same codes with room for `length` of them, none greater than `greatest`; itself if it has both already. */
export function withRoom(codes: CodeArray, length: number, greatest: number): CodeArray {
  const wide = greatest <= 0xff ? 1 : greatest <= 0xffff ? 2 : 4
  if (codes.length >= length && codes.BYTES_PER_ELEMENT >= wide) return codes
  // An eighth more than is needed: rows are mostly added a few at a time.
  const roomy = codes.length >= length ? codes.length : length + (length >>> 3)
  const next = codeArray(
    roomy,
    wide > codes.BYTES_PER_ELEMENT ? greatest : greatestOf(codes.BYTES_PER_ELEMENT),
  )
  next.set(codes)
  return next
}

const greatestOf = (bytes: number): number => 2 ** (8 * bytes) - 1
