import { BorderStyle, type IStylesOptions } from 'docx'
import type { ReportWords } from '../words.ts'

/** Sizes are half points, distances twentieths of a point, as the format has them. */
const font = 'Calibri'
export const accent = '1F3F57'
export const quietInk = '56606B'
export const alarmInk = 'A3191F'

/** Word's own names, so that headings show in its outline and a ministry can restyle them at once. */
export const wordStyles = ({ locale }: ReportWords): IStylesOptions => ({
  default: {
    document: {
      run: { font, size: 20, language: { value: `${locale.language}-${locale.region}` } },
      paragraph: { spacing: { after: 80 } },
    },
    title: {
      run: { font, size: 40, bold: true, color: accent },
      paragraph: { spacing: { before: 240, after: 120 } },
    },
    heading1: {
      run: { font, size: 26, bold: true, color: accent },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { font, size: 22, bold: true, color: accent },
      paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
    },
    heading3: {
      run: { font, size: 20, bold: true, color: accent },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
    heading4: {
      run: { font, size: 19, bold: true, color: accent },
      paragraph: { spacing: { before: 180, after: 60 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 17 },
      paragraph: { spacing: { before: 20, after: 20 } },
    },
    {
      id: 'Verbatim',
      name: 'Verbatim',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: {
        indent: { left: 180 },
        border: { left: { style: BorderStyle.SINGLE, size: 16, color: accent, space: 8 } },
      },
    },
    {
      id: 'Record',
      name: 'Record',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 18 },
      paragraph: { indent: { left: 180 } },
    },
    {
      id: 'RecordKind',
      name: 'Record Kind',
      basedOn: 'Record',
      quickFormat: true,
      run: { bold: true, color: accent },
      paragraph: { keepNext: true, spacing: { before: 100, after: 40 } },
    },
    {
      id: 'TableHead',
      name: 'Table Head',
      basedOn: 'TableText',
      quickFormat: true,
      run: { bold: true, color: accent },
    },
    {
      id: 'Quiet',
      name: 'Quiet',
      basedOn: 'Normal',
      quickFormat: true,
      run: { color: quietInk },
    },
  ],
})

/** In twentieths of a point. */
const sizes = {
  letter: { width: 12_240, height: 15_840 },
  a4: { width: 11_906, height: 16_838 },
} as const
const margin = 1_080

export const pageOf = (paper: keyof typeof sizes) => ({
  size: sizes[paper],
  margin: { top: 1_300, bottom: 1_300, left: margin, right: margin, header: 560, footer: 560 },
})

/** What is between the margins. */
export const textWidth = (paper: keyof typeof sizes): number => sizes[paper].width - 2 * margin
