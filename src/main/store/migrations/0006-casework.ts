import type { Migration } from './migration.ts'

/** Columns and tables for what schema version 2 added: agenda, attendance, stages, instalments, an office's settings. */
export const casework: Migration = {
  number: 6,
  name: 'casework',
  up: (connection) => {
    connection.script(`
  ALTER TABLE record_session ADD COLUMN members INTEGER;
  ALTER TABLE record_attendance ADD COLUMN attended TEXT;
  ALTER TABLE record_attendance ADD COLUMN represented_by TEXT;
  ALTER TABLE record_attendance ADD COLUMN designation_number TEXT;
  ALTER TABLE record_attendance ADD COLUMN designation_date TEXT;
  ALTER TABLE record_agreement ADD COLUMN stage TEXT;
  ALTER TABLE record_progress_report ADD COLUMN carried_from INTEGER;
  ALTER TABLE record_evidence ADD COLUMN carried_from INTEGER;
  ALTER TABLE record_reassignment ADD COLUMN authority TEXT;
  ALTER TABLE record_post ADD COLUMN term_years INTEGER;
  ALTER TABLE record_indicator ADD COLUMN target_by TEXT;

  CREATE TABLE record_agenda_item (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    session INTEGER,
    "order" INTEGER,
    text TEXT
  ) STRICT;
  CREATE TABLE record_instalment (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    funding INTEGER,
    "order" INTEGER,
    due_on TEXT,
    amount REAL,
    paid_on TEXT,
    paid_amount REAL
  ) STRICT;
  CREATE TABLE record_office_settings (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    office INTEGER,
    due_soon_days INTEGER,
    longest_receipt_days INTEGER,
    silent_after_days INTEGER
  ) STRICT;

  CREATE INDEX attendance_by_session ON record_attendance (session);
  CREATE INDEX agenda_item_by_session ON record_agenda_item (session);
  CREATE INDEX document_by_session ON record_document (session);
  CREATE INDEX instalment_by_funding ON record_instalment (funding);
  CREATE INDEX link_by_target ON record_link (target);
  CREATE INDEX reassignment_by_obligation ON record_reassignment (obligation);
  CREATE INDEX placement_by_unit ON record_placement (unit);
  CREATE INDEX succession_by_predecessor ON record_succession (predecessor);
  CREATE INDEX assignment_by_post ON record_assignment (post);
`)
  },
}
