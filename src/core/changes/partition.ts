import { compareText } from './stamp.ts'
import type { PartitionKey } from './types.ts'

/**
 * `catalog`, `office:<id>` or `agreement:<id>`: the name of a partition in keys, listings and
 * digests.
 */
export function partitionName(partition: PartitionKey): string {
  return partition.kind === 'catalog' ? 'catalog' : `${partition.kind}:${partition.id}`
}

const named = /^(office|agreement):([0-9a-f]{32})$/

/** Reads what `partitionName` wrote; `undefined` for anything else. */
export function partitionOfName(name: string): PartitionKey | undefined {
  if (name === 'catalog') return { kind: 'catalog' }
  const [, kind, id] = named.exec(name) ?? []
  if (id === undefined) return undefined
  return kind === 'office' ? { kind: 'office', id } : { kind: 'agreement', id }
}

const rank = { catalog: 0, office: 1, agreement: 2 } as const

/**
 * What others refer to comes first: the catalogue, then the office's own, then the agreements by
 * id.
 */
export function comparePartitions(a: PartitionKey, b: PartitionKey): number {
  return rank[a.kind] - rank[b.kind] || compareText(partitionName(a), partitionName(b))
}
