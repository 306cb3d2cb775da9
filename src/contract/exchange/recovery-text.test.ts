import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecoveryLines, recoveryCode, recoveryLines } from './recovery-text.ts'

const sheet = fc.uint8Array({ minLength: 1, maxLength: 400 })

describe('the code of a recovery sheet', () => {
  it('gives back the same bytes, wherever it was pasted', () => {
    fc.assert(
      fc.property(sheet, (bytes) => {
        const code = recoveryCode(bytes) ?? ''
        expect(code).toMatch(/^[0-9A-Z:]+$/u)
        expect(readRecoveryLines(code)).toEqual({ bytes })
        expect(readRecoveryLines(`Leído:\r\n ${code.toLowerCase()} \r\n`)).toEqual({ bytes })
      }),
    )
  })

  it('of which a character is another, or the end is missing, gives nothing', () => {
    fc.assert(
      fc.property(sheet, fc.nat(), (bytes, at) => {
        const code = recoveryCode(bytes) ?? ''
        const place = 'ACUERDOS:'.length + (at % (code.length - 'ACUERDOS::XY'.length))
        const other = code[place] === '7' ? '8' : '7'
        const slip = code.slice(0, place) + other + code.slice(place + 1)
        expect(readRecoveryLines(slip)).toEqual({ line: 1 })
        expect(readRecoveryLines(code.slice(0, -1))).toEqual({ line: 1 })
      }),
    )
  })
})

describe('the lines of a recovery sheet', () => {
  it('are numbered, in groups, and none of their letters is taken for another', () => {
    const lines = recoveryLines(new Uint8Array(60).map((_, index) => index * 7))
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^01( [0-9A-HJKMNP-TV-Z]{5}){8} [0-9A-HJKMNP-TV-Z]{2}$/u)
  })

  it('give back the same bytes, however they were copied', () => {
    fc.assert(
      fc.property(sheet, (bytes) => {
        const copied = ['Hoja de recuperación', ...recoveryLines(bytes), 'Acuerdos']
          .join('\r\n')
          .toLowerCase()
          .replaceAll('0', 'o')
          .replaceAll('1', 'l')
          .replaceAll(/^(\S+)/gmu, (number) => number.replaceAll('o', '0').replaceAll('l', '1'))
          .replaceAll(' ', '  ')
        expect(readRecoveryLines(copied)).toEqual({ bytes })
      }),
    )
  })

  it('name the line in which one character is another, or two changed places', () => {
    fc.assert(
      fc.property(sheet, fc.nat(), fc.nat(), fc.boolean(), (bytes, row, column, swap) => {
        const lines = [...recoveryLines(bytes)]
        const at = row % lines.length
        const line = lines[at] ?? ''
        const place = 3 + (column % (line.length - 6))
        const [one = '', two = ''] = [line[place], line[place + 1]]
        if (one === ' ' || two === ' ' || one === two) return
        const slip = swap ? two + one : (one === 'A' ? 'B' : 'A') + two
        lines[at] = line.slice(0, place) + slip + line.slice(place + 2)
        expect(readRecoveryLines(lines.join('\n'))).toEqual({ line: at + 1 })
      }),
    )
  })

  it('that are missing, or none at all, are told by their number', () => {
    const lines = recoveryLines(new Uint8Array(60))
    expect(readRecoveryLines([lines[0], lines[2]].join('\n'))).toEqual({ line: 2 })
    expect(readRecoveryLines('')).toEqual({ line: 1 })
  })
})
