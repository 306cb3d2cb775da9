/** The least that a PDF costs: load the typesetter with the program's fonts and set one line. */
import { reportPlaces } from '../../../src/main/engine/report-places.ts'
import { resources } from '../bench-engine.ts'

const places = reportPlaces('', resources)

const start = performance.now()
const { startTypst } = await import('../../../src/main/reports/typst.ts')
const { readReportFonts } = await import('../../../src/main/reports/fonts.ts')
const fonts = await readReportFonts(places.fontDirectory)
const typst = startTypst([...fonts.text, ...fonts.digest])
const source = '#set document(title: "x")\n#set text(lang: "es", font: "Noto Sans")\n= Expediente'
const pdf = typst.pdf(
  { main: 'main.typ', files: new Map([['main.typ', new TextEncoder().encode(source)]]) },
  '2026-11-22',
)
const milliseconds = performance.now() - start

if (!pdf.ok) throw new Error(pdf.error.join('\n'))
console.log(JSON.stringify({ milliseconds }))
