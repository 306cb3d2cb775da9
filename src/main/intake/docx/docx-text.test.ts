import {
  Document,
  Footer,
  FootnoteReferenceRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { beforeAll, describe, expect, it } from 'vitest'
import { docxText, largestPart } from './docx-text.ts'
import { zipOf } from '../../../../tests/support/zip-file.ts'

const read = (bytes: Uint8Array): string => {
  const text = docxText(bytes)
  if (!text.ok) throw new Error(JSON.stringify(text.error))
  return text.value
}
const refusalOf = (bytes: Uint8Array): string => {
  const text = docxText(bytes)
  return text.ok ? 'read' : text.error.code
}

const point = (text: string, level: number) =>
  new Paragraph({ text, numbering: { reference: 'puntos', level } })
const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
const row = (...texts: readonly string[]) => new TableRow({ children: texts.map(cell) })

/** Minutes of a commission as a secretary writes them in Word. */
const minutes = new Document({
  numbering: {
    config: [
      {
        reference: 'puntos',
        levels: [
          { level: 0, format: LevelFormat.UPPER_ROMAN, text: '%1.' },
          { level: 1, format: LevelFormat.LOWER_LETTER, text: '%2)' },
        ],
      },
    ],
  },
  footnotes: { 1: { children: [new Paragraph('Publicado en el DOF.')] } },
  sections: [
    {
      footers: { default: new Footer({ children: [new Paragraph('Página')] }) },
      children: [
        new Paragraph({ children: [new TextRun('Minuta de la '), new TextRun('Comisión')] }),
        point('Asistencia.', 0),
        point('Titulares.', 1),
        point('Suplentes.', 1),
        point('Acuerdos.', 0),
        point('Seguimiento.', 1),
        new Paragraph(''),
        new Table({
          rows: [row('Acuerdo', 'Responsable'), row('Publicar el padrón.', 'Secretariado')],
        }),
        new Paragraph({
          children: [
            new TextRun('Primera línea,'),
            new TextRun({ text: 'segunda «línea».', break: 1 }),
            new FootnoteReferenceRun(1),
          ],
        }),
      ],
    },
  ],
})

let minutesFile: Uint8Array
beforeAll(async () => {
  minutesFile = await Packer.toBuffer(minutes)
})

it('minutes from Word keep their numbers, tables, lines and notes, and lose their footers', () => {
  expect(read(minutesFile).split(/\n\n+/)).toEqual([
    'Minuta de la Comisión',
    'I. Asistencia.',
    'a) Titulares.',
    'b) Suplentes.',
    'II. Acuerdos.',
    'a) Seguimiento.',
    'Acuerdo\tResponsable',
    'Publicar el padrón.\tSecretariado',
    'Primera línea,\nsegunda «línea».',
    expect.stringMatching(/Publicado en el DOF\.$/),
  ])
})

const relations = `<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>`
const body = (content: string) => `<w:document><w:body>${content}</w:body></w:document>`
const fileOf = (document: string | Uint8Array, more: Record<string, string> = {}) =>
  zipOf({ '_rels/.rels': relations, 'word/document.xml': document, ...more })
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

describe('what people changed with the changes tracked', () => {
  it('is read as it stands: what was deleted or moved away is not read', () => {
    const changed = `<w:p><w:r><w:t>El informe</w:t></w:r><w:del><w:r><w:delText> anual</w:delText></w:r></w:del><w:moveFrom><w:r><w:t> final</w:t></w:r></w:moveFrom><w:ins><w:r><w:t> trimestral</w:t></w:r></w:ins></w:p>`
    expect(read(fileOf(body(changed)))).toBe('El informe trimestral')
  })
})

const textOf = (...texts: readonly string[]) => read(fileOf(body(texts.map(paragraph).join(''))))

describe('the space between paragraphs', () => {
  it('is one blank line, whether or not the document leaves an empty paragraph after each', () => {
    expect(textOf('Uno', 'Dos', 'Tres')).toBe('Uno\n\nDos\n\nTres')
    expect(textOf('Uno', '', 'Dos', '', 'Tres')).toBe('Uno\n\nDos\n\nTres')
  })
  it('is wider where the document leaves more of it than elsewhere, within bounds', () => {
    expect(textOf('Uno', 'Dos', '', 'Tres')).toBe('Uno\n\nDos\n\n\nTres')
    expect(textOf('Uno', '', 'Dos', '', '', 'Tres')).toBe('Uno\n\nDos\n\n\nTres')
    expect(textOf('Uno', ...Array.from({ length: 9 }, () => ''), 'Dos')).toBe('Uno\n\n\n\nDos')
  })
})

const numbering = (start: string, pattern: string) =>
  `<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="${pattern}"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
const styled = (style: string) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>Punto.</w:t></w:r></w:p>`

describe('a list whose numbers its style gives', () => {
  const styles = `<w:styles><w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style><w:style w:styleId="Punto"><w:basedOn w:val="Base"/></w:style><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`
  const listed = (start: string, pattern: string, style = 'Punto') =>
    read(
      fileOf(body(styled(style)), {
        'word/styles.xml': styles,
        'word/numbering.xml': numbering(start, pattern),
      }),
    )

  it('has them, from where it starts', () => {
    expect(listed('4', '%1.-')).toBe('IV.- Punto.')
  })
  it('cannot fill the memory with a number or a pattern, nor go round in circles', () => {
    expect(listed('999999999', '%1.')).toBe('999999999. Punto.')
    expect(listed('1', 'x'.repeat(100_000)).length).toBeLessThan(100)
    expect(listed('1', '%1.', 'A')).toBe('Punto.')
  })
})

describe('a file that is not what it seems', () => {
  it('is refused as damaged when it is cut off anywhere or not well formed', () => {
    for (const share of [0.1, 0.5, 0.9]) {
      const cut = minutesFile.subarray(0, Math.floor(minutesFile.length * share))
      expect(refusalOf(cut)).toBe('file_damaged')
    }
    expect(refusalOf(fileOf('<w:document><w:body>'))).toBe('file_damaged')
    expect(refusalOf(fileOf('<a>'.repeat(5000) + '</a>'.repeat(5000)))).toBe('file_damaged')
  })
  it('is refused when it unpacks to more than any document holds', () => {
    const bomb = fileOf(Buffer.alloc(largestPart + 1, 0x20))
    expect(bomb.length).toBeLessThan(100_000)
    expect(refusalOf(bomb)).toBe('file_unpacks_too_large')
  })
  it('does not expand the entities it declares', () => {
    const laughing = `<!DOCTYPE a [<!ENTITY b "ja">]>${body(paragraph('&b;'))}`
    expect(refusalOf(fileOf(laughing))).toBe('file_damaged')
  })
  it('is said to be another kind of file when it is a workbook', () => {
    const workbook = relations.replace('word/document.xml', 'xl/workbook.xml')
    expect(refusalOf(zipOf({ '_rels/.rels': workbook }))).toBe('file_binary')
  })
  it('is said to be empty when it holds no text', () => {
    expect(refusalOf(fileOf(body('<w:p/>')))).toBe('file_empty')
  })
  it('never breaks the program, whichever byte is wrong', () => {
    for (let at = 0; at < minutesFile.length; at += 37) {
      const altered = Uint8Array.from(minutesFile)
      altered[at] = (minutesFile[at] ?? 0) ^ 0xff
      expect(() => docxText(altered)).not.toThrow()
    }
  })
})
