import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { KnownOffice } from '../../core/exchange/directory.ts'
import { canonicalScope, parseScopeElement } from '../../core/exchange/scope.ts'
import type { OfficeStatement } from '../../core/exchange/statement.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { officeCalled } from './office-list.ts'
import {
  ownKeys,
  registerDirectory,
  signedStatement,
  statementRecord,
  type OwnKeys,
} from './own-keys.ts'
import type { ScopeShare } from './ports/exchange.ts'
import type { Unlocking } from './ports/keys.ts'
import type { Register } from './ports/register.ts'
import { workingPerson } from './working-person.ts'

/** The root key is opened: only the coordinating office says who is who. */
export async function rootKeys(
  dependencies: UseCaseDependencies,
  asked: Unlocking & { readonly as: string | null },
): Promise<Result<OwnKeys, Refusal>> {
  const { register } = dependencies
  const opened = await ownKeys(dependencies, asked)
  if (!opened.ok || opened.value.keys.root === register.membership.root()) return opened
  const own = opened.value.directory.offices.get(register.facts.office.id)
  return failure(
    own?.coordinating === true
      ? refusal('root_key_missing')
      : refusal('office_not_coordinating', { office: register.facts.office.name }),
  )
}

/** Gives an office another scope: what it already received stays with it. */
export async function changeScope(
  dependencies: UseCaseDependencies,
  input: EngineParams<'offices.scope'>,
): Promise<Result<EngineResult<'offices.scope'>, Refusal>> {
  const { register, newId, now } = dependencies
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const scope = checkedScope(register, input.scope)
  if (!scope.ok) return scope
  const opened = await rootKeys(dependencies, input)
  if (!opened.ok) return opened
  const { keys, directory } = opened.value
  const office = officeCalled(directory, input.office)
  if (!office.ok) return office
  const { id, name, coordinating, revoked } = office.value
  if (coordinating) return failure(refusal('office_coordinates', { office: name }))
  if (revoked) return failure(refusal('office_revoked', { office: name }))
  if (isSameScope(office.value.scope, scope.value)) {
    return failure(refusal('nothing_to_change', { id }))
  }
  const statement = signedStatement(
    { ...saidOf(office.value), scope: scope.value, serial: directory.serial + 1 },
    keys.signAsRoot,
  )
  const saved = register.save(
    {
      author: person.value,
      intent: 'office.scope',
      changes: [...statementRecord(newId(), statement)],
    },
    now(),
  )
  return saved.ok ? success({ office: id, name, scope: [...scope.value] }) : saved
}

/** What it would come to, of the agreements that stand here. */
export function previewScope(
  { register, cryptography }: UseCaseDependencies,
  input: EngineParams<'offices.scope.preview'>,
): Result<EngineResult<'offices.scope.preview'>, Refusal> {
  const scope = checkedScope(register, input.scope)
  if (!scope.ok) return scope
  const known = registerDirectory(register, cryptography)?.offices.get(input.office)
  if (known === undefined) return failure(refusal('office_unknown', { office: input.office }))
  const { gained, lost } = register.exchange.scopeDifference(known.scope, scope.value)
  const named = (shares: readonly ScopeShare[]) =>
    shares.map(({ session, agreements }) => ({
      session: session === null ? null : (register.read.record(session)?.label ?? null),
      agreements,
    }))
  return success({ gained: named(gained), lost: named(lost) })
}

export const isSameScope = (one: readonly string[], other: readonly string[]): boolean =>
  one.join() === other.join()

function saidOf(known: KnownOffice): OfficeStatement {
  const { id: office, revoked: _, ...said } = known
  return { kind: 'office', office, ...said }
}

/** Elements of a scope in their one order; sessions and agreements that are not here, or not any more, are refused. */
export function checkedScope(
  register: Register,
  scope: readonly string[],
): Result<readonly string[], Refusal> {
  if (scope.length === 0) return failure(refusal('scope_empty'))
  for (const text of scope) {
    const element = parseScopeElement(text)
    if (element === null) return failure(refusal('scope_invalid', { element: text }))
    if (element.of !== 'session' && element.of !== 'agreement') continue
    const known = register.read.known(element.id)
    if (known?.kind !== element.of) return failure(refusal('scope_invalid', { element: text }))
  }
  return success(canonicalScope(scope))
}
