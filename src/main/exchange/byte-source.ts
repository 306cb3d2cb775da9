import { Refused } from './refused.ts'

/** Takes exactly so many bytes from a stream of chunks of any size. */
export interface ByteSource {
  /** So many bytes at once, for what is bounded and small. */
  take(length: number): Promise<Uint8Array>
  /** So many bytes in pieces. */
  pieces(length: number): AsyncGenerator<Uint8Array>
  /** Reads on to the end and says whether anything was left. */
  hasMore(): Promise<boolean>
  close(): Promise<void>
}

export function byteSource(chunks: AsyncIterator<Uint8Array>): ByteSource {
  let rest: Uint8Array = new Uint8Array(0)

  const next = async (): Promise<boolean> => {
    while (rest.length === 0) {
      const chunk = await chunks.next()
      if (chunk.done === true) return false
      rest = chunk.value
    }
    return true
  }
  async function* pieces(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      if (!(await next())) throw new Refused('package_cut_off')
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
  return {
    pieces,
    take: async (length) => {
      const parts: Uint8Array[] = []
      for await (const piece of pieces(length)) parts.push(piece)
      const [only] = parts
      return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts)
    },
    hasMore: next,
    close: async () => {
      await chunks.return?.()
    },
  }
}
