import type { WriteConnection } from './connection.ts'

/** Runs a change in a transaction, and takes it back when it has told what came of it. */
export function takenBack<Value>(connection: WriteConnection, work: () => Value): Value {
  const kept: { found: { readonly value: Value } | null } = { found: null }
  const back = new Error('taken back')
  try {
    connection.transaction(() => {
      kept.found = { value: work() }
      throw back
    })
  } catch (error) {
    if (error !== back) throw error
  }
  if (kept.found === null) throw new Error('a trial told nothing')
  return kept.found.value
}
