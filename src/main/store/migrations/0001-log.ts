import type { Migration } from './migration.ts'

/** The change log and what is kept to merge it (DESIGN section 4). */
export const log: Migration = {
  number: 1,
  name: 'log',
  up: (connection) => {
    connection.script(`
  -- What this register is: its office, its installation, its time zone, its clock.
  CREATE TABLE register_fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE commit_log (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    installation BLOB NOT NULL,
    partition TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    previous BLOB,
    counter INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    logical INTEGER NOT NULL,
    wall_time INTEGER NOT NULL,
    author BLOB NOT NULL,
    intent TEXT NOT NULL,
    save BLOB NOT NULL,
    -- 1: its predecessor has not arrived; stored, forwarded, not merged.
    held INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX commit_by_feed ON commit_log (installation, partition, sequence);
  CREATE INDEX commit_held_by_previous ON commit_log (previous) WHERE held = 1;
  CREATE INDEX commit_by_save ON commit_log (save);
  CREATE INDEX commit_by_counter ON commit_log (installation, counter);

  -- When this office made or received each commit. Append-only, local, outside the digest (DESIGN 5.6).
  CREATE TABLE receipt (commit_id INTEGER PRIMARY KEY, received INTEGER NOT NULL) STRICT;
  CREATE INDEX receipt_by_moment ON receipt (received);

  -- The last commit of every branch of every feed: the register's vector.
  CREATE TABLE feed_head (
    installation BLOB NOT NULL,
    partition TEXT NOT NULL,
    hash BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (installation, partition, hash)
  ) STRICT, WITHOUT ROWID;

  -- Every record that any change or reference names, by a short local number.
  CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE,
    kind INTEGER,
    partition TEXT
  ) STRICT;
  CREATE INDEX record_by_kind ON record (kind);

  -- The changes of each cell that no other change replaces; '' is the element of a single-valued field.
  CREATE TABLE live_change (
    record INTEGER NOT NULL,
    field INTEGER NOT NULL,
    element TEXT NOT NULL,
    prefix BLOB NOT NULL,
    commit_id INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (record, field, element, prefix)
  ) STRICT, WITHOUT ROWID;

  -- Replacements of changes that have not arrived, by the full id of what they replace.
  CREATE TABLE early_replacement (
    record INTEGER NOT NULL,
    field INTEGER NOT NULL,
    element TEXT NOT NULL,
    prefix BLOB NOT NULL,
    PRIMARY KEY (record, field, element, prefix)
  ) STRICT, WITHOUT ROWID;

  -- Cells with more than one distinct live value.
  CREATE TABLE conflict (
    record INTEGER NOT NULL,
    field INTEGER NOT NULL,
    element TEXT NOT NULL,
    PRIMARY KEY (record, field, element)
  ) STRICT, WITHOUT ROWID;

  -- Which commits changed which record: the way to its history.
  CREATE TABLE touched (
    record INTEGER NOT NULL,
    commit_id INTEGER NOT NULL,
    PRIMARY KEY (record, commit_id)
  ) STRICT, WITHOUT ROWID;
`)
  },
}
