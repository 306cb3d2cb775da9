/** What a scanner would see of a printed page, drawn by pdf.js. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFPageProxy } from 'pdfjs-dist'
import * as z from 'zod'

export interface PagePicture {
  /** Red, green, blue and alpha of each pixel, row by row. */
  readonly pixels: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

type Drawing = Parameters<PDFPageProxy['render']>[0]

/** The canvas that pdf.js brings along where there is no browser; its types call it an object. */
const factorySchema = z.custom<{
  create(
    width: number,
    height: number,
  ): {
    readonly canvas: Drawing['canvas']
    readonly context: NonNullable<Drawing['canvasContext']>
  }
}>((value) => typeof value === 'object' && value !== null && 'create' in value)

const pointsPerInch = 72

/** The first page, at so many pixels an inch. */
export async function picturePage(pdf: Uint8Array, resolution: number): Promise<PagePicture> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, useSystemFonts: false })
  const document = await task.promise
  const page = await document.getPage(1)
  const viewport = page.getViewport({ scale: resolution / pointsPerInch })
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
  const { canvas, context } = factorySchema.parse(document.canvasFactory).create(width, height)
  await page.render({ canvas, canvasContext: context, viewport, background: 'white' }).promise
  const { data } = context.getImageData(0, 0, width, height)
  await task.destroy()
  return { pixels: new Uint8ClampedArray(data), width, height }
}
