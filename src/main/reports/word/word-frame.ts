import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import type { ListReport } from '../../../contract/list-report.ts'
import { fillPattern, longDay, type ReportWords } from '../words.ts'
import { accent, alarmInk, quietInk, textWidth } from './word-styles.ts'

type Framed = Pick<
  ListReport,
  'asOf' | 'demonstration' | 'digest' | 'office' | 'paper' | 'programVersion' | 'today'
>

const small = { size: 15, color: quietInk }

/** Who issues it, and what it is. */
export const letterhead = (report: Pick<Framed, 'office'>, kicker: string): Paragraph =>
  new Paragraph({
    border: { bottom: { style: BorderStyle.DOUBLE, size: 6, color: accent, space: 4 } },
    children: [
      new TextRun({ text: report.office, bold: true, color: accent, size: 21 }),
      // Below it: beside a long name there is no room.
      ...(kicker === ''
        ? []
        : [new TextRun({ text: kicker, break: 1, color: quietInk, size: 17 })]),
    ],
  })

export const demonstrationNotice = ({ demonstration: said }: ReportWords): Paragraph =>
  new Paragraph({
    spacing: { before: 120, after: 120 },
    children: [
      new TextRun({ text: `${said.mark}  `, bold: true, color: alarmInk }),
      new TextRun({ text: said.notice }),
    ],
  })

/** What stands on every page: the mark of demonstration data, and which state of the register this is. */
export const frameOf = (
  report: Framed,
  about: string,
  words: ReportWords,
  pages: PagesField = PageNumber.TOTAL_PAGES,
) => ({
  headers: {
    default: new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          children: [
            report.demonstration
              ? new TextRun({
                  ...small,
                  text: words.demonstration.mark,
                  color: alarmInk,
                  bold: true,
                })
              : new TextRun({ ...small, text: about }),
          ],
        }),
      ],
    }),
  },
  footers: {
    default: new Footer({
      children: [
        new Paragraph({
          tabStops: [{ type: TabStopType.RIGHT, position: textWidth(report.paper) }],
          children: [
            new TextRun({ ...small, text: dated(report, words) }),
            new TextRun({ ...small, children: ['\t', ...pageOfPages(words, pages)] }),
          ],
        }),
        new Paragraph({
          children: [
            new TextRun({ ...small, text: `${words.footer.digest}: ` }),
            new TextRun({ ...small, size: 13, font: 'Consolas', text: report.digest }),
          ],
        }),
      ],
    }),
  },
})

const dated = ({ asOf, today, programVersion }: Framed, words: ReportWords): string =>
  [
    ...(asOf === null ? [] : [fillPattern(words.footer.knownOn, { date: longDay(asOf, words) })]),
    fillPattern(words.footer.reckonedOn, { date: longDay(today, words) }),
    fillPattern(words.footer.version, { program: words.program, version: programVersion }),
  ].join(' · ')

/** The pattern's places become fields that Word fills. */
type PagesField = typeof PageNumber.TOTAL_PAGES | typeof PageNumber.TOTAL_PAGES_IN_SECTION

const pageOfPages = ({ footer }: ReportWords, pages: PagesField) =>
  footer.page.split(/(\{\w+\})/u).map((part) => {
    switch (part) {
      case '{page}':
        return PageNumber.CURRENT
      case '{pages}':
        return pages
      default:
        return part
    }
  })
