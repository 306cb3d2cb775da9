import type { AttachmentFacts, CheckProblem } from '../../contract/check-report.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import { toHex } from './bytes.ts'
import { unlessDamaged } from './check-part.ts'
import type { ReadConnection } from './connection.ts'
import { systemCode } from './open-failure.ts'
import { recordLabel } from './queries/labels.ts'

export type VerifyAttachment = (sha256: string) => Promise<'intact' | 'altered' | 'missing'>

/** Every file that a record says the register keeps; a purged one is not kept. */
export function* keptFiles(connection: ReadConnection): Generator<AttachmentFacts> {
  const label = (kind: RecordKind, record: number | null): string =>
    record === null ? '' : unlessDamaged(() => recordLabel(connection, kind, record), '')
  for (const file of connection.all<{
    sha256: string
    uid: Uint8Array
    name: string | null
    agreement: number | null
    unit: number | null
  }>(
    `SELECT x.sha256, r.uid, x.file_name AS name, c.agreement, o.unit
     FROM record_evidence x JOIN record r ON r.id = x.record
     LEFT JOIN record_obligation o ON o.record = x.obligation
     LEFT JOIN record_clause c ON c.record = o.clause
     WHERE x.sha256 IS NOT NULL AND x.purged IS NULL
     UNION ALL
     SELECT d.sha256, r.uid, d.file_name, NULL, NULL
     FROM record_document d JOIN record r ON r.id = d.record WHERE d.sha256 IS NOT NULL
     ORDER BY 1, 2`,
  )) {
    yield {
      sha256: file.sha256,
      record: toHex(file.uid),
      file: file.name ?? '',
      agreement: label('agreement', file.agreement),
      unit: label('unit', file.unit),
    }
  }
}

/** Each file against its hash; one that the system does not let be read is a problem like the others. */
export async function attachmentProblems(
  files: readonly AttachmentFacts[],
  verify: VerifyAttachment,
): Promise<readonly CheckProblem[]> {
  const problems: CheckProblem[] = []
  for (const file of files) {
    const problem = await problemOf(file, verify)
    if (problem !== null) problems.push(problem)
  }
  return problems
}

async function problemOf(
  file: AttachmentFacts,
  verify: VerifyAttachment,
): Promise<CheckProblem | null> {
  try {
    switch (await verify(file.sha256)) {
      case 'intact':
        return null
      case 'altered':
        return { code: 'attachment_altered', ...file }
      case 'missing':
        return { code: 'attachment_missing', ...file }
    }
  } catch (error) {
    const reason = systemCode(error)
    if (reason === undefined) throw error
    return { code: 'attachment_unreadable', ...file, reason }
  }
}
