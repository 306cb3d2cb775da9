import * as z from 'zod'

/** Sheets that reports are made for: US letter, as in Mexico, and A4. */
export const papers = ['letter', 'a4'] as const
export type Paper = (typeof papers)[number]

/**
 * What a PDF keeps to: PDF/UA-1 is read aloud well, PDF/A-2a is kept for decades. Both are tagged; the typesetter
 * declares one of them at a time.
 */
export const pdfStandards = ['ua-1', 'a-2a'] as const
export type PdfStandard = (typeof pdfStandards)[number]

export const paperSchema = z.enum(papers).default('letter')
export const pdfStandardSchema = z.enum(pdfStandards).default('ua-1')

/** Everything but the calendar: to be read, edited, filtered, or read by another program. */
export const documentFormats = ['pdf', 'docx', 'xlsx', 'csv'] as const
export type DocumentFormat = (typeof documentFormats)[number]
