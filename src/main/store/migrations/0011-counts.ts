import type { Migration } from './migration.ts'

const searched = [
  'session',
  'agreement',
  'clause',
  'unit',
  'person',
  'progress_report',
  'evidence',
  'verdict',
  'indicator',
  'funding',
  'body',
] as const

/**
 * Obligations that can be overdue, counted by scope and day: who asks on a day adds those of the days before it. Scope
 * 0 is the whole register. Long lists are filtered and sorted in memory (`list-index`), so the indexes of their
 * filters only cost time at every save. Each kind has a full-text index of its own: who looks for agreements does not
 * pass the words of a million reports.
 */
export const counts: Migration = {
  number: 11,
  name: 'counts',
  up: (connection) => {
    connection.script(`
  CREATE TABLE due_count (
    scope INTEGER NOT NULL,
    due TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (scope, due)
  ) STRICT, WITHOUT ROWID;

  DROP INDEX status_by_due;
  DROP INDEX status_by_compliance;
  DROP INDEX status_by_verification;
  DROP INDEX status_open_by_due;
  CREATE INDEX agreement_by_number ON record_agreement (number);
  -- Counting what stands needs no row of it.
  CREATE INDEX agreement_standing ON record_agreement (session, stage)
    WHERE withdrawn IS NULL AND duplicate_of IS NULL;
  CREATE INDEX clause_standing ON record_clause (agreement)
    WHERE withdrawn IS NULL AND duplicate_of IS NULL;
  CREATE INDEX status_breached ON obligation_status (obligation) WHERE breached = 1;
  CREATE INDEX status_in_conflict ON obligation_status (obligation) WHERE conflict = 1;
  CREATE INDEX status_absent ON obligation_status (obligation) WHERE present = 0;

  DROP TABLE search_text;
`)
    for (const kind of searched) {
      connection.script(`
  CREATE VIRTUAL TABLE search_${kind} USING fts5(
    content,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '2 3'
  );
`)
    }
  },
}
