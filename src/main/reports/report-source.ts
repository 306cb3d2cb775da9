import { drawnCode } from './drawn-code.ts'
import { unicodeNumber, type Coverages } from './printable.ts'
import { jsonFile, printableValues, type Json } from './printable-values.ts'
import type { TypstSource } from './typst.ts'
import type { ReportWords } from './words.ts'

/** Which template, and under which name it reads its data. */
interface Template {
  readonly main: string
  readonly data: string
}

/**
 * A template with its data and words beside it as JSON: data never becomes part of the template's text, so no character
 * in it can be taken for markup. The numbers of the characters that the fonts lack go along, for the note that explains
 * them, and the state of the register as a code, which every page carries.
 */
export function reportSource<Content extends { readonly digest: string }>(
  { main, data }: Template,
  content: Content & Json,
  words: ReportWords,
  templates: ReadonlyMap<string, Uint8Array>,
  coverages: Coverages,
): TypstSource {
  const { value, missing } = printableValues(content, coverages)
  return {
    main,
    files: new Map([
      ...templates,
      [data, jsonFile(value)],
      ['digest-code.svg', drawnCode(content.digest.toUpperCase())],
      ['unprintable.json', jsonFile(missing.map(unicodeNumber))],
      ['words.json', jsonFile(words)],
    ]),
  }
}
