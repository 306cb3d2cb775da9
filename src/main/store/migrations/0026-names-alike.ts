import type { Migration } from './migration.ts'

/** An institution is compared by each of its names: its own, its acronym, what else it has been called. */
export const namesAlike: Migration = {
  number: 26,
  name: 'names-alike',
  up: (connection) => {
    connection.script(`
      -- Made from the log, and made again after this.
      DROP TABLE likeness;
      CREATE TABLE likeness (
        kind TEXT NOT NULL,
        record INTEGER NOT NULL,
        key TEXT NOT NULL,
        shared TEXT NOT NULL,
        PRIMARY KEY (kind, record, key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX likeness_by_key ON likeness (kind, key);
    `)
  },
}
