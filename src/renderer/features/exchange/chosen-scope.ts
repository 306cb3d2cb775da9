import { parseScopeElement } from '../../../core/exchange/scope.ts'

/** A scope as a form has it. Sessions and agreements stay chosen while `all` is. */
export interface ChosenScope {
  readonly all: boolean
  readonly sessions: readonly string[]
  readonly agreements: readonly string[]
  readonly confidential: boolean
}

export const nothingChosen: ChosenScope = {
  all: false,
  sessions: [],
  agreements: [],
  confidential: false,
}

export function chosenOf(scope: readonly string[]): ChosenScope {
  const elements = scope.map(parseScopeElement)
  const ids = (of: 'session' | 'agreement'): readonly string[] =>
    elements.flatMap((element) => (element?.of === of ? [element.id] : []))
  return {
    all: scope.includes('all'),
    sessions: ids('session'),
    agreements: ids('agreement'),
    confidential: scope.includes('confidential'),
  }
}

/** As the engine reads it; empty: nothing was chosen. */
export function scopeOf({ all, sessions, agreements, confidential }: ChosenScope): string[] {
  const named = all
    ? ['all']
    : [...sessions.map((id) => `session:${id}`), ...agreements.map((id) => `agreement:${id}`)]
  return confidential && named.length > 0 ? [...named, 'confidential'] : named
}
