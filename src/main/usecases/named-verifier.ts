import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { verifierDoubt } from '../../core/compliance/named-verifier.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { survivorOf } from './merge-rules.ts'
import type { Register } from './ports/register.ts'

/** What is to be said before somebody is named who is to verify an obligation; nothing is saved. */
export function previewVerifier(
  { register, today }: UseCaseDependencies,
  { obligation, verifier }: EngineParams<'obligations.verifier.preview'>,
): Result<EngineResult<'obligations.verifier.preview'>, Refusal> {
  for (const id of [obligation, verifier]) {
    if (register.read.known(id) === undefined) return failure(refusal('record_unknown', { id }))
  }
  return success({ warning: verifierWarning(register, obligation, verifier, today()) })
}

/** Whom the gate would refuse later, or an audit would question; `null`: nothing speaks against them. */
export function verifierWarning(
  register: Register,
  obligation: string,
  verifier: string,
  today: string,
): Refusal | null {
  const facts = register.read.assessed(obligation)?.facts
  const shown = register.read.obligation(obligation, today)?.obligation
  if (facts === undefined || shown === undefined) return null
  const isPerson = register.read.known(verifier)?.kind === 'person'
  const doubt = verifierDoubt(
    facts,
    isPerson
      ? {
          person: register.directory.survivorOfPerson(verifier),
          units: unitOf(register, verifier),
        }
      : { person: null, units: [survivorOf(register, verifier)] },
    [
      survivorOf(register, shown.unitId),
      ...facts.reports
        .filter(({ withdrawn }) => !withdrawn)
        .flatMap(({ authors }) => authors.flatMap((author) => unitOf(register, author))),
    ],
  )
  const name = register.read.record(verifier)?.label ?? verifier
  switch (doubt) {
    case null:
      return null
    case 'own_work':
      return refusal('verifier_reported', { verifier: name })
    case 'same_unit':
      return refusal('verifier_of_reporting_unit', { verifier: name })
  }
}

function unitOf(register: Register, person: string): readonly string[] {
  const unit = register.read.record(person)?.fields['unit']?.value ?? null
  return typeof unit === 'string' ? [survivorOf(register, unit)] : []
}
