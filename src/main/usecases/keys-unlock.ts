import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { Passphrases } from './ports/passphrases.ts'

type KeyDependencies = Pick<UseCaseDependencies, 'keys'>

/** Whether anybody has to be asked before the keys open. */
export const keysState = ({ keys }: KeyDependencies): Result<EngineResult<'keys.state'>, Refusal> =>
  success(keys.state())

/** Opens the keys for whatever the window does until it closes or somebody locks them. */
export async function unlockKeys(
  { keys }: KeyDependencies,
  { passphrase }: EngineParams<'keys.unlock'>,
): Promise<Result<EngineResult<'keys.unlock'>, Refusal>> {
  const held = await keys.hold(passphrase)
  return held.ok ? success(keys.state()) : held
}

export function lockKeys({ keys }: KeyDependencies): Result<EngineResult<'keys.lock'>, Refusal> {
  keys.lock()
  return success(keys.state())
}

export function holdMachineKey(
  { keys }: KeyDependencies,
  { key }: EngineParams<'keys.machine'>,
): Result<EngineResult<'keys.machine'>, Refusal> {
  keys.holdMachineKey(new Uint8Array(Buffer.from(key, 'base64')))
  return success(keys.state())
}

/** A passphrase that nobody has to think of. */
export const proposePassphrase = ({
  passphrases,
}: {
  readonly passphrases: Passphrases
}): Promise<Result<EngineResult<'keys.propose'>, Refusal>> =>
  Promise.resolve(success({ passphrase: passphrases.make() }))
