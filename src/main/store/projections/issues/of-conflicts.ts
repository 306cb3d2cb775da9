import { fieldNameOfNumber, kindOfNumber } from '../../../../core/schema/registry.ts'
import { among, these, through, type FoundIssue, type IssueFinder } from './finder.ts'

/** Cells with more than one distinct live value: a person has to say which counts. Looked for by the record. */
export const differingValues: IssueFinder = {
  kinds: ['values_differ'],
  concerned: (connection, touched) =>
    new Set([
      ...through(connection, `SELECT record FROM conflict WHERE record IN ${these}`, touched.all),
      ...through(
        connection,
        `SELECT about FROM issue_finding WHERE kind = 'values_differ' AND about IN ${these}`,
        touched.all,
      ),
    ]),
  find: (connection, about) => {
    const { sql, given } = among('x.record', about)
    return connection
      .all<{ record: number; kind: number | null; field: number; element: string }>(
        `SELECT x.record, r.kind, x.field, x.element FROM conflict x JOIN record r ON r.id = x.record
         WHERE ${sql} ORDER BY x.record, x.field, x.element`,
        given,
      )
      .flatMap(({ record, kind, field, element }): readonly FoundIssue[] => {
        const recordKind = kind === null ? undefined : kindOfNumber(kind)
        if (recordKind === undefined) return []
        const detail = fieldNameOfNumber(recordKind, field) ?? String(field)
        return [
          {
            kind: 'values_differ',
            about: record,
            recordKind,
            record,
            other: null,
            detail,
            cell: { field, element },
          },
        ]
      })
  },
}

/**
 * Installations whose feed goes on in two ways after some commit: a copied disk, or a backup that was put back without
 * being noticed. Both branches are kept. Looked for as a whole, for there are hardly any.
 */
export const forkedFeeds: IssueFinder = {
  kinds: ['feed_forked'],
  concerned: () => 'all',
  find: (connection) =>
    connection
      .all<{ record: number; agreement: number | null; partition: string }>(
        // From the few forks on: SQLite would rather pass the whole log, at every save.
        `SELECT DISTINCT i.record, a.id AS agreement, c.partition FROM feed_fork f
         CROSS JOIN commit_log c ON c.id = f.commit_id CROSS JOIN record r ON r.uid = c.installation
         CROSS JOIN record_installation i ON i.record = r.id
         LEFT JOIN record a ON c.partition = 'agreement:' || lower(hex(a.uid))
           AND a.uid = unhex(substr(c.partition, 11))
         ORDER BY i.record, c.partition`,
      )
      .map(({ record, agreement, partition }) => ({
        kind: 'feed_forked',
        about: record,
        recordKind: 'installation',
        record,
        other: agreement,
        detail: partition.split(':')[0] ?? partition,
      })),
}
