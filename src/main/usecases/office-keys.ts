import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { ownKeys } from './own-keys.ts'

/** Makes the keys of the register's own office, or says that they open. */
export async function prepareKeys(
  dependencies: UseCaseDependencies,
  input: EngineParams<'offices.keys'>,
): Promise<Result<EngineResult<'offices.keys'>, Refusal>> {
  const opened = await ownKeys(dependencies, input)
  if (!opened.ok) return opened
  const root = dependencies.register.membership.root()
  if (root === null) throw new Error('keys of a register without a root')
  return success({ office: dependencies.register.facts.office.id, root })
}

/** What was sealed with the old passphrase opens with the new one from now on. */
export async function changePassphrase(
  { register, keys }: UseCaseDependencies,
  { passphraseFile, newPassphraseFile }: EngineParams<'offices.passphrase'>,
): Promise<Result<EngineResult<'offices.passphrase'>, Refusal>> {
  if (!keys.exist()) return failure(refusal('keys_not_made'))
  const changed = await keys.changePassphrase({ passphraseFile }, { file: newPassphraseFile })
  return changed.ok ? success({ office: register.facts.office.id }) : changed
}

/** The same of keys that are open in the window, by a passphrase that was typed there. */
export async function changeTypedPassphrase(
  { keys }: Pick<UseCaseDependencies, 'keys'>,
  { passphrase }: EngineParams<'keys.change'>,
): Promise<Result<EngineResult<'keys.change'>, Refusal>> {
  if (!keys.exist()) return failure(refusal('keys_not_made'))
  const changed = await keys.changePassphrase({ passphraseFile: null }, { typed: passphrase })
  return changed.ok ? success(keys.state()) : changed
}
