import type { Migration } from './migration.ts'

/** Full-text search over what people look for; accents and case are ignored. */
export const search: Migration = {
  number: 4,
  name: 'search',
  up: (connection) => {
    connection.script(`
  CREATE VIRTUAL TABLE search_text USING fts5 (
    content,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '2 3'
  );
`)
  },
}
