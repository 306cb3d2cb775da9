import type { Migration } from './migration.ts'

/** What is kept to say what this office knew on a day, or when a cut-off was made (DESIGN 5.6). */
export const known: Migration = {
  number: 8,
  name: 'known',
  up: (connection) => {
    connection.script(`
  -- The moment of the receipt, which never goes back when the machine's clock does.
  ALTER TABLE receipt ADD COLUMN known INTEGER NOT NULL DEFAULT 0;
  -- With whose arrival (its number in commit_log) the commit was merged: its own, or that of what it waited for.
  ALTER TABLE receipt ADD COLUMN merged INTEGER;
  UPDATE receipt SET known = r.moment
    FROM (SELECT commit_id, max(received) OVER (ORDER BY commit_id) AS moment FROM receipt) r
    WHERE r.commit_id = receipt.commit_id;
  UPDATE receipt SET merged = commit_id
    WHERE EXISTS (SELECT 1 FROM commit_log c WHERE c.id = receipt.commit_id AND c.held = 0);

  CREATE INDEX touched_by_commit ON touched (commit_id);

  -- Every session that an agreement was ever put into.
  CREATE TABLE agreement_session (
    session INTEGER NOT NULL,
    agreement INTEGER NOT NULL,
    PRIMARY KEY (session, agreement)
  ) STRICT, WITHOUT ROWID;

  -- How long the log was when a cut-off was made here.
  CREATE TABLE cutoff_position (cutoff BLOB PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`)
    // A commit that came before its predecessor was merged when that was. Chains of them take a turn for each link.
    const later = `SELECT max(q.merged, p.commit_id) FROM commit_log c JOIN commit_log d ON d.hash = c.previous
      JOIN receipt q ON q.commit_id = d.id JOIN receipt p ON p.commit_id = c.id
      WHERE c.id = receipt.commit_id AND c.held = 0 AND q.merged > p.merged`
    while (
      connection.run(`UPDATE receipt SET merged = (${later}) WHERE EXISTS (${later})`).changes > 0
    );
  },
}
