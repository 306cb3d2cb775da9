import type { Migration } from './migration.ts'

/** Records for whose ids commits state different kinds: one of them counts (`kind-claims.ts`), and they are listed. */
export const contestedKind: Migration = {
  number: 21,
  name: 'contested-kind',
  up: (connection) => {
    connection.script('CREATE TABLE contested_kind (record INTEGER PRIMARY KEY) STRICT')
  },
}
