/** Reads a PDF back as a reader does, with pdf.js: what it says, how it is tagged, what it claims to be. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import * as z from 'zod'

export interface PdfNode {
  readonly role: string
  readonly children: readonly PdfNode[]
  readonly alt: string | null
}

export interface PdfReading {
  readonly pages: readonly string[]
  readonly structure: readonly PdfNode[]
  readonly marked: boolean
  readonly title: string
  readonly author: string
  readonly creationDate: string
  readonly language: string
  /** The XMP packet, where PDF/UA is claimed. */
  readonly claims: string
  readonly showsTitle: boolean
  /** Text that begins or ends outside its page, where no one sees it. */
  readonly offPage: readonly string[]
}

const textItemSchema = z.object({
  str: z.string(),
  hasEOL: z.boolean(),
  width: z.number(),
  /** The last two are where the text begins, in points from the lower left. */
  transform: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]),
})
const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()])
const infoSchema = z.object({
  Title: z.string().default(''),
  Author: z.string().default(''),
  CreationDate: z.string().default(''),
  Language: z.string().nullable().default(null),
})
/** A map, whatever the types of pdf.js say. */
const marksSchema = z.map(z.string(), z.boolean()).nullable()
const treeSchema: z.ZodType<PdfNode> = z.lazy(() =>
  z
    .object({
      role: z.string().default(''),
      alt: z.string().nullable().default(null),
      children: z.array(treeSchema).default([]),
    })
    .transform(({ role, alt, children }) => ({ role, alt, children })),
)

export const readPdf = async (bytes: Uint8Array): Promise<PdfReading> => {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false })
  const document = await task.promise
  const pages: string[] = []
  const structure: PdfNode[] = []
  const offPage: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const runs = items.flatMap((item) => {
      const run = textItemSchema.safeParse(item)
      return run.success ? [run.data] : []
    })
    pages.push(runs.map((run) => `${run.str}${run.hasEOL ? '\n' : ''}`).join(''))
    const [left, bottom, right, top] = boxSchema.parse(page.view)
    for (const { str, width, transform } of runs) {
      const [, , , , x, y] = transform
      if (x < left || x + width > right || y < bottom || y > top) offPage.push(str)
    }
    const tree = await page.getStructTree()
    if (tree !== null) structure.push(treeSchema.parse(tree))
  }
  const metadata = await document.getMetadata()
  const info = infoSchema.parse(metadata.info)
  const marks: unknown = await document.getMarkInfo()
  const preferences = await document.getViewerPreferences()
  const claims: unknown = metadata.metadata?.getRaw()
  const reading: PdfReading = {
    pages,
    structure,
    marked: marksSchema.parse(marks)?.get('Marked') ?? false,
    title: info.Title,
    author: info.Author,
    creationDate: info.CreationDate,
    language: info.Language ?? '',
    claims: typeof claims === 'string' ? claims : '',
    showsTitle: preferences?.get('DisplayDocTitle') === true,
    offPage,
  }
  await task.destroy()
  return reading
}

/** Every node of a structure, in reading order. */
export const nodesOf = (nodes: readonly PdfNode[]): readonly PdfNode[] =>
  nodes.flatMap((node) => [node, ...nodesOf(node.children)])

/** Text without what a page adds to it: spaces, line ends, places where a word may break. */
export const squeezed = (text: string): string => text.replaceAll(/[\s\u200b]+/g, '')
