import type { Migration } from './migration.ts'

/**
 * A verdict in breach, or of a day before its basis, is a data issue only until another one answers it. The tables keep
 * their shape; what stands in them is derived again after every migration.
 */
export const answeredVerdicts: Migration = {
  number: 27,
  name: 'answered-verdicts',
  up: (connection) => {
    connection.script(`
      -- Found again with the rest.
      DELETE FROM issue_finding
      WHERE kind IN ('verdict_in_breach', 'verdict_before_basis') AND accepted IS NULL;
    `)
  },
}
