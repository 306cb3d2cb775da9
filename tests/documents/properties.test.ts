import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captureDraftSchema } from '../../src/contract/capture.ts'
import { readDocument } from '../../src/main/intake/read-document.ts'
import { knowledge } from './knowledge.ts'
import { linesCoveredOnce } from './line-coverage.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Lines as documents have them, for documents that nobody ever wrote. */
const line = fc.constantFrom(
  '',
  '',
  'The following resolutions were passed at the 41st Session of the National Public Security Council:',
  'The following points of agreement were also approved:',
  'ACUERDOS',
  'EXHORTOS',
  'TRANSITORIOS',
  'En la sesión se aprobaron los siguientes acuerdos:',
  'CERTIFICA Que el Consejo Nacional de Seguridad Pública, en su Décima Sesión Ordinaria, emitió los siguientes:',
  'Acuerdo 01/XLI/16. Aprobación del Acta.',
  'Acuerdo 02/XLI/16. Modelo.',
  'ACUERDO 03/XLI/16',
  '01/X/15. Otro.',
  'PRIMERO.- Se instruye al Secretariado Ejecutivo a informar.',
  'SEGUNDO. Las entidades federativas deberán enviar su censo',
  'antes del 30 de junio de 2017.',
  '• The states will report in 2017.',
  'Ø Mexico City was urged to report.',
  '– El Consejo aprueba en sus términos el Acta.',
  '1. States will report.',
  '2. The program will be updated and the states were urged to use it.',
  'a) informar;',
  'II. publicar.',
  'Three years ago, two lines of action were announced:',
  'Clear accounts',
  'Much was done for them. Signed by 764,000 municipalities.',
  'Abductions have fallen by 27%.',
  'Abductions have fallen by 27%. A band played.',
  'Extortions have',
  'fallen by 30%.',
  'He said that much remains to be done.',
  'México, D.F., a 3 de mayo de 2016.- El Secretario Ejecutivo.- Rúbrica.',
  'DOF: 04/01/2017',
)

const words = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe('any document', () => {
  it('is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }).map(utf8), fc.uint8Array()), (bytes) => {
        const result = readDocument(bytes, knowledge)
        if (result.ok) captureDraftSchema.parse(result.value)
        const code = result.ok ? 'file_read' : result.error.code
        expect(code).toMatch(/^(?:file_|text_without_agreements)/)
      }),
      { numRuns: 300 },
    )
  })

  it('has each of its lines shown exactly once', () => {
    let read = 0
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const result = readDocument(utf8(lines.join('\n')), knowledge)
        if (!result.ok) return
        read += 1
        captureDraftSchema.parse(result.value)
        expect(linesCoveredOnce(result.value)).toEqual([])
      }),
      { numRuns: 300 },
    )
    // Most of these documents have something to read: else the property would hold of nothing.
    expect(read).toBeGreaterThan(150)
  })

  it('keeps the words of each agreement as they stand in it', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const result = readDocument(utf8(lines.join('\n')), knowledge)
        if (!result.ok) return
        for (const { text, span } of result.value.agreements) {
          expect(words(result.value.text.slice(span.start, span.end))).toContain(words(text))
        }
      }),
    )
  })

  it('is the same document when read again', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const bytes = utf8(lines.join('\n'))
        expect(readDocument(bytes, knowledge)).toEqual(readDocument(bytes, knowledge))
      }),
    )
  })
})
