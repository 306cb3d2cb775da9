import { encode, rfc8949EncodeOptions } from 'cborg'
import { describe, expect, it } from 'vitest'
import type { Statement } from '../../core/exchange/statement.ts'
import { bytesOfHex, hexOfBytes } from '../hexadecimal.ts'
import { decodeStatement, encodeStatement, readStatement, statementMessage } from './statement.ts'

const id = (digit: string): string => digit.repeat(32)
const key = (digit: string): string => digit.repeat(64)
const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'

const office: Statement = {
  kind: 'office',
  serial: 2,
  office: id('a'),
  name: 'Secretariado Ejecutivo Estatal de Durango',
  signingKey: key('1'),
  recipient,
  coordinating: false,
  scope: [`agreement:${id('c')}`, 'confidential'],
}
const installation: Statement = {
  kind: 'installation',
  serial: 1,
  office: id('a'),
  installation: id('b'),
  key: key('2'),
}
const revocation: Statement = {
  kind: 'revocation',
  serial: 3,
  office: null,
  accepted: [{ installation: id('b'), counter: 41 }],
}

describe('the bytes of a statement', () => {
  it('are permanent: those of this version are read by every later one', () => {
    expect(hexOfBytes(encodeStatement(installation))).toBe(
      'a5636b657958202222222222222222222222222222222222222222222222222222222222222222' +
        '646b696e646c696e7374616c6c6174696f6e666f666669636550' +
        'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' +
        '6673657269616c016c696e7374616c6c6174696f6e50bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
    )
  })

  it.each([office, installation, revocation, { ...revocation, office: id('a') }])(
    '%o is read as it was written',
    (statement) => {
      expect(decodeStatement(encodeStatement(statement))).toEqual(statement)
    },
  )

  it('of one scope are the same in whatever order it was given', () => {
    const turned = { ...office, scope: office.scope.toReversed() }
    expect(encodeStatement(turned)).toEqual(encodeStatement(office))
  })

  const wire = {
    kind: 'installation',
    serial: 1,
    office: bytesOfHex(id('a')),
    installation: bytesOfHex(id('b')),
    key: bytesOfHex(key('2')),
  }
  const officeWire = {
    ...office,
    office: bytesOfHex(id('a')),
    signingKey: bytesOfHex(key('1')),
  }
  it.each([
    ['an unknown kind', { ...wire, kind: 'treaty' }],
    ['a field too many', { ...wire, note: '' }],
    ['a short id', { ...wire, office: bytesOfHex('aa') }],
    ['no serial', { ...wire, serial: 0 }],
    ['a scope of nothing known', { ...officeWire, scope: ['everything'] }],
    ['a scope in another order', { ...officeWire, scope: office.scope.toReversed() }],
    ['a recipient that is none', { ...officeWire, recipient: 'age1' }],
  ])('with %s are no statement', (_, altered) => {
    expect(decodeStatement(encode(altered, rfc8949EncodeOptions))).toBeNull()
  })

  it('are none in any other form of the same meaning, or cut off, or with something behind', () => {
    const bytes = encodeStatement(installation)
    expect(decodeStatement(bytes)).not.toBeNull()
    expect(decodeStatement(encode(wire, { mapSorter: () => 0 }))).toBeNull()
    expect(decodeStatement(bytes.subarray(0, -1))).toBeNull()
    expect(decodeStatement(new Uint8Array([...bytes, 0]))).toBeNull()
  })

  it('are signed with words before them', () => {
    expect(new TextDecoder().decode(statementMessage(new Uint8Array([33])))).toBe(
      'acuerdos statement 1\n!',
    )
  })

  it('with a signature that is none are no statement', () => {
    const content = encodeStatement(revocation)
    expect(readStatement({ content, signature: new Uint8Array(63) })).toBeNull()
    expect(readStatement({ content, signature: new Uint8Array(64) })).toEqual({
      says: revocation,
      content: hexOfBytes(content),
      signature: '00'.repeat(64),
    })
  })
})
