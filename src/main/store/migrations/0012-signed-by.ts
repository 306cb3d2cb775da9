import type { Migration } from './migration.ts'

/**
 * What a person wrote and signed, found by the person: when the directory says something else of somebody, the
 * obligations that they worked on are judged again, not all that have a verdict.
 */
export const signedBy: Migration = {
  number: 12,
  name: 'signed-by',
  up: (connection) => {
    connection.script(`
  CREATE INDEX commit_by_author ON commit_log (author);
  CREATE INDEX writer_by_person ON record_writer (person);
  CREATE INDEX person_by_duplicate ON record_person (duplicate_of) WHERE duplicate_of IS NOT NULL;
`)
  },
}
