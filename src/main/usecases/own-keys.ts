import { refusal, type Refusal } from '../../contract/errors.ts'
import { encodeStatement, statementMessage } from '../../contract/exchange/statement.ts'
import { bytesOfHex, hexOfBytes } from '../../contract/hexadecimal.ts'
import { showsMaker } from '../../core/changes/making.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { directoryOf, type Directory } from '../../core/exchange/directory.ts'
import type { PublicKey, SignedStatement, Statement } from '../../core/exchange/statement.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord } from './new-record.ts'
import type { Cryptography, OpenKeys, Unlocking } from './ports/keys.ts'
import type { Register } from './ports/register.ts'
import { workingPerson } from './working-person.ts'

type KeyDependencies = Pick<
  UseCaseDependencies,
  'register' | 'keys' | 'cryptography' | 'now' | 'newId'
>

/** Who is who by the statements of this register, or by others with them; by a root key that may not be pinned yet. */
export const directoryBy = (
  statements: readonly SignedStatement[],
  root: PublicKey,
  cryptography: Cryptography,
): Directory =>
  directoryOf(statements, root, {
    verify: (key, statement) => isSignedBy(cryptography, key, statement),
    isMadeAt: (id, installation) =>
      showsMaker(id, installation, (text) =>
        hexOfBytes(cryptography.sha256(new TextEncoder().encode(text))),
      ),
  })

/** Whether this key made the signature of a statement. */
export const isSignedBy = (
  { verify }: Cryptography,
  key: PublicKey,
  { content, signature }: SignedStatement,
): boolean => verify(key, statementMessage(bytesOfHex(content)), bytesOfHex(signature))

/** `null`: neither keys nor an approval yet, so nobody is anybody. */
export function registerDirectory(
  register: Register,
  cryptography: Cryptography,
): Directory | null {
  const root = register.membership.root()
  return root === null ? null : directoryBy(register.membership.statements(), root, cryptography)
}

/** Signs what is said: the bytes, and who signed is known by who verifies them. */
export function signedStatement(
  says: Statement,
  sign: (message: Uint8Array) => Uint8Array,
): SignedStatement {
  const content = encodeStatement(says)
  return {
    says,
    content: hexOfBytes(content),
    signature: hexOfBytes(sign(statementMessage(content))),
  }
}

/** A statement as a record of the catalogue. */
export const statementRecord = (
  id: string,
  { content, signature }: SignedStatement,
): readonly DraftChange[] =>
  newRecord({
    kind: 'statement',
    id,
    partition: { kind: 'catalog' },
    fields: {
      content: Buffer.from(content, 'hex').toString('base64url'),
      signature: Buffer.from(signature, 'hex').toString('base64url'),
    },
  })

export interface OwnKeys {
  readonly keys: OpenKeys
  readonly directory: Directory
}

/**
 * Opens the keys of the register's own office for whoever exchanges. The first time they are made: a register that never
 * exchanges has none. What is not certified yet (the office itself, an installation with a new identity) is certified in
 * one save, whose author is asked for only then.
 */
export async function ownKeys(
  dependencies: KeyDependencies,
  { as, ...unlocking }: Unlocking & { readonly as: string | null },
): Promise<Result<OwnKeys, Refusal>> {
  const { register, cryptography } = dependencies
  if (register.membership.waiting() !== null) return failure(refusal('register_waiting'))
  const person = register.membership.root() === null ? workingPerson(register, as) : success('')
  if (!person.ok) return person
  const opened = await openOrMakeKeys(dependencies, unlocking)
  if (!opened.ok) return opened
  const keys = opened.value
  if (register.membership.root() === null && keys.root !== null) {
    const pinned = register.membership.pinRoot(keys.root)
    if (!pinned.ok) return pinned
  }
  const certified = certify(dependencies, keys, as)
  if (!certified.ok) return certified
  const directory = registerDirectory(register, cryptography)
  if (directory === null) throw new Error('a register whose keys were made has no root key')
  const { office, installation } = register.facts
  // New keys after a loss count once the coordinating office has named them.
  return directory.installations.get(installation)?.key === keys.installations.get(installation)
    ? success({ keys, directory })
    : failure(refusal('keys_not_approved', { office: office.name }))
}

/** Also of a register that waits: its keys are what it asks with. */
export async function openOrMakeKeys(
  { register, keys }: Pick<UseCaseDependencies, 'register' | 'keys'>,
  unlocking: Unlocking,
): Promise<Result<OpenKeys, Refusal>> {
  const { membership, facts } = register
  const { installation } = facts
  if (!keys.exist()) {
    const isFounding = membership.root() === null
    // Whoever lost the keys of an office that others know asks for new ones (`office request`).
    return isFounding
      ? keys.make(unlocking, { installation, withRoot: membership.waiting() === null })
      : keys.open(unlocking)
  }
  const opened = await keys.open(unlocking)
  if (!opened.ok || opened.value.installations.has(installation)) return opened
  return keys.addInstallation(unlocking, installation)
}

/** Office and installation as the register's own keys certify them, where nothing that counts does. */
function certify(
  { register, cryptography, newId, now }: KeyDependencies,
  keys: OpenKeys,
  as: string | null,
): Result<void, Refusal> {
  const directory = registerDirectory(register, cryptography)
  const lacking = directory === null ? [] : lackingStatements(register, directory, keys)
  if (lacking.length === 0) return success(undefined)
  const person = workingPerson(register, as)
  if (!person.ok) return person
  const saved = register.save(
    {
      author: person.value,
      intent: 'office.keys',
      changes: lacking.flatMap((statement) => statementRecord(newId(), statement)),
    },
    now(),
  )
  return saved.ok ? success(undefined) : saved
}

function lackingStatements(
  register: Register,
  { offices, installations, serial }: Directory,
  keys: OpenKeys,
): readonly SignedStatement[] {
  const { office, installation } = register.facts
  const known = offices.get(office.id)
  const ofOffice =
    known === undefined && keys.root !== null
      ? [
          signedStatement(
            {
              kind: 'office',
              serial: serial + 1,
              office: office.id,
              name: office.name,
              signingKey: keys.office,
              recipient: keys.recipient,
              coordinating: true,
              scope: ['all', 'confidential'],
            },
            keys.signAsRoot,
          ),
        ]
      : []
  const certified = installations.get(installation)
  const key = keys.installations.get(installation)
  // Keys of an office that was named with others since certify nobody.
  const isOurs = known === undefined || known.signingKey === keys.office
  if (key === undefined || certified?.key === key || !isOurs) return ofOffice
  return [
    ...ofOffice,
    signedStatement(
      {
        kind: 'installation',
        serial: (certified?.serial ?? 0) + 1,
        office: office.id,
        installation,
        key,
      },
      keys.signAsOffice,
    ),
  ]
}
