import { join } from 'node:path'
import { foundDemonstration, inTemporaryFolder } from './bench-engine.ts'
import { coldly, type ColdScript } from './cold-process.ts'
import type { Bench, Measured } from './measurement.ts'

/** The first report of a process, so with the loading of the typesetter and its fonts. */
function dossierBench(
  name: string,
  format: 'pdf' | 'xlsx',
  floor: (register: string, session: string) => readonly [ColdScript, ...string[]],
): Bench {
  return {
    name,
    measure: (): Promise<Measured> =>
      inTemporaryFolder(async (folder) => {
        const register = join(folder, 'register')
        const session = await foundDemonstration(register)
        const measured = await coldly(
          ['dossier', register, session, format],
          floor(register, session),
        )
        return { name, unit: 'ms', budget: 1000, ...measured }
      }),
  }
}

/** Beside it: a document of one line with the same typesetter and fonts. */
export const dossierPdfBench = dossierBench('dossier-pdf', 'pdf', () => ['typst-floor'])

/** Beside it: the same rows as plain text. */
export const dossierXlsxBench = dossierBench('dossier-xlsx', 'xlsx', (register, session) => [
  'dossier',
  register,
  session,
  'csv',
])
