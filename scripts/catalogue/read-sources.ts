import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecordKind, registry, type RecordKind } from '../../src/core/schema/registry.ts'
import {
  citationsSchema,
  manifestSchema,
  sourceFileSchema,
  sourceRecordSchema,
  type ReleaseEntry,
  type SourceValue,
} from './source-schema.ts'

export interface SourceRecord {
  readonly kind: RecordKind
  readonly key: string
  /** By field name, as written in the source file. */
  readonly fields: Readonly<Record<string, SourceValue | undefined>>
}

export interface CatalogueSources {
  readonly releases: readonly ReleaseEntry[]
  readonly citations: Readonly<Record<string, string>>
  readonly records: readonly SourceRecord[]
}

const manifestFile = 'manifest.json'
const citationsFile = 'sources.json'

/** Reads and validates the folder of source files; what is wrong is thrown with the file, record and field. */
export function readSources(folder: string): CatalogueSources {
  const records = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== manifestFile && name !== citationsFile)
    .toSorted()
    .flatMap((name) => recordsOf(name, json(folder, name)))
  const names = records.map(({ kind, key }) => `${kind}:${key}`)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`${twice} stands in the sources twice`)
  return {
    releases: manifestSchema.parse(json(folder, manifestFile)).releases,
    citations: citationsSchema.parse(json(folder, citationsFile)),
    records,
  }
}

function json(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'))
}

function recordsOf(name: string, content: unknown): readonly SourceRecord[] {
  const { kind, records } = sourceFileSchema.parse(content)
  if (!isRecordKind(kind)) throw new Error(`${name}: no such kind: ${kind}`)
  if (registry[kind].partition.kind !== 'catalog') {
    throw new Error(`${name}: a ${kind} is not of the catalogue`)
  }
  const schema = sourceRecordSchema(kind)
  return records.map((record) => {
    const checked = schema.safeParse(record)
    if (!checked.success) {
      throw new Error(`${name}, ${JSON.stringify(record.key)}: ${checked.error.message}`)
    }
    const { key, ...fields } = checked.data
    return { kind, key: String(key), fields }
  })
}
