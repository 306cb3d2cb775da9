import type { PublicKey } from '../../core/exchange/statement.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { ExchangeIdentity } from './exchange-identity.ts'
import { directoryBy, registerDirectory } from './own-keys.ts'
import type { OpenKeys } from './ports/keys.ts'

type IdentityDependencies = Pick<UseCaseDependencies, 'register' | 'cryptography'>

/** Who exchanges for a register whose root key is pinned. */
export function identityOf(dependencies: IdentityDependencies, keys: OpenKeys): ExchangeIdentity {
  const root = dependencies.register.membership.root()
  if (root === null) throw new Error('keys were opened and no root key is pinned')
  return identityBy(dependencies, keys, root)
}

/** The same by a root key that is not pinned yet: of a register that is about to be joined. */
export function identityBy(
  { register, cryptography }: IdentityDependencies,
  keys: OpenKeys,
  root: PublicKey,
): ExchangeIdentity {
  const { installation, office } = register.facts
  const signerOf = (id: string): ExchangeIdentity['signer'] => ({
    installation: id,
    sign: (message) => keys.signAs(id, message),
  })
  const statements = register.membership.statements()
  const directory = directoryBy(statements, root, cryptography)
  return {
    office: office.id,
    root,
    directory,
    statements,
    signer: signerOf(installation),
    alsoSigning: [...keys.installations.keys()].filter((id) => id !== installation).map(signerOf),
    identity: keys.identity,
    recipient: keys.recipient,
    directoryWith: (more) => directoryBy([...statements, ...more], root, cryptography),
    directoryNow: () => registerDirectory(register, cryptography) ?? directory,
  }
}
