import type { Migration } from './migration.ts'

/** Posts are found by their names. Filled when the tables are made again after the upgrade. */
export const postsFound: Migration = {
  number: 13,
  name: 'posts-found',
  up: (connection) => {
    connection.script(`
  CREATE VIRTUAL TABLE search_post USING fts5(
    content,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '2 3'
  );
`)
  },
}
