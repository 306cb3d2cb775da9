import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeCommit } from '../../src/contract/commit-codec.ts'
import type { StoredFeedCommit } from '../../src/main/usecases/ports/commits.ts'
import type { SimulatedOffice } from './office.ts'

/** Everything that an office holds, in the order in which it came. */
export const commitsIn = (office: SimulatedOffice): readonly StoredFeedCommit[] =>
  office.database
    .all<{ hash: string; bytes: Uint8Array }>(
      'SELECT lower(hex(hash)) AS hash, bytes FROM commit_log ORDER BY id',
    )
    .map(({ hash, bytes }) => {
      const decoded = decodeCommit(bytes)
      if (!decoded.ok) throw new Error(`${office.name} stores what is no commit`)
      return { hash, bytes, commit: decoded.value }
    })

export const hashesIn = ({ database }: SimulatedOffice): readonly string[] =>
  database.column<string>('SELECT lower(hex(hash)) FROM commit_log ORDER BY hash')

/** The bytes of every file that an office keeps. */
export function filesIn({ directory }: SimulatedOffice): readonly Uint8Array[] {
  const folder = join(directory, 'attachments')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.length === 2)
    .toSorted()
    .flatMap((name) =>
      readdirSync(join(folder, name))
        .toSorted()
        .map((file) => readFileSync(join(folder, name, file))),
    )
}
