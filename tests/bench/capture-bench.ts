import { inTemporaryFolder } from './bench-engine.ts'
import { coldly } from './cold-process.ts'
import type { Measured } from './measurement.ts'

/** The bundled communiqué of 14 agreements: read into drafts and saved as some 240 obligations, the first time. */
export const captureBench = {
  name: 'capture',
  measure: (): Promise<Measured> =>
    inTemporaryFolder(async (folder) => {
      const measured = await coldly(['capture', folder], ['capture-floor', folder])
      return { name: 'capture', unit: 'ms', budget: 300, ...measured }
    }),
}
