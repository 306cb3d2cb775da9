import { createHash } from 'node:crypto'
import { catalogueInstallation } from '../../src/contract/catalogue.ts'
import type { Id } from '../../src/core/changes/types.ts'
import type { RecordKind } from '../../src/core/schema/registry.ts'

/** Who and what signs the catalogue: a person, an office and an installation of this key. */
export const catalogueKey = 'national-catalogue'

/**
 * The id of a record of the catalogue: the first 16 bytes of the SHA-256 of `kind:key`. A key therefore never
 * changes, whatever becomes of the record's name or code.
 */
export function catalogueRecordId(kind: RecordKind, key: string): Id {
  if (kind === 'installation' && key === catalogueKey) return catalogueInstallation
  return sha256(Buffer.from(`${kind}:${key}`, 'utf8')).slice(0, 32)
}

/** Lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
