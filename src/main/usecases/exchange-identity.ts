import type { Id } from '../../core/changes/types.ts'
import type { Directory } from '../../core/exchange/directory.ts'
import type { PublicKey, SignedStatement } from '../../core/exchange/statement.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { ExchangeFiles } from './ports/exchange-files.ts'
import type { Packages, PackageSigner } from './ports/packages.ts'

export type ExchangeDependencies = Pick<
  UseCaseDependencies,
  'register' | 'attachments' | 'now' | 'today' | 'newId'
> & {
  readonly packages: Packages
  readonly exchangeFiles: ExchangeFiles
  readonly programVersion: string
  /** The newest release of the national catalogue that the program has. */
  readonly catalogueRelease: number
}

/** Who exchanges: this office with its keys opened, and who it takes the others for. */
export interface ExchangeIdentity {
  readonly office: Id
  /** The root public key of the register: its name. */
  readonly root: PublicKey
  readonly directory: Directory
  readonly statements: readonly SignedStatement[]
  readonly signer: PackageSigner
  readonly alsoSigning: readonly PackageSigner[]
  /** `AGE-SECRET-KEY-1…`. */
  readonly identity: string
  readonly recipient: string
  /** The directory by these statements, those of the register among them. */
  readonly directoryWith: (statements: readonly SignedStatement[]) => Directory
  /** Of the register as it is now. */
  readonly directoryNow: () => Directory
}

/** What this office may hold itself; everything where nothing says otherwise. */
export const ownScope = ({ directory, office }: ExchangeIdentity): readonly string[] =>
  directory.offices.get(office)?.scope ?? ['all', 'confidential']
