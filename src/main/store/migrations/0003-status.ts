import type { Migration } from './migration.ts'

/**
 * What the compliance rules derive, kept so that lists and counts need no recount.
 * Rewritten from the records whenever something they depend on changes; never an input.
 */
export const status: Migration = {
  number: 3,
  name: 'status',
  up: (connection) => {
    connection.script(`
  CREATE TABLE obligation_status (
    obligation INTEGER PRIMARY KEY,
    clause INTEGER NOT NULL,
    agreement INTEGER NOT NULL,
    session INTEGER,
    unit INTEGER,
    nature TEXT NOT NULL,
    -- In lists unless withdrawn records are asked for: neither it nor what it hangs from is withdrawn or a duplicate.
    present INTEGER NOT NULL,
    -- Exhortative, optional, procedural: outside every total.
    apart INTEGER NOT NULL,
    due TEXT,
    due_estimated INTEGER NOT NULL,
    due_missing TEXT,
    due_rule TEXT,
    compliance TEXT NOT NULL,
    verification TEXT NOT NULL,
    response TEXT NOT NULL,
    fulfilled_on TEXT,
    met_late INTEGER NOT NULL,
    reported_in_time INTEGER NOT NULL,
    -- It binds, and nothing has been determined that ends it: only these can be overdue.
    open INTEGER NOT NULL,
    conflict INTEGER NOT NULL,
    breached INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    governing TEXT NOT NULL
  ) STRICT;
  CREATE INDEX status_by_clause ON obligation_status (clause, present, apart, compliance);
  CREATE INDEX status_by_agreement ON obligation_status (agreement, present, apart, compliance);
  CREATE INDEX status_by_session ON obligation_status (session, present, apart, compliance);
  CREATE INDEX status_by_unit ON obligation_status (unit, present, due);
  CREATE INDEX status_by_due ON obligation_status (present, due);
  CREATE INDEX status_by_compliance ON obligation_status (present, compliance, due);
  CREATE INDEX status_by_verification ON obligation_status (present, verification, due);
  CREATE INDEX status_open_by_due ON obligation_status (due) WHERE open = 1 AND present = 1;
  CREATE INDEX status_by_rule ON obligation_status (due_rule);

  -- Counts of a clause, an agreement or a session (the record's own number).
  CREATE TABLE scope_count (
    scope INTEGER PRIMARY KEY,
    total INTEGER NOT NULL,
    not_started INTEGER NOT NULL,
    in_progress INTEGER NOT NULL,
    partially_met INTEGER NOT NULL,
    met INTEGER NOT NULL,
    met_late INTEGER NOT NULL,
    not_met INTEGER NOT NULL,
    moot INTEGER NOT NULL,
    -- Exhortative, optional and procedural ones, outside the total.
    apart INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    roll_up TEXT NOT NULL
  ) STRICT;
`)
  },
}
