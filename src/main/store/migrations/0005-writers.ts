import type { Migration } from './migration.ts'

/**
 * Everybody who ever wrote something of what a report or a piece of evidence says: nobody of them may judge it
 * (DESIGN 5.2). Filled when the tables are made again after the upgrade.
 */
export const writers: Migration = {
  number: 5,
  name: 'writers',
  up: (connection) => {
    connection.script(`
  CREATE TABLE record_writer (
    record INTEGER NOT NULL,
    -- The person's id as the commit has it, before duplicateOf.
    person BLOB NOT NULL,
    PRIMARY KEY (record, person)
  ) STRICT, WITHOUT ROWID;
`)
  },
}
