import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs'
// Here, lest pdf.js look for it beside the file that it is bundled into.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import * as z from 'zod'
import type { Fragment } from './fragment.ts'
import { mostPages, mostText } from './limits.ts'

export type PdfFault = 'damaged' | 'locked' | 'too_large'

const itemSchema = z.object({
  str: z.string(),
  width: z.number(),
  height: z.number(),
  /** A matrix; the last two are where the text begins, in points from the lower left. */
  transform: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]),
})

/** What the pages of a PDF show as text, in no order; or why they cannot be read. */
export async function pdfPages(
  bytes: Uint8Array,
): Promise<readonly (readonly Fragment[])[] | PdfFault> {
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
  })
  try {
    const document = await task.promise
    if (document.numPages > mostPages) return 'too_large'
    const pages: (readonly Fragment[])[] = []
    let characters = 0
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const fragments = items.flatMap(fragmentOf)
      characters += fragments.reduce((sum, { text }) => sum + text.length, 0)
      if (characters > mostText) return 'too_large'
      pages.push(fragments)
      page.cleanup()
    }
    return pages
  } catch (error) {
    // Whatever pdf.js throws over a file is the file's fault; its kinds of error are not told apart further.
    return error instanceof PasswordException ? 'locked' : 'damaged'
  } finally {
    await task.destroy()
  }
}

/** Upright text only: a stamp along the margin is no part of what is said. */
function fragmentOf(item: unknown): readonly Fragment[] {
  const parsed = itemSchema.safeParse(item)
  if (!parsed.success) return []
  const { str, width, height, transform } = parsed.data
  const [across, slant, , up, left, baseline] = transform
  const size = Math.abs(up) || height
  if (str === '' || across <= 0 || size <= 0 || Math.abs(slant) > across * 0.1) return []
  // Each sign of a page is seen, also those that a text hides where no line ends.
  const text = str.replaceAll(/[\u00ad\u2010]/g, '-')
  return [{ text, left, right: left + width, baseline, size }]
}
