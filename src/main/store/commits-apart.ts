import type { ReadConnection } from './connection.ts'
import type { KnownBy } from './known-by.ts'

/** A length of a log, and a connection to which the register with that log is attached as `present`. */
export interface ComparedLog {
  readonly known: KnownBy & { readonly path: string }
  readonly state: { readonly connection: ReadConnection }
}

/** Commits that had been merged at one of two moments and not at the other. */
export interface CommitsApart {
  readonly only: 'from' | 'to'
  readonly connection: ReadConnection
  /** SQL for their numbers in the log of `present`, and what it takes. */
  readonly ids: string
  readonly parameters: Readonly<Record<string, string | number>>
}

/** Of one log the longer has what the shorter lacks; of two logs each may have what the other lacks. */
export function commitsApart(from: ComparedLog, to: ComparedLog): readonly CommitsApart[] {
  if (from.known.path === to.known.path) {
    const parameters = { after: from.known.position, until: to.known.position }
    const ids = 'SELECT commit_id FROM present.receipt WHERE merged > :after AND merged <= :until'
    return [{ only: 'to', connection: to.state.connection, ids, parameters }]
  }
  const apart = { from: [] as number[], to: [] as number[] }
  const there = mergedBy(to)
  let other = there.next()
  for (const one of mergedBy(from)) {
    while (other.done !== true && other.value.hash < one.hash) {
      apart.to.push(other.value.id)
      other = there.next()
    }
    if (other.done !== true && other.value.hash === one.hash) other = there.next()
    else apart.from.push(one.id)
  }
  for (; other.done !== true; other = there.next()) apart.to.push(other.value.id)
  const named = (only: 'from' | 'to', { state }: ComparedLog): CommitsApart => ({
    only,
    connection: state.connection,
    ids: 'SELECT value FROM json_each(:apart)',
    parameters: { apart: JSON.stringify(apart[only]) },
  })
  return [named('from', from), named('to', to)]
}

/** In the order of their hashes. */
const mergedBy = ({ known, state }: ComparedLog): IterableIterator<{ id: number; hash: string }> =>
  state.connection.iterate<{ id: number; hash: string }>(
    `SELECT c.id, hex(c.hash) AS hash FROM present.commit_log c
     JOIN present.receipt p ON p.commit_id = c.id WHERE p.merged <= ? ORDER BY c.hash`,
    [known.position],
  )
