import { catalogueInstallation } from '../../../contract/catalogue.ts'
import { fromHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

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
