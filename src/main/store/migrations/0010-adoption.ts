import type { Migration } from './migration.ts'

/** Why the session adopted an agreement or did not, and the numbers under which it was known before. */
export const adoption: Migration = {
  number: 10,
  name: 'adoption',
  up: (connection) => {
    connection.script(`
  ALTER TABLE record_agreement ADD COLUMN stage_reason TEXT;
  -- Aliases of agreements are looked up by their text.
  CREATE INDEX set_element_by_text ON set_element (field, element);
`)
  },
}
