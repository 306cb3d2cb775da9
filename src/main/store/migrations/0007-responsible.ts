import type { Migration } from './migration.ts'

/**
 * Who answers for an obligation today: `unit` becomes that, `named_unit` what the agreement says (DESIGN 5.5). Filled
 * when the tables are made again after the upgrade.
 */
export const responsible: Migration = {
  number: 7,
  name: 'responsible',
  up: (connection) => {
    connection.script(`
  ALTER TABLE obligation_status ADD COLUMN named_unit INTEGER;
  -- From which day the unit answers; NULL: the agreement names it.
  ALTER TABLE obligation_status ADD COLUMN responsible_since TEXT;
  ALTER TABLE obligation_status ADD COLUMN responsible_uncertain INTEGER NOT NULL DEFAULT 0;
  -- Why somebody has to choose; NULL: nobody has.
  ALTER TABLE obligation_status ADD COLUMN responsible_open TEXT;
  -- The days on which all this holds: from the first up to, and without, the second; NULL has no end.
  ALTER TABLE obligation_status ADD COLUMN responsible_from TEXT;
  ALTER TABLE obligation_status ADD COLUMN responsible_until TEXT;
  CREATE INDEX status_by_named_unit ON obligation_status (named_unit);
  CREATE INDEX status_by_responsible_from ON obligation_status (responsible_from)
    WHERE responsible_from IS NOT NULL;
  CREATE INDEX status_by_responsible_until ON obligation_status (responsible_until)
    WHERE responsible_until IS NOT NULL;
  CREATE INDEX status_by_responsible_open ON obligation_status (responsible_open)
    WHERE responsible_open IS NOT NULL;

  -- What each succession said when the obligations were last derived: an edited one concerns those it leaves too.
  CREATE TABLE derived_succession (
    record INTEGER PRIMARY KEY,
    predecessor INTEGER,
    successor INTEGER
  ) STRICT;
  CREATE INDEX derived_succession_by_successor ON derived_succession (successor);

  CREATE INDEX succession_by_successor ON record_succession (successor);
  CREATE INDEX reassignment_by_unit ON record_reassignment (unit);
  CREATE INDEX unit_by_duplicate ON record_unit (duplicate_of) WHERE duplicate_of IS NOT NULL;
`)
  },
}
