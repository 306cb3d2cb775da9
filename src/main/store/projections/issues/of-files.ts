import type { ReadConnection } from '../../connection.ts'
import { evidenceWithdrawn } from '../facts.ts'
import { among, stands, these, through, union, type IssueFinder } from './finder.ts'

/**
 * Files that were gone or altered when this office last looked. Evidence is listed by its obligation, where it is seen;
 * a document with its session. Looked for by the evidence or document.
 */
export const filesNotHeld: IssueFinder = {
  kinds: ['file_missing', 'file_altered'],
  concerned: (connection, touched) =>
    union(
      touched.of('evidence'),
      touched.of('document'),
      // Evidence goes with its report.
      through(
        connection,
        `SELECT record FROM record_evidence WHERE report IN ${these}`,
        touched.of('progressReport'),
      ),
    ),
  find: (connection, about) => {
    const evidence = among('x.record', about)
    const documents = among('d.record', about)
    return connection
      .all<{
        record: number
        obligation: number | null
        session: number | null
        state: string
        name: string | null
      }>(
        `SELECT x.record, x.obligation, NULL AS session, f.state, x.file_name AS name
         FROM (SELECT sha256, state FROM attachment_state WHERE state <> 'held') f
         JOIN record_evidence x ON x.sha256 = f.sha256
         WHERE ${evidence.sql} AND x.purged IS NULL AND x.duplicate_of IS NULL AND ${evidenceWithdrawn} IS NULL
         UNION ALL
         SELECT d.record, NULL, d.session, f.state, d.file_name
         FROM (SELECT sha256, state FROM attachment_state WHERE state <> 'held') f
         JOIN record_document d ON d.sha256 = f.sha256 WHERE ${documents.sql} AND ${stands('d')}
         ORDER BY 1`,
        [...evidence.given, ...documents.given],
      )
      .map(({ record, obligation, session, state, name }) => ({
        kind: state === 'altered' ? 'file_altered' : 'file_missing',
        about: record,
        recordKind: obligation === null ? 'document' : 'obligation',
        record: obligation ?? record,
        other: obligation === null ? session : record,
        detail: name ?? '',
      }))
  },
}

/** The records that have one of these files. */
export const recordsWith = (
  connection: ReadConnection,
  files: readonly string[],
): ReadonlySet<number> =>
  new Set(
    connection.column<number>(
      `SELECT record FROM record_evidence WHERE sha256 IN ${these}
       UNION SELECT record FROM record_document WHERE sha256 IN ${these}`,
      [JSON.stringify(files), JSON.stringify(files)],
    ),
  )
