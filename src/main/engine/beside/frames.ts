import { largestFrame } from '../../../contract/engine-socket.ts'

const headLength = 4

/** One message as it goes over the socket: its length in four bytes, then its JSON in UTF-8. */
export function frameOf(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message), 'utf8')
  if (body.length > largestFrame) throw new RangeError(`a message of ${body.length} bytes`)
  const head = Buffer.alloc(headLength)
  head.writeUInt32BE(body.length)
  return Buffer.concat([head, body])
}

/**
 * Puts together what arrives in pieces. Returns the messages that are whole now; `null` once something came that is
 * no message: the connection is of no more use.
 */
export function frameReader(largest = largestFrame): (piece: Buffer) => readonly unknown[] | null {
  let pieces: Buffer[] = []
  let held = 0
  let wanted = headLength
  let head = true
  const take = (): Buffer => {
    const whole = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)
    const rest = whole.subarray(wanted)
    pieces = rest.length > 0 ? [rest] : []
    held = rest.length
    return whole.subarray(0, wanted)
  }
  return (piece) => {
    pieces.push(piece)
    held += piece.length
    const messages: unknown[] = []
    while (held >= wanted) {
      const part = take()
      if (head) {
        wanted = part.readUInt32BE(0)
        head = false
        if (wanted > largest) return null
        continue
      }
      head = true
      wanted = headLength
      const message = parsed(part)
      if (message === undefined) return null
      messages.push(message.value)
    }
    return messages
  }
}

function parsed(bytes: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) as unknown }
  } catch {
    return undefined
  }
}
