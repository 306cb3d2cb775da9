import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import * as z from 'zod'
import type { CodeArray } from './code-array.ts'

/** A column of a list as it is kept between two sessions, so that a start need not read a million rows. */
export interface KeptColumn {
  readonly form: 'dictionary' | 'numbers' | 'keys' | 'ranked' | 'rows'
  readonly codes: CodeArray
  /** What else is numbers: rows of keys without a record, an example of each rank. */
  readonly more: Uint32Array
  /** The values of a dictionary; of numbers, what they are below. */
  readonly values: readonly (number | string)[]
}

export interface ColumnFiles {
  /** Tables of fewer rows are read from the database at every start. */
  readonly least: number
  /** `null`: it is not kept, not for these parameters, or damaged. */
  read(name: string, parameters: string): KeptColumn | null
  /** Adds columns that are not there, or (`all`) puts them in the place of everything that was kept. */
  keep(columns: readonly NamedColumn[], which: 'added' | 'all'): void
}

export interface NamedColumn {
  readonly name: string
  /** Of which the values depend, as text. */
  readonly parameters: string
  readonly column: KeptColumn
}

/** What says the same in another way is another format: files of an older one are passed over. */
const format = 1

const endSchema = z.object({
  format: z.literal(format),
  name: z.string(),
  parameters: z.string(),
  form: z.enum(['dictionary', 'numbers', 'keys', 'ranked', 'rows']),
  bytes: z.union([z.literal(1), z.literal(2), z.literal(4)]),
  count: z.int().nonnegative(),
  more: z.int().nonnegative(),
  values: z.array(z.union([z.number(), z.string()])),
})

/** The length of the JSON and the checksum of all before. */
const tail = 8

const folderIn = (directory: string): string => join(directory, 'lists')
const upToFour = (length: number): number => length + (-length & 3)

/**
 * Files in the folder `lists` of a register, one for a column: the codes, the other numbers, JSON that says what they
 * are, how long that is, and a checksum (CRC-32) of it all. They hold nothing that the database does not, and can be removed.
 */
export function columnFiles(directory: string, least: number): ColumnFiles {
  const folder = folderIn(directory)
  const fileOf = (name: string): string =>
    join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.column`)
  /** Files that cannot be used and are to be written again. */
  const useless = new Set<string>()

  return {
    least,
    read: (name, parameters) => {
      const file = fileOf(name)
      if (!existsSync(file)) return null
      const column = columnIn(readFileSync(file), name, parameters)
      if (column === null) useless.add(file)
      return column
    },
    keep: (columns, which) => {
      if (columns.length === 0 && !existsSync(folder)) return
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if (which === 'all') for (const old of readdirSync(folder)) rmSync(join(folder, old))
      for (const named of columns) {
        const file = fileOf(named.name)
        if (existsSync(file) && !useless.has(file)) continue
        writeFileSync(file, bytesOf(named), { mode: 0o600 })
      }
    },
  }
}

function bytesOf({ name, parameters, column }: NamedColumn): Uint8Array {
  const { form, codes, more, values } = column
  const numbers = upToFour(codes.byteLength)
  const data = Buffer.alloc(numbers + more.byteLength)
  data.set(new Uint8Array(codes.buffer, codes.byteOffset, codes.byteLength))
  data.set(new Uint8Array(more.buffer, more.byteOffset, more.byteLength), numbers)
  const end = Buffer.from(
    JSON.stringify({
      format,
      name,
      parameters,
      form,
      bytes: codes.BYTES_PER_ELEMENT,
      count: codes.length,
      more: more.length,
      values,
    }),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32LE(end.length)
  const whole = Buffer.concat([data, end, length])
  const check = Buffer.alloc(4)
  check.writeUInt32LE(crc32(whole))
  return Buffer.concat([whole, check])
}

function columnIn(file: Buffer, name: string, parameters: string): KeptColumn | null {
  if (file.length < tail) return null
  const start = file.length - tail - file.readUInt32LE(file.length - tail)
  if (start < 0 || crc32(file.subarray(0, -4)) !== file.readUInt32LE(file.length - 4)) return null
  const end = endIn(file.subarray(start, -tail))
  if (end === null || end.name !== name || end.parameters !== parameters) return null
  const numbers = upToFour(end.count * end.bytes)
  if (start !== numbers + 4 * end.more) return null
  // Where the numbers begin in memory is for the reader of the file to say; they must begin at a multiple of four.
  const { buffer, byteOffset } = file.byteOffset % 4 === 0 ? file : Uint8Array.from(file)
  const codes =
    end.bytes === 1
      ? new Uint8Array(buffer, byteOffset, end.count)
      : end.bytes === 2
        ? new Uint16Array(buffer, byteOffset, end.count)
        : new Uint32Array(buffer, byteOffset, end.count)
  const more = new Uint32Array(buffer, byteOffset + numbers, end.more)
  return { form: end.form, codes, more, values: end.values }
}

/** `null`: of another format. */
const endIn = (bytes: Buffer): z.output<typeof endSchema> | null =>
  endSchema.safeParse(JSON.parse(bytes.toString())).data ?? null

/**
 * Whether the database is still the one that the kept columns are of: nobody wrote it since it was closed in order. A
 * write-ahead log with something in it says that somebody did, or is about to.
 */
export function columnsAreCurrent(directory: string, database: string): boolean {
  const log = `${database}-wal`
  if (existsSync(log) && statSync(log).size > 0) return false
  const file = join(folderIn(directory), 'state.json')
  if (!existsSync(file)) return false
  const text = readFileSync(file, 'utf8')
  return text === JSON.stringify(stateOf(database))
}

/** After the database was closed. */
export function noteColumnsCurrent(directory: string, database: string): void {
  if (!existsSync(folderIn(directory))) return
  writeFileSync(join(folderIn(directory), 'state.json'), JSON.stringify(stateOf(database)), {
    mode: 0o600,
  })
}

function stateOf(database: string): Readonly<Record<'size' | 'modified', string>> {
  const { size, mtimeNs } = statSync(database, { bigint: true })
  return { size: String(size), modified: String(mtimeNs) }
}
