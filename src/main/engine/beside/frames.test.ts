import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf, frameReader } from './frames.ts'

const inPieces = (bytes: Buffer, cuts: readonly number[]): readonly Buffer[] => {
  const places = [...new Set([0, ...cuts.map((cut) => cut % bytes.length), bytes.length])]
  const sorted = places.toSorted((a, b) => a - b)
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end))
}

describe('messages over a socket', () => {
  it('arrive whole and in order, however the system cuts them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { minLength: 1 }),
        fc.array(fc.nat()),
        (messages, cuts) => {
          const read = frameReader()
          const pieces = inPieces(Buffer.concat(messages.map(frameOf)), cuts)
          const arrived = pieces.flatMap((piece) => read(piece) ?? ['no message'])
          expect(JSON.stringify(arrived)).toBe(JSON.stringify(messages))
        },
      ),
    )
  })

  it('that are larger than any call, or no JSON, end the connection', () => {
    const large = Buffer.alloc(4)
    large.writeUInt32BE(11)
    expect(frameReader(10)(large)).toBeNull()
    expect(frameReader()(Buffer.from('GET / HTTP/1.1\r\n'))).toBeNull()
    const noJson = Buffer.from('\u0000\u0000\u0000\u0003{,}', 'latin1')
    expect(frameReader()(noJson)).toBeNull()
  })
})
