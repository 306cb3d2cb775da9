import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { isDay } from '../../core/compliance/day.ts'
import type { MirrorRow, MirrorTable, MirrorType } from '../usecases/ports/register-mirror.ts'
import { quoted } from './names.ts'

/** Characters that are sent at once. */
const blockLength = 128 * 1024

export interface CopyWatch {
  readonly signal: AbortSignal
  readonly onRows: (rows: number) => void
}

/** Appends rows to a table by `COPY`, in its text format; returns how many there were. */
export async function copyRows(
  client: pg.Client,
  into: string,
  { columns }: Pick<MirrorTable, 'columns'>,
  rows: Iterable<MirrorRow>,
  { signal, onRows }: CopyWatch,
): Promise<number> {
  let count = 0
  function* blocks(): Generator<string> {
    let block = ''
    let told = 0
    for (const row of rows) {
      count += 1
      let separator = ''
      for (const { name, type } of columns) {
        block += separator + cell(type, row[name] ?? null)
        separator = '\t'
      }
      block += '\n'
      if (block.length < blockLength) continue
      yield block
      block = ''
      onRows(count - told)
      told = count
    }
    if (block !== '') yield block
    onRows(count - told)
  }
  const names = columns.map(({ name }) => quoted(name)).join(', ')
  await pipeline(
    Readable.from(blocks(), { objectMode: false }),
    client.query(from(`COPY ${into} (${names}) FROM STDIN`)),
    { signal },
  )
  return count
}

const empty = '\\N'
// oxlint-disable-next-line no-control-regex -- PostgreSQL's texts hold anything but that
const nothing = /\u0000/g
const special = /[\\\n\r\t]/g
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** A day that is none (of a damaged or hostile source) shows as empty, as it does in the register's own lists. */
function cell(type: MirrorType, value: string | number | null): string {
  if (value === null) return empty
  switch (type) {
    case 'id':
    case 'integer':
    case 'decimal':
      return String(value)
    case 'boolean':
      return value === 1 ? 't' : 'f'
    case 'day':
      return typeof value === 'string' && isDay(value) ? value : empty
    case 'json':
      return escaped(String(value).replaceAll('\\u0000', '\\ufffd'))
    case 'text':
    case 'partial_date':
      return escaped(String(value))
  }
}

const escaped = (text: string): string =>
  text.replaceAll(nothing, '\uFFFD').replaceAll(special, (letter) => escapes[letter] ?? letter)
