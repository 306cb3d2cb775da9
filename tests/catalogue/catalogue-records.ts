import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cataloguePinsSchema } from '../../src/contract/catalogue.ts'
import { applyChange, emptyLiveCell, type LiveCell } from '../../src/core/changes/apply-change.ts'
import { cellKey } from '../../src/core/changes/cell.ts'
import { displayedValue, isPresent } from '../../src/core/changes/live-values.ts'
import { stampedChanges } from '../../src/core/changes/stamp.ts'
import type { Id, Stamp } from '../../src/core/changes/types.ts'
import {
  fieldDefinition,
  fieldNameOfNumber,
  kindOfNumber,
  type RecordKind,
} from '../../src/core/schema/registry.ts'
import type { Value } from '../../src/core/schema/value.ts'
import { readCatalogue, type CatalogueCommit } from '../../src/main/exchange/catalogue-file.ts'

export const catalogueFolder = join(import.meta.dirname, '../../resources/catalogue')

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

/** A record as an office sees it that has imported the released commits and nothing else. */
export interface CatalogueRecord {
  readonly id: Id
  readonly kind: RecordKind
  readonly fields: Readonly<Record<string, Value>>
  readonly sets: Readonly<Record<string, readonly string[]>>
  readonly stamp: Stamp
}

export function releasedFiles(folder: string): Map<string, Uint8Array> {
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.commits'))
      .map((name) => [name, readFileSync(join(folder, name))]),
  )
}

export function releasedCommits(folder: string): readonly CatalogueCommit[] {
  const pins = cataloguePinsSchema.parse(
    JSON.parse(readFileSync(join(folder, 'pins.json'), 'utf8')),
  )
  const read = readCatalogue(releasedFiles(folder), pins, sha256)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

export function recordsOf(commits: readonly CatalogueCommit[]): readonly CatalogueRecord[] {
  const cells = new Map<string, LiveCell>()
  for (const change of commits.flatMap(stampedChanges)) {
    const key = cellKey(change)
    cells.set(key, applyChange(cells.get(key) ?? emptyLiveCell, change))
  }
  const records = new Map<Id, { kind: RecordKind; stamp: Stamp; cells: LiveCell['live'][] }>()
  for (const { live } of cells.values()) {
    const [first] = live
    const kind = first === undefined ? undefined : kindOfNumber(first.kind)
    if (first === undefined || kind === undefined) throw new Error('a cell without a known kind')
    const record = records.get(first.record) ?? { kind, stamp: first.stamp, cells: [] }
    record.cells.push(live)
    records.set(first.record, record)
  }
  return [...records].map(([id, { kind, stamp, cells }]) => {
    const fields: Record<string, Value> = {}
    const sets: Record<string, string[]> = {}
    for (const live of cells) {
      const [first] = live
      const name = first === undefined ? undefined : fieldNameOfNumber(kind, first.field)
      if (first === undefined || name === undefined) throw new Error(`${kind}: unknown field`)
      if (fieldDefinition(kind, name)?.set === true) {
        if (first.element === null) throw new Error(`${kind}.${name}: a set without an element`)
        if (isPresent(live)) (sets[name] ??= []).push(first.element)
      } else if (displayedValue(live) !== null) {
        fields[name] = displayedValue(live)
      }
    }
    return { id, kind, fields, sets, stamp }
  })
}
