import type { PublicKey } from '../../../core/exchange/statement.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'

/** The public root key by which this register is known; `undefined`: it has never exchanged anything. */
export const rootOf = (connection: ReadConnection, schema = 'main'): PublicKey | undefined =>
  connection.get<{ value: string }>(`SELECT value FROM ${schema}.register_fact WHERE name = 'root'`)
    ?.value

/** Once: whoever joins pins it. */
export function writeRoot(connection: WriteConnection, root: PublicKey): void {
  connection.run("INSERT INTO register_fact (name, value) VALUES ('root', ?)", [root])
}
