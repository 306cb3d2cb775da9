import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Directory, KnownOffice } from '../../core/exchange/directory.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { officeCalled } from './office-list.ts'
import { rootKeys } from './office-scope.ts'
import { signedStatement, statementRecord } from './own-keys.ts'
import { workingPerson } from './working-person.ts'

/**
 * Ends an office, or one installation of it: what was received of it up to now counts, what it writes after that does not,
 * in every office alike. Revoking again after more of it was received lets that count too.
 */
export async function revoke(
  dependencies: UseCaseDependencies,
  input: EngineParams<'offices.revoke'>,
): Promise<Result<EngineResult<'offices.revoke'>, Refusal>> {
  const { register, newId, now } = dependencies
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const opened = await rootKeys(dependencies, input)
  if (!opened.ok) return opened
  const { keys, directory } = opened.value
  const found = target(directory, input.office)
  if (!found.ok) return found
  const { office, installations, whole } = found.value
  const { facts, membership } = register
  // Nobody would be left who could say who is who; and nobody ends the installation that says it.
  if (whole && isLastCoordinating(directory, office)) {
    return failure(refusal('office_last_coordinating', { office: office.name }))
  }
  if (whole && office.id === facts.office.id) {
    return failure(refusal('revocation_of_own', { office: office.name }))
  }
  if (installations.includes(facts.installation)) {
    return failure(refusal('revocation_of_own', { office: office.name }))
  }
  const accepted = installations.map((installation) => ({
    installation,
    counter: membership.lastCounter(installation),
  }))
  const isKnown = accepted.every(
    ({ installation, counter }) => directory.revoked.get(installation) === counter,
  )
  if (isKnown && (office.revoked || !whole)) {
    return failure(refusal('already_revoked', { office: office.name }))
  }
  const statement = signedStatement(
    {
      kind: 'revocation',
      serial: directory.serial + 1,
      office: whole ? office.id : null,
      accepted,
    },
    keys.signAsRoot,
  )
  const saved = register.save(
    {
      author: person.value,
      intent: 'office.revoke',
      changes: [...statementRecord(newId(), statement)],
    },
    now(),
  )
  return saved.ok ? success({ office: office.id, name: office.name, accepted }) : saved
}

interface Target {
  readonly office: KnownOffice
  readonly installations: readonly string[]
  /** The office itself was named. */
  readonly whole: boolean
}

function target(directory: Directory, text: string): Result<Target, Refusal> {
  const installation = directory.installations.get(text)
  if (installation !== undefined) {
    const office = directory.offices.get(installation.office)
    if (office === undefined) throw new Error('an installation of no office')
    return success({ office, installations: [installation.id], whole: false })
  }
  const office = officeCalled(directory, text)
  if (!office.ok) return office
  const installations = [...directory.installations.values()]
    .filter((one) => one.office === office.value.id)
    .map(({ id }) => id)
    .toSorted()
  return success({ office: office.value, installations, whole: true })
}

const isLastCoordinating = ({ offices }: Directory, { id, coordinating }: KnownOffice): boolean =>
  coordinating &&
  ![...offices.values()].some((other) => other.id !== id && other.coordinating && !other.revoked)
