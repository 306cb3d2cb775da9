import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import type { PastMoment, PastRegister, RegisterDifference } from '../usecases/ports/register.ts'
import { differingObligations } from './as-of-difference.ts'
import { pastDirectory, pastReader } from './as-of-reader.ts'
import { openPastState, type PastState } from './as-of-state.ts'
import type { OpenConnection } from './connection.ts'
import { stateElsewhere, type CutoffsElsewhere, type PlacedState } from './cutoff-elsewhere.ts'
import { knownCutoff } from './cutoff-position.ts'
import { knownOn, lastPosition, type KnownBy } from './known-by.ts'

/** Past states that are kept: the difference between two is asked of both. */
const keptPasts = 2

/** Of one log the longer is the later; of two the later day, and on the same day the one that holds more. */
function isLater(one: PlacedState, other: PlacedState): boolean {
  const places = ({ day, position, path }: PlacedState): readonly (string | number)[] =>
    one.path === other.path ? [position, day] : [day, position, path]
  const there = places(other)
  const differing = places(one).findIndex((place, index) => place !== there[index])
  const [mine, theirs] = [places(one)[differing], there[differing]]
  return mine !== undefined && theirs !== undefined && mine > theirs
}

/** The last that were asked for are kept: lists, records and reports of one day are asked for together. */
export function pastRegisters(
  connection: OpenConnection,
  elsewhere: CutoffsElsewhere,
  readerOptions: Parameters<typeof pastReader>[1],
): {
  at(moment: PastMoment, today: string): Result<PastRegister, Refusal>
  between(
    one: PastMoment | null,
    other: PastMoment | null,
    today: string,
  ): Result<RegisterDifference, Refusal>
  close(): void
} {
  const { facts } = elsewhere
  // What was known by then does not change any more.
  const kept = new Map<string, PastState>()
  const stateAt = (known: PlacedState): PastState => {
    const key = `${known.path} ${known.position} ${known.day}`
    const state = kept.get(key) ?? openPastState(known, facts, known)
    kept.delete(key)
    kept.set(key, state)
    for (const [oldest, old] of kept) {
      if (kept.size <= keptPasts) break
      kept.delete(oldest)
      old.close()
    }
    return state
  }
  const here = (known: KnownBy): PlacedState => ({ ...known, path: connection.path })
  const frozen = (id: string): Result<PlacedState, Refusal> => {
    const cutoff = knownCutoff(connection, id)
    if (!cutoff.ok) return cutoff
    const { position, day } = cutoff.value
    return position === null
      ? stateElsewhere(elsewhere, cutoff.value)
      : success(here({ position, day }))
  }
  const knownAt = (moment: PastMoment | null, today: string): Result<PlacedState, Refusal> => {
    if (moment === null) return success(here({ position: lastPosition(connection), day: today }))
    if ('cutoff' in moment) return frozen(moment.cutoff)
    const known = knownOn(connection, facts.timeZone, moment.day, today)
    return known.ok ? success(here(known.value)) : known
  }
  const registerAt = (known: PlacedState): PastRegister => {
    const state = stateAt(known)
    return {
      day: known.day,
      read: pastReader(state, readerOptions),
      directory: pastDirectory(state),
    }
  }
  return {
    at: (moment, today) => {
      const known = knownAt(moment, today)
      return known.ok ? success(registerAt(known.value)) : known
    },
    between: (one, other, today) => {
      const first = knownAt(one, today)
      const second = knownAt(other, today)
      if (!first.ok) return first
      if (!second.ok) return second
      const ends = [
        { moment: one, known: first.value },
        { moment: other, known: second.value },
      ] as const
      const [from, to] = isLater(first.value, second.value) ? [ends[1], ends[0]] : ends
      const at = ({ moment, known }: (typeof ends)[number]) => ({
        ...registerAt(known),
        cutoff: moment !== null && 'cutoff' in moment ? moment.cutoff : null,
      })
      return success({
        from: at(from),
        to: at(to),
        obligations: differingObligations(
          { state: stateAt(from.known), known: from.known },
          { state: stateAt(to.known), known: to.known },
        ),
      })
    },
    close: () => {
      for (const state of kept.values()) state.close()
      kept.clear()
    },
  }
}
