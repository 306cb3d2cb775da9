import { readStatement } from '../../contract/exchange/statement.ts'
import { bytesOfHex } from '../../contract/hexadecimal.ts'
import type { ExchangeIdentity } from './exchange-identity.ts'
import type { StageOptions } from './ports/packages.ts'

/** By the statements of the register and those in the package, which are as they came: the directory verifies them. */
export const trustOf =
  (who: Pick<ExchangeIdentity, 'root' | 'directoryWith'>): StageOptions['trust'] =>
  (statements) => {
    const read = statements.flatMap((carried) => readStatement(carried) ?? [])
    const directory = who.directoryWith(read)
    return {
      root: who.root,
      keysOf: (installation) => {
        const known = directory.installations.get(installation)
        if (known === undefined) return null
        return { office: known.office, keys: [known.key, ...known.formerKeys].map(bytesOfHex) }
      },
    }
  }
