import type { Migration } from './migration.ts'

/** What the list of data issues looks for: it reads an index where there may be something, not the tables. */
export const issues: Migration = {
  number: 17,
  name: 'issues',
  up: (connection) => {
    connection.script(`
  CREATE TABLE agreement_sketch (
    session INTEGER NOT NULL,
    key INTEGER NOT NULL,
    agreement INTEGER NOT NULL,
    PRIMARY KEY (session, key, agreement)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX agreement_sketch_of ON agreement_sketch (agreement);

  CREATE INDEX obligation_unplaced ON record_obligation (record) WHERE clause IS NULL OR unit IS NULL;
  CREATE INDEX obligation_standing ON record_obligation (clause, unit)
    WHERE withdrawn IS NULL AND duplicate_of IS NULL;
  CREATE INDEX obligation_duplicate ON record_obligation (duplicate_of) WHERE duplicate_of IS NOT NULL;
  CREATE INDEX report_carried ON record_progress_report (carried_from) WHERE carried_from IS NOT NULL;
  CREATE INDEX evidence_standing ON record_evidence (sha256, obligation, report)
    WHERE sha256 IS NOT NULL AND withdrawn IS NULL AND duplicate_of IS NULL AND purged IS NULL;
  CREATE INDEX file_not_held ON attachment_state (sha256) WHERE state <> 'held';
`)
  },
}
