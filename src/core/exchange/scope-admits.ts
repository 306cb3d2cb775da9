import type { Id } from '../changes/types.ts'
import { parseScopeElement } from './scope.ts'

/** What decides whether an agreement, with all that hangs from it, is within a scope. */
export interface AgreementPlace {
  readonly agreement: Id
  /** `null`: none is known. */
  readonly session: Id | null
  /** As DESIGN 4 counts it: a live `true` outweighs whatever else is live. */
  readonly confidential: boolean
}

/** A scope as it is asked. */
export interface ReadScope {
  readonly all: boolean
  readonly confidential: boolean
  readonly sessions: ReadonlySet<Id>
  readonly agreements: ReadonlySet<Id>
}

/** Elements that this version does not know admit nothing: a scope is an allow-list. */
export function readScope(scope: readonly string[]): ReadScope {
  const elements = scope.map(parseScopeElement)
  const ids = (of: 'session' | 'agreement'): ReadonlySet<Id> =>
    new Set(elements.flatMap((element) => (element?.of === of ? [element.id] : [])))
  return {
    all: elements.some((element) => element?.of === 'all'),
    confidential: elements.some((element) => element?.of === 'confidential'),
    sessions: ids('session'),
    agreements: ids('agreement'),
  }
}

/** Whether a scope admits an agreement; naming one that is confidential is not enough. */
export function admitsAgreement(
  { all, confidential, sessions, agreements }: ReadScope,
  place: AgreementPlace,
): boolean {
  if (place.confidential && !confidential) return false
  return (
    all ||
    agreements.has(place.agreement) ||
    (place.session !== null && sessions.has(place.session))
  )
}

/**
 * The scope that admits what both admit: a package for several offices carries no more than each of them may have.
 * `sessionOf`: the session of an agreement that is named alone.
 */
export function commonScope(
  one: readonly string[],
  other: readonly string[],
  sessionOf: (agreement: Id) => Id | null,
): readonly string[] {
  const [a, b] = [readScope(one), readScope(other)]
  const elements = new Set<string>()
  if (a.all && b.all) elements.add('all')
  if (a.confidential && b.confidential) elements.add('confidential')
  const named = (own: ReadScope, theirs: ReadScope): void => {
    for (const session of own.sessions) {
      if (theirs.all || theirs.sessions.has(session)) elements.add(`session:${session}`)
    }
    for (const agreement of own.agreements) {
      const session = sessionOf(agreement)
      const within =
        theirs.all ||
        theirs.agreements.has(agreement) ||
        (session !== null && theirs.sessions.has(session))
      if (within) elements.add(`agreement:${agreement}`)
    }
  }
  named(a, b)
  named(b, a)
  return [...elements].toSorted()
}
