import type { Migration } from './migration.ts'

/** What was found of files when they were last looked at, whether a paper was scanned, and purged files found at once. */
export const evidenceFiles: Migration = {
  number: 9,
  name: 'evidence-files',
  up: (connection) => {
    connection.script(`
  ALTER TABLE record_evidence ADD COLUMN scanned INTEGER;
  CREATE TABLE attachment_state (
    sha256 TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    checked INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX evidence_purged ON record_evidence (sha256) WHERE purged IS NOT NULL;
  CREATE INDEX document_by_sha256 ON record_document (sha256);
`)
  },
}
