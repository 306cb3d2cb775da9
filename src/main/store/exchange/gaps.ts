import { partitionOfName } from '../../../core/changes/partition.ts'
import type { PackageGap } from '../../../contract/package/manifest.ts'
import type { HeldFeed } from '../../usecases/ports/exchange.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import { nameLookup } from '../queries/records.ts'

interface HeldRow {
  readonly installation: Uint8Array
  readonly partition: string
  readonly sequence: number
}

/** The gaps, with whose they are. */
export function heldFeeds(connection: ReadConnection): readonly HeldFeed[] {
  const names = nameLookup(connection)
  return gapsOf(connection).map((gap) => ({
    ...gap,
    office: names.office(gap.installation),
    missing: gap.to - gap.from + 1,
  }))
}

/** The commits that are lacking before those that wait for them, feed by feed. */
export function gapsOf(connection: ReadConnection): readonly PackageGap[] {
  const held = connection.all<HeldRow>(
    `SELECT DISTINCT installation, partition, sequence FROM commit_log INDEXED BY commit_held_by_feed
     WHERE held = 1 ORDER BY installation, partition, sequence`,
  )
  const feeds = groupedBy(held, (row) => `${toHex(row.installation)} ${row.partition}`)
  return [...feeds.values()].flatMap((rows) => gapsOfFeed(connection, rows))
}

function gapsOfFeed(connection: ReadConnection, rows: readonly HeldRow[]): readonly PackageGap[] {
  const [first] = rows
  const partition = first === undefined ? undefined : partitionOfName(first.partition)
  if (first === undefined || partition === undefined) return []
  let last =
    connection.get<{ last: number | null }>(
      'SELECT max(sequence) AS last FROM feed_head WHERE installation = ? AND partition = ?',
      [first.installation, first.partition],
    )?.last ?? 0
  const installation = toHex(first.installation)
  const gaps: PackageGap[] = []
  for (const { sequence } of rows) {
    const to = sequence - 1
    if (to > last) gaps.push({ installation, partition, from: last + 1, to })
    // Of a feed that forked another commit of that number is here, and not the one that it waits for.
    else if (gaps.length === 0) {
      gaps.push({ installation, partition, from: Math.max(1, to), to: Math.max(1, to) })
    }
    last = Math.max(last, sequence)
  }
  return gaps
}
