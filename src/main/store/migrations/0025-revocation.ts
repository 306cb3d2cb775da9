import type { Migration } from './migration.ts'

/** What is kept to leave out commits of revoked installations (docs/decisions, packages). */
export const revocation: Migration = {
  number: 25,
  name: 'revocation',
  up: (connection) => {
    connection.script(`
      -- What applied commits say of who is who, believed or not: who is revoked follows from all of it.
      CREATE TABLE stated (
        commit_id INTEGER NOT NULL,
        record INTEGER NOT NULL,
        content TEXT NOT NULL,
        signature TEXT NOT NULL,
        PRIMARY KEY (commit_id, record)
      ) STRICT, WITHOUT ROWID;

      -- The last counter that counts of each revoked installation.
      CREATE TABLE revoked_installation (installation BLOB PRIMARY KEY, accepted INTEGER NOT NULL) STRICT, WITHOUT ROWID;

      -- Which records commits that do not count would have changed, as the records of which kind: not in 'touched'.
      CREATE TABLE disregarded (
        record INTEGER NOT NULL,
        commit_id INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        PRIMARY KEY (record, commit_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX disregarded_by_commit ON disregarded (commit_id);

      -- Records that commits place in several partitions: that of the commit that made the record is its own.
      CREATE TABLE contested_place (record INTEGER PRIMARY KEY) STRICT;
    `)
  },
}
