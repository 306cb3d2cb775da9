import type { Migration } from './migration.ts'

/**
 * What the conflict inbox lists, kept with the other findings: where it is, what it hangs from, and which offices wrote
 * it. Filled after the migration (`renew-projections.ts`); forks are read from the log here, for nothing renews the log.
 */
export const conflictFindings: Migration = {
  number: 23,
  name: 'conflict-findings',
  up: (connection) => {
    connection.script(`
  -- Of values that differ: field and element of the record.
  ALTER TABLE issue_finding ADD COLUMN field INTEGER;
  ALTER TABLE issue_finding ADD COLUMN element TEXT;
  ALTER TABLE issue_finding ADD COLUMN agreement INTEGER;
  ALTER TABLE issue_finding ADD COLUMN obligation INTEGER;
  -- Local numbers of the offices that wrote it, in order: ',3,17,'.
  ALTER TABLE issue_finding ADD COLUMN offices TEXT;
  CREATE INDEX issue_finding_offices ON issue_finding (offices) WHERE offices IS NOT NULL;
  CREATE INDEX issue_finding_obligation ON issue_finding (obligation) WHERE obligation IS NOT NULL;

  -- Commits that follow one which another commit of their feed follows too.
  CREATE TABLE feed_fork (commit_id INTEGER PRIMARY KEY) STRICT;
  INSERT INTO feed_fork (commit_id)
    SELECT max(id) FROM commit_log WHERE held = 0
    GROUP BY installation, partition, sequence, previous HAVING count(*) > 1;
`)
  },
}
