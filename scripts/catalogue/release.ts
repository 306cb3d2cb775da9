import { catalogueInstallation } from '../../src/contract/catalogue.ts'
import { encodeCommit } from '../../src/contract/commit-codec.ts'
import { applyChange, emptyLiveCell, type LiveCell } from '../../src/core/changes/apply-change.ts'
import { cellKey } from '../../src/core/changes/cell.ts'
import { initialClock, tick } from '../../src/core/changes/clock.ts'
import { displayedValue } from '../../src/core/changes/live-values.ts'
import { makeCommits, type DraftChange } from '../../src/core/changes/save.ts'
import { stampedChanges } from '../../src/core/changes/stamp.ts'
import type { Commit } from '../../src/core/changes/types.ts'
import { fieldNameOfNumber, kindOfNumber, registry } from '../../src/core/schema/registry.ts'
import { valueKey } from '../../src/core/schema/value.ts'
import type { CatalogueCommit } from '../../src/main/exchange/catalogue-file.ts'
import type { CellValue } from './cells.ts'
import { catalogueKey, catalogueRecordId, sha256 } from './record-id.ts'
import type { ReleaseEntry } from './source-schema.ts'

/** The commits that lead from what was released to what the sources say; none when nothing differs. */
export function releaseCommits(
  wanted: ReadonlyMap<string, CellValue>,
  released: readonly CatalogueCommit[],
  entry: ReleaseEntry,
): readonly CatalogueCommit[] {
  const wall = Date.parse(`${entry.date}T00:00:00Z`)
  const last = released.at(-1)
  if (last !== undefined && wall < last.commit.clock.wall) {
    throw new Error(`release ${entry.release} is dated before the one before it`)
  }
  const draft = {
    author: catalogueRecordId('person', catalogueKey),
    intent: 'catalogue.release',
    changes: differences(wanted, cellsAfter(released)),
  }
  return makeCommits(draft, {
    installation: catalogueInstallation,
    counter: last?.commit.counter ?? 0,
    // Two releases of one day follow each other all the same.
    clock: tick(last?.commit.clock ?? initialClock, wall).clock,
    wallTime: wall,
    headOf: () => (last === undefined ? null : { sequence: last.commit.sequence, hash: last.hash }),
    seal: (commit) => seal({ ...commit, schemaVersion: entry.schemaVersion }),
  })
}

function seal(commit: Commit): CatalogueCommit {
  const bytes = encodeCommit(commit)
  return { hash: sha256(bytes), bytes, commit }
}

interface ReleasedCell extends LiveCell {
  readonly kind: number
  readonly record: string
  readonly field: number
  readonly element: string | null
}

function cellsAfter(released: readonly CatalogueCommit[]): ReadonlyMap<string, ReleasedCell> {
  const cells = new Map<string, ReleasedCell>()
  for (const change of released.flatMap(stampedChanges)) {
    const key = cellKey(change)
    const { kind, record, field, element } = change
    const applied = applyChange(cells.get(key) ?? emptyLiveCell, change)
    cells.set(key, { kind, record, field, element, ...applied })
  }
  return cells
}

function differences(
  wanted: ReadonlyMap<string, CellValue>,
  released: ReadonlyMap<string, ReleasedCell>,
): readonly DraftChange[] {
  const given = [...wanted].flatMap(([key, { kind, record, field, element, value }]) => {
    const before = released.get(key)
    if (before !== undefined && valueKey(displayedValue(before.live)) === valueKey(value)) return []
    if (before !== undefined) refuseWriteOnce(before)
    return [change({ kind, record, field, element }, value, before)]
  })
  const records = new Set([...wanted.values()].map(({ record }) => record))
  const cleared = [...released].flatMap(([key, before]) => {
    if (wanted.has(key) || displayedValue(before.live) === null) return []
    if (!records.has(before.record)) {
      throw new Error(`record ${before.record} was released: withdraw it with a reason`)
    }
    refuseWriteOnce(before)
    return [change(before, null, before)]
  })
  return [...given, ...cleared]
}

function change(
  { kind, record, field, element }: Omit<CellValue, 'value'>,
  value: CellValue['value'],
  before: ReleasedCell | undefined,
): DraftChange {
  const replaces = before?.live.map(({ commit }) => commit) ?? []
  return { partition: { kind: 'catalog' }, kind, record, field, element, value, replaces }
}

function refuseWriteOnce({ kind, record, field }: ReleasedCell): void {
  const kindName = kindOfNumber(kind)
  if (kindName === undefined) throw new Error(`record ${record} is of a kind that is gone`)
  const name = fieldNameOfNumber(kindName, field)
  if (name !== undefined && registry[kindName].fields[name]?.writeOnce === true) {
    throw new Error(`${name} of record ${record} was released and is written once`)
  }
}
