/** PDFs made by the Typst that makes the program's own reports. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startTypst } from '../../src/main/reports/typst.ts'

const fonts = dirname(dirname(import.meta.dirname))
const noto = globSync('node_modules/@expo-google-fonts/noto-sans/400Regular/*.ttf', { cwd: fonts })
const typst = startTypst(noto.map((file) => readFileSync(join(fonts, file))))

/** `source` is Typst markup. */
export function typstPdf(source: string): Uint8Array {
  const main = `#set document(title: "Minuta")\n#set text(font: "Noto Sans", size: 10pt)\n${source}`
  const files = new Map([['main.typ', new TextEncoder().encode(main)]])
  const made = typst.pdf({ main: 'main.typ', files }, '2026-01-01')
  if (!made.ok) throw new Error(made.error.join('\n'))
  return made.value
}

/** Text as Typst shows it, whatever signs are in it; line ends are kept. */
export const shown = (text: string): string =>
  text
    .split('\n')
    .map((line) => `#${JSON.stringify(line)}`)
    .join(' \\\n')

/** Paragraphs with the usual room between them, and more where more than one line is left blank. */
export const typstOfText = (text: string): string =>
  text
    .trim()
    .split(/(\n{2,})/)
    .map((part, at) => (at % 2 === 0 ? shown(part) : part.length > 2 ? '\n\n#v(2em)\n\n' : '\n\n'))
    .join('')
