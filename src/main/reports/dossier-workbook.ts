import type { Dossier } from '../../contract/dossier.ts'
import { dossierTables } from './dossier-tables.ts'
import { workbookBytes } from './workbook.ts'
import { fillPattern, sessionName, type ReportWords } from './words.ts'

/** The dossier as a spreadsheet: the same facts as the PDF, to filter and count. */
export const dossierWorkbook = (dossier: Dossier, words: ReportWords): Promise<Uint8Array> => {
  const session = sessionName(dossier.session, words)
  const title = fillPattern(words.dossier.documentTitle, { session, body: dossier.session.body })
  return workbookBytes(dossierTables(dossier, words), {
    title,
    author: dossier.office,
    createdOn: dossier.today,
    dayFormat: words.dates.cell,
    header: dossier.demonstration ? `${words.demonstration.mark} – ${title}` : title,
    footer: words.workbook.page,
  })
}
