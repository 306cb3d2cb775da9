import type { Migration } from './migration.ts'

/**
 * What the rules said of an obligation before what `obligation_status` says now (DESIGN 5.6: the status timeline). A
 * row held from the one before it up to, and without, the commit `until`; without a clause, nothing was said yet.
 * Filled when the tables are made again after the upgrade.
 */
export const statusPast: Migration = {
  number: 14,
  name: 'status past',
  up: (connection) => {
    connection.script(`
  CREATE TABLE status_past (
    obligation INTEGER NOT NULL,
    until INTEGER NOT NULL,
    clause INTEGER,
    agreement INTEGER,
    session INTEGER,
    unit INTEGER,
    nature TEXT,
    present INTEGER,
    apart INTEGER,
    due TEXT,
    due_estimated INTEGER,
    due_missing TEXT,
    due_rule TEXT,
    compliance TEXT,
    verification TEXT,
    response TEXT,
    fulfilled_on TEXT,
    met_late INTEGER,
    reported_in_time INTEGER,
    open INTEGER,
    conflict INTEGER,
    breached INTEGER,
    reports INTEGER,
    evidence INTEGER,
    governing TEXT,
    named_unit INTEGER,
    responsible_since TEXT,
    responsible_uncertain INTEGER,
    responsible_open TEXT,
    responsible_from TEXT,
    responsible_until TEXT,
    PRIMARY KEY (obligation, until)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX status_past_by_end ON status_past (until);
  -- Commits that waited for another one: few.
  CREATE INDEX receipt_late ON receipt (merged) WHERE merged <> commit_id;
`)
  },
}
