import type pg from 'pg'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { quoted } from './names.ts'

/** Makes the role that may read, if it is missing and the user may make roles. It cannot log in by itself. */
export async function ensureReader(
  client: pg.Client,
  reader: string,
): Promise<Result<void, Refusal>> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [reader])
  if (found.rowCount !== 0) return success(undefined)
  const may = await client.query<{ may: boolean }>(
    'SELECT rolcreaterole OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
  )
  if (may.rows[0]?.may !== true) return failure(refusal('publication_reader_missing', { reader }))
  await client.query(`CREATE ROLE ${quoted(reader)} NOLOGIN`)
  return success(undefined)
}

/** Lets a role read everything of the schema, and write nothing. */
export async function letIn(client: pg.Client, schema: string, reader: string): Promise<void> {
  const [name, role] = [quoted(schema), quoted(reader)]
  await client.query(`GRANT USAGE ON SCHEMA ${name} TO ${role}`)
  await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${name} TO ${role}`)
}
