import type { WriteConnection } from '../connection.ts'

/** One step of the database's shape: additive, in a file of its own, with a test, never edited once released. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly up: (connection: WriteConnection) => void
}
