import type { Migration } from './migration.ts'

/** Signed sentences of the directory. */
export const statements: Migration = {
  number: 22,
  name: 'statements',
  up: (connection) => {
    connection.script(`
      CREATE TABLE record_statement (
        record INTEGER PRIMARY KEY,
        withdrawn TEXT,
        duplicate_of INTEGER,
        demonstration INTEGER,
        source TEXT,
        source_note TEXT,
        content TEXT,
        signature TEXT
      ) STRICT;
    `)
  },
}
