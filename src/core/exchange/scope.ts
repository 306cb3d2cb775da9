/**
 * What an office may receive is a list of texts, each of which adds something to the catalogue, which everybody has:
 * `all` agreements; the `confidential` ones among what else is named; those of a session; one agreement.
 */
export type ScopeElement =
  | { readonly of: 'all' }
  | { readonly of: 'confidential' }
  | { readonly of: 'session'; readonly id: string }
  | { readonly of: 'agreement'; readonly id: string }

const named = /^(session|agreement):([0-9a-f]{32})$/

/** `null`: it is no element of a scope. */
export function parseScopeElement(text: string): ScopeElement | null {
  if (text === 'all' || text === 'confidential') return { of: text }
  const [, of, id] = named.exec(text) ?? []
  return (of === 'session' || of === 'agreement') && id !== undefined ? { of, id } : null
}

/** Each element once, in one order: the same scope is always the same list. */
export const canonicalScope = (scope: readonly string[]): readonly string[] =>
  [...new Set(scope)].toSorted()
