import type { MirrorTable, MirrorType } from '../usecases/ports/register-mirror.ts'
import { literal, quoted } from './names.ts'

/** What whoever writes reports over the tables reads of them in their own tool. */
export interface TableWords {
  readonly schema: string
  readonly view: (name: string) => string
  readonly table: (about: string) => string
  readonly column: (table: MirrorTable, column: MirrorTable['columns'][number]) => string | null
}

const types: Readonly<Record<MirrorType, string>> = {
  id: 'uuid',
  text: 'text',
  day: 'date',
  boolean: 'boolean',
  integer: 'bigint',
  decimal: 'numeric',
  json: 'jsonb',
  partial_date: 'text',
}

/** What people join and filter by; replicated data may break any other promise, so none is made. */
const searched = new Set([
  'session',
  'agreement',
  'clause',
  'obligation',
  'unit',
  'record',
  'indicator',
  'funding',
  'entity',
  'person',
  'post',
  'due',
  'compliance',
])

export function createTable(schema: string, table: MirrorTable, words: TableWords): string {
  const name = `${schema}.${quoted(table.name)}`
  const columns = table.columns.map((column) => `${quoted(column.name)} ${types[column.type]}`)
  return [
    `CREATE TABLE ${name} (${columns.join(', ')})`,
    `COMMENT ON TABLE ${name} IS ${literal(words.table(table.about))}`,
    ...table.columns.flatMap((column) => {
      const told = words.column(table, column)
      return told === null
        ? []
        : [`COMMENT ON COLUMN ${name}.${quoted(column.name)} IS ${literal(told)}`]
    }),
  ].join(';\n')
}

/** Made when the rows are there, which is quicker. */
export function createIndexes(schema: string, table: MirrorTable): string {
  const name = `${schema}.${quoted(table.name)}`
  const key = table.key.map(quoted).join(', ')
  return [
    ...(key === '' ? [] : [`ALTER TABLE ${name} ADD PRIMARY KEY (${key})`]),
    ...table.columns
      .filter((column) => searched.has(column.name) && column.name !== table.key[0])
      .map((column) => `CREATE INDEX ON ${name} (${quoted(column.name)})`),
  ].join(';\n')
}
