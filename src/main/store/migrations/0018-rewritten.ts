import type { Migration } from './migration.ts'

/**
 * Records of which a later commit said something else than the one that made them, where that is fixed, with every
 * obligation that they were ever said to hang from: their authors had a part in all of them (DESIGN 5.2). Filled when
 * the tables are made again after the upgrade.
 */
export const rewritten: Migration = {
  number: 18,
  name: 'rewritten',
  up: (connection) => {
    connection.script(`
  CREATE TABLE rewritten (
    record INTEGER NOT NULL,
    obligation INTEGER NOT NULL,
    PRIMARY KEY (record, obligation)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX rewritten_of ON rewritten (obligation);
`)
  },
}
