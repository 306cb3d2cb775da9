import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { packageFiles } from '../../src/main/exchange/package-files.ts'
import type { StoredFeedCommit } from '../../src/main/usecases/ports/commits.ts'
import { contentOf, coordination, durango, zacatecas } from '../support/packages.ts'
import type { Bench } from './measurement.ts'
import { singleVerdicts, wholeRegister } from './package-workload.ts'

/** Bytes of a package per change, with everything that is in it (DESIGN section 8). */
export const packageSnapshotBench: Bench = sizeBench('package-snapshot', 12, () =>
  wholeRegister(coordination, 10_000),
)

/** A hundred verdicts, each in an agreement of its own. */
export const packageDeltaBench: Bench = sizeBench('package-delta', 24, () =>
  singleVerdicts(coordination, 100),
)

/** The floor is the same commits in one piece, compressed as hard as Brotli can, sealed and signed by nobody. */
function sizeBench(name: string, budget: number, work: () => readonly StoredFeedCommit[]): Bench {
  return {
    name,
    measure: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'acuerdos-bench-package-'))
      try {
        const commits = work()
        const written = await packageFiles.write(
          contentOf(coordination, commits, { holdings, statements }),
          {
            signer: coordination.signer,
            sealing: { recipients: [coordination.recipient, durango.recipient] },
            temporaryFolder: folder,
            out: join(folder, 'package.acuerdos'),
          },
        )
        if (!written.ok) throw new Error(written.error.code)
        const { bytes, changes } = written.value
        const least = brotliCompressSync(Buffer.concat(commits.map(({ bytes }) => bytes)))
        return { name, unit: 'B', budget, value: bytes / changes, floor: least.length / changes }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

/** As an office has them that exchanges with two others: what it holds of each, and its own certificates. */
const holdings = [coordination, durango, zacatecas].map(({ installation }, index) => ({
  installation,
  counter: 50_000 + index,
  commits: 40_000 + index,
  sum: 'ab'.repeat(32),
}))
const statements = [1, 2].map((number) => ({
  content: new Uint8Array(140).fill(number),
  signature: new Uint8Array(64).fill(number),
}))
