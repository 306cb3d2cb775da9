import type { Migration } from './migration.ts'

/**
 * What the list of data issues shows, kept when records change: to reckon it takes seconds in a large register. Filled
 * after the migration (`renew-projections.ts`).
 */
export const issueFindings: Migration = {
  number: 20,
  name: 'issue-findings',
  up: (connection) => {
    connection.script(`
  CREATE TABLE issue_finding (
    finding INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    -- The record with which it is looked for again: the obligation of a report, the post of an assignment.
    about INTEGER NOT NULL,
    record INTEGER NOT NULL,
    record_kind TEXT NOT NULL,
    other INTEGER,
    detail TEXT NOT NULL,
    -- The reason for which a person found it to be in order.
    accepted TEXT
  ) STRICT;
  CREATE INDEX issue_finding_about ON issue_finding (about);
  CREATE INDEX issue_finding_kind ON issue_finding (kind, accepted);
  CREATE INDEX issue_finding_record ON issue_finding (record);
  CREATE INDEX issue_finding_other ON issue_finding (other) WHERE other IS NOT NULL;

  -- Words by which records that say the same find each other; kind: of the issue.
  CREATE TABLE likeness (
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    key TEXT NOT NULL,
    shared TEXT NOT NULL,
    PRIMARY KEY (kind, record)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX likeness_by_key ON likeness (kind, key);

  -- Of a circle of duplicates the record that counts, and the one of which it is called a duplicate.
  CREATE TABLE duplicate_circle (
    record INTEGER PRIMARY KEY,
    target INTEGER NOT NULL
  ) STRICT;

  CREATE INDEX agreement_session_of ON agreement_session (agreement);
  CREATE INDEX weak_finding_by_check ON weak_finding (check_code);
  CREATE INDEX audit_finding_by_reason ON audit_finding (reason, days);
`)
  },
}
