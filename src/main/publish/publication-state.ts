import { createHash } from 'node:crypto'
import type pg from 'pg'
import * as z from 'zod'
import type { MirrorPosition, MirrorTable } from '../usecases/ports/register-mirror.ts'
import { quoted } from './names.ts'
import { views } from './views.ts'

/** Raised when what stands in the schema means something else than before. */
export const publicationFormat = 1

/** What a schema says of itself: of whose register it is the mirror, and up to where. */
export interface PublicationState {
  readonly format: number
  readonly layout: string
  readonly office: string
  readonly officeName: string
  readonly confidential: boolean
  /** Who may read; `null`: nobody was let in. */
  readonly reader: string | null
  readonly position: MirrorPosition
}

/** Changes with every table, column and view. */
export const layoutOf = (tables: readonly MirrorTable[]): string =>
  createHash('sha256').update(JSON.stringify({ tables, views })).digest('hex')

export const stateColumns = `format integer NOT NULL, layout text NOT NULL, office uuid NOT NULL,
  office_name text NOT NULL, confidential boolean NOT NULL, reader text, position jsonb NOT NULL, digest text,
  time_zone text NOT NULL, program text NOT NULL, published_at timestamptz NOT NULL DEFAULT now()`

const rowSchema = z.object({
  format: z.int(),
  layout: z.string(),
  office: z.string(),
  office_name: z.string(),
  confidential: z.boolean(),
  reader: z.string().nullable(),
  position: z.object({
    installation: z.string(),
    commit: z.int(),
    hash: z.string(),
    day: z.string(),
    revoked: z.string(),
    withheld: z.array(z.string()),
  }),
})

/** `absent`: there is no such schema; `foreign`: one that this program did not make. */
export type SchemaFound =
  | { readonly found: 'absent' }
  | { readonly found: 'foreign' }
  | { readonly found: 'ours'; readonly state: PublicationState }

export async function readState(client: pg.Client, schema: string): Promise<SchemaFound> {
  const there = await client.query<{
    schema: boolean
    publication: string | null
    objects: string
  }>(
    `SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1) AS schema,
       to_regclass($2)::text AS publication,
       (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1) AS objects`,
    [schema, `${quoted(schema)}.publication`],
  )
  const [found] = there.rows
  if (found === undefined || !found.schema) return { found: 'absent' }
  // An administrator may have made it for the program, with the right to use it.
  if (found.publication === null) return { found: found.objects === '0' ? 'absent' : 'foreign' }
  const rows = await client.query(`SELECT * FROM ${quoted(schema)}.publication`)
  const read = rowSchema.safeParse(rows.rows[0])
  if (!read.success) return { found: 'foreign' }
  const {
    format,
    layout,
    office,
    office_name: officeName,
    confidential,
    reader,
    position,
  } = read.data
  return {
    found: 'ours',
    state: {
      format,
      layout,
      office: office.replaceAll('-', ''),
      officeName,
      confidential,
      reader,
      position,
    },
  }
}

export async function writeState(
  client: pg.Client,
  schema: string,
  state: PublicationState,
  told: { readonly digest: string | null; readonly timeZone: string; readonly program: string },
): Promise<void> {
  await client.query(`DELETE FROM ${quoted(schema)}.publication`)
  await client.query(
    `INSERT INTO ${quoted(schema)}.publication
       (format, layout, office, office_name, confidential, reader, position, digest, time_zone, program)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      state.format,
      state.layout,
      state.office,
      state.officeName,
      state.confidential,
      state.reader,
      JSON.stringify(state.position),
      told.digest,
      told.timeZone,
      told.program,
    ],
  )
}
