import type { Migration } from './migration.ts'

/**
 * What the rules find of agreements and of what is recorded as met, kept beside the counts: reckoning all of it takes
 * seconds in a large register. Filled when the tables are made again after the upgrade.
 */
export const findings: Migration = {
  number: 15,
  name: 'findings',
  up: (connection) => {
    connection.script(`
  -- Drafting checks (DESIGN 5.7). clause NULL: of the agreement as a whole.
  CREATE TABLE weak_finding (
    finding INTEGER PRIMARY KEY,
    agreement INTEGER NOT NULL,
    clause INTEGER,
    check_code TEXT NOT NULL,
    -- Among those of its agreement.
    place INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX weak_finding_by_agreement ON weak_finding (agreement);

  -- Audit readiness (DESIGN 5.8). Depends on files and receipts of this office: no part of what offices compare.
  CREATE TABLE audit_finding (
    finding INTEGER PRIMARY KEY,
    obligation INTEGER NOT NULL,
    -- Of the obligation, for the order of the list.
    agreement INTEGER NOT NULL,
    session INTEGER,
    reason TEXT NOT NULL,
    -- Ids; what a basis names need not have arrived.
    verdict TEXT,
    issued_on TEXT,
    record TEXT NOT NULL,
    record_kind TEXT NOT NULL,
    -- From the day of the verdict to its receipt, of 'received_late' alone: too long or not is for who asks to say.
    days INTEGER,
    place INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX audit_finding_by_obligation ON audit_finding (obligation);
  CREATE INDEX audit_finding_in_order ON audit_finding (session, agreement, obligation, place, days);
`)
  },
}
