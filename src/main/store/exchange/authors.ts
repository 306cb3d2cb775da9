import { catalogueInstallation } from '../../../contract/catalogue.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { groupedBy } from '../projections/grouped-by.ts'

/** The feed of the national catalogue, which every program has: in no package and in no sum. */
export const reserved = fromHex(catalogueInstallation)

/** The installations of which this register holds commits, found without passing over the commits. */
export const authorsOf = (connection: ReadConnection): readonly Uint8Array[] =>
  connection.column<Uint8Array>(
    `WITH RECURSIVE author(installation) AS (
       SELECT min(installation) FROM commit_log
       UNION ALL
       SELECT (SELECT min(installation) FROM commit_log WHERE installation > a.installation)
       FROM author a WHERE a.installation IS NOT NULL)
     SELECT installation FROM author WHERE installation IS NOT NULL AND installation <> ?`,
    [reserved],
  )

/** Who of them has merged commits in each of these partitions: asked at once, since most wrote in few. */
export function authorsIn(
  connection: ReadConnection,
  partitions: Iterable<string>,
): (partition: string) => readonly Uint8Array[] {
  const feeds = groupedBy(
    connection.all<{ installation: Uint8Array; partition: string }>(
      `SELECT DISTINCT f.installation, f.partition
       FROM json_each(:authors) i CROSS JOIN json_each(:partitions) j
       CROSS JOIN feed_head f ON f.installation = unhex(i.value) AND f.partition = j.value`,
      {
        authors: JSON.stringify(authorsOf(connection).map(toHex)),
        partitions: JSON.stringify([...partitions]),
      },
    ),
    ({ partition }) => partition,
  )
  return (partition) => (feeds.get(partition) ?? []).map(({ installation }) => installation)
}
