import * as z from 'zod'
import { idSchema, sha256Schema } from './primitives.ts'

/**
 * What `check` finds. A problem is a code with the facts that a sentence needs (names that people know it by) and those
 * that support needs (ids, hashes, SQLite's own words). A name that the damaged register no longer tells is empty.
 */

/** SQLite's own description, for support. */
const reason = z.string()

/** Which commit, in words: whose, about what, the how manieth of its feed. */
const commitFacts = {
  commit: sha256Schema,
  /** `catalog`, `office:<id>` or `agreement:<id>`. */
  partition: z.string(),
  /** Name of the office that made it, else the id of its installation. */
  office: z.string(),
  installation: z.string(),
  /** What people call the agreement that it belongs to; empty for commits of the catalogue and of an office's own. */
  agreement: z.string(),
  /** Its number in the feed, from 1. */
  sequence: z.int(),
  person: z.string(),
  /** The day on which its author saved it, UTC; empty when the log tells none. */
  day: z.string(),
}

/** Which file, in words: under what name, as evidence of what agreement from which unit. */
const attachmentFacts = {
  sha256: sha256Schema,
  /** The evidence or document that the file belongs to. */
  record: idSchema,
  file: z.string(),
  agreement: z.string(),
  unit: z.string(),
}

/** The parts of a register that are read one after the other; damage in one does not stop the next. */
export const checkedParts = [
  'structure',
  'layout',
  'facts',
  'log',
  'heads',
  'tables',
  'attachments',
] as const

export const checkProblemSchema = z.discriminatedUnion('code', [
  /** One finding of SQLite's integrity check. */
  z.object({ code: z.literal('structure_damaged'), reason }),
  /** Reading this part ended at damage: what lies behind was not checked. */
  z.object({ code: z.literal('part_unreadable'), part: z.enum(checkedParts), reason }),
  /** The database holds no table at all. */
  z.object({ code: z.literal('tables_missing') }),
  /** A table, index or trigger is missing, is one too many, or is defined otherwise than the program does. */
  z.object({ code: z.literal('layout_differs'), name: z.string() }),
  /** The database says that it is of another version than its tables are. */
  z.object({ code: z.literal('version_differs'), found: z.int(), expected: z.int() }),
  /** What the register says of itself is missing or not of the shape that it has to be. */
  z.object({ code: z.literal('fact_invalid'), fact: z.string() }),
  /** The file of the last saves, beside the database, cannot be read to its end; `bytes` of it are left out. */
  z.object({ code: z.literal('journal_torn'), bytes: z.int() }),
  /** Of a package some blocks were taken in, and what was kept of the rest is gone: the file has to come again. */
  z.object({
    code: z.literal('import_unfinished'),
    package: idSchema,
    file: z.string(),
    /** How many were taken in. */
    blocks: z.int(),
  }),
  /** The bytes do not match the hash. */
  z.object({ code: z.literal('commit_altered'), ...commitFacts }),
  /** The bytes match the hash and are no commit. */
  z.object({ code: z.literal('commit_invalid'), ...commitFacts, reason }),
  /** What the log says beside the bytes is not what the bytes say. */
  z.object({
    code: z.literal('commit_columns_differ'),
    ...commitFacts,
    columns: z.array(z.string()),
  }),
  /** The commit before it in its feed is not there; `missing` is its number. */
  z.object({ code: z.literal('commit_predecessor_missing'), ...commitFacts, missing: z.int() }),
  /** The remembered ends of the feeds are not those of the log. */
  z.object({ code: z.literal('heads_differ'), commits: z.array(sha256Schema) }),
  /** Rows of a table are not what the log gives: of `total` records, of which the first ten are named. */
  z.object({
    code: z.literal('table_differs'),
    table: z.string(),
    total: z.int(),
    records: z.array(idSchema),
    names: z.array(z.string()),
  }),
  z.object({ code: z.literal('table_unreadable'), table: z.string(), reason }),
  z.object({ code: z.literal('attachment_altered'), ...attachmentFacts }),
  z.object({ code: z.literal('attachment_missing'), ...attachmentFacts }),
  z.object({ code: z.literal('attachment_unreadable'), ...attachmentFacts, reason }),
])
export type CheckProblem = z.infer<typeof checkProblemSchema>
export type CommitFacts = z.infer<z.ZodObject<typeof commitFacts>>
export type AttachmentFacts = z.infer<z.ZodObject<typeof attachmentFacts>>
export type CheckedPart = (typeof checkedParts)[number]

export const checkProblemCodes = checkProblemSchema.options.map(({ shape }) => shape.code.value)

export const checkReportSchema = z.object({
  ok: z.boolean(),
  /**
   * SHA-256 over the hashes of all commits. `null`: not every commit can be read and matches its hash, so that nobody
   * can say what the register holds.
   */
  digest: sha256Schema.nullable(),
  /** In all commits; `null` as for `digest`. */
  changes: z.int().nullable(),
  /** `null`: they cannot be read. */
  conflicts: z.int().nullable(),
  problems: z.array(checkProblemSchema),
})
export type CheckReport = z.infer<typeof checkReportSchema>
