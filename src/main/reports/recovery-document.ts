import type { RecoverySheet } from '../../contract/exchange/recovery.ts'
import { drawnCode } from './drawn-code.ts'
import { printableText, type Coverages } from './printable.ts'
import { jsonFile } from './printable-values.ts'
import type { TypstSource } from './typst.ts'
import type { ReportWords } from './words.ts'

/** The sheet's template with its data and words beside it as JSON, as of the dossier: data is never markup. */
export const recoveryDocument = (
  sheet: RecoverySheet,
  words: ReportWords,
  templates: ReadonlyMap<string, Uint8Array>,
  coverages: Coverages,
): TypstSource => ({
  main: 'recovery-sheet.typ',
  files: new Map([
    ...templates,
    ['recovery.json', jsonFile({ ...sheet, office: printableText(sheet.office, coverages).text })],
    ...(sheet.code === null ? [] : [['recovery-code.svg', drawnCode(sheet.code)] as const]),
    ['words.json', jsonFile(words)],
  ]),
})
