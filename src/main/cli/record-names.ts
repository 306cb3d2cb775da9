import type { Past } from '../../contract/past.ts'
import type { RecordView } from '../../contract/records.ts'
import { idSchema } from '../../contract/primitives.ts'
import type { Engine } from '../engine/engine.ts'
import { ask } from './ask.ts'
import { clipped } from './table.ts'
import type { Words } from './texts.ts'

/** How a record is called where another points to it. */
export interface RecordName {
  readonly name: string
  /** By which it is found again: the code of a unit or body, else the id. */
  readonly key: string
}

/** Names of the records that a text points to, by id. */
export type RecordNames = ReadonlyMap<string, RecordName>

/** What has no name of its own is called by the words with which it begins. */
const longest = 60

/** What cannot be named (it has not arrived, or says nothing of itself) is left out. */
export async function recordNames(
  engine: Engine,
  values: readonly unknown[],
  past: Past,
  words: Words,
): Promise<RecordNames> {
  const names = new Map<string, RecordName>()
  const ids = values.flatMap((value) => {
    const id = idSchema.safeParse(value)
    return id.success ? [id.data] : []
  })
  for (const id of new Set(ids)) {
    const record = await ask(engine, 'records.get', { id, ...past })
    if (!record.ok) continue
    const name = nameOf(record.value, words)
    if (name !== '') names.set(id, { name, key: textOf(record.value, 'code') ?? id })
  }
  return names
}

function nameOf(record: RecordView, words: Words): string {
  const name =
    (words.language === 'en' ? textOf(record, 'nameEnglish') : null) ?? textOf(record, 'name')
  if (name !== null) return name
  // As official numbers write it: the numeral alone would be that of an ordinary session.
  const extraordinary = record.kind === 'session' && textOf(record, 'type') === 'extraordinary'
  return extraordinary ? `${record.label}-SE` : clipped(record.label, longest)
}

function textOf({ fields }: RecordView, field: string): string | null {
  const value = fields[field]?.value
  return typeof value === 'string' && value !== '' ? value : null
}
