import type { AgreementKind } from '../schema/codes.ts'

/** What the rows of the matrix are put together by. */
export const matrixGroupings = ['session', 'kind', 'topic', 'none'] as const
export type MatrixGrouping = (typeof matrixGroupings)[number]

export interface GroupedRow {
  readonly sessionId: string
  readonly kind: AgreementKind
  readonly topic: string | null
}

export interface MatrixGroup<Item> {
  readonly key: string
  readonly items: readonly [Item, ...Item[]]
}

/** Groups stand in the order of their first rows, and the rows of each in theirs. */
export function matrixGroups<Item>(
  items: readonly Item[],
  rowOf: (item: Item) => GroupedRow,
  grouping: MatrixGrouping,
): readonly MatrixGroup<Item>[] {
  const groups = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const key = groupKey(rowOf(item), grouping)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [item])
    else known.push(item)
  }
  return [...groups].map(([key, inside]) => ({ key, items: inside }))
}

function groupKey(row: GroupedRow, grouping: MatrixGrouping): string {
  switch (grouping) {
    case 'session':
      return row.sessionId
    case 'kind':
      return row.kind
    case 'topic':
      return row.topic ?? ''
    case 'none':
      return ''
  }
}
