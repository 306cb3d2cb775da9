import type { Migration } from './migration.ts'

/** Every file of a record gets its moment of the last look, so that the longest unseen can be looked at next. */
export const fileChecks: Migration = {
  number: 16,
  name: 'file-checks',
  up: (connection) => {
    connection.script(`
  CREATE INDEX attachment_state_by_check ON attachment_state (checked);
  -- Never looked at since they were kept.
  INSERT INTO attachment_state (sha256, state, checked)
    SELECT DISTINCT sha256, 'held', 0 FROM (
      SELECT sha256 FROM record_evidence UNION SELECT sha256 FROM record_document)
    WHERE sha256 IS NOT NULL AND sha256 NOT IN (SELECT sha256 FROM attachment_state);
`)
  },
}
