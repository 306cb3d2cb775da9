import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import type { RecordDifferences } from '../../contract/cutoffs.ts'
import type {
  PastMoment,
  PastRegister,
  RecordsAsked,
  RegisterDifference,
} from '../usecases/ports/register.ts'
import { differingObligations, type ComparedState } from './as-of-difference.ts'
import { pastDirectory, pastReader } from './as-of-reader.ts'
import { differingRecords } from './as-of-records.ts'
import { openPastState, type PastState } from './as-of-state.ts'
import type { OpenConnection } from './connection.ts'
import { derivedDay } from './derived-day.ts'
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

/** A past state with the register that it is asked as: what its lists have read serves the next page as well. */
interface KeptPast {
  readonly state: PastState
  readonly register: PastRegister
}

/** One of two moments that are compared; `null`: now. */
interface End {
  readonly moment: PastMoment | null
  readonly known: PlacedState
}

/**
 * The last that were asked for are kept: lists, records and reports of one day are asked for together. `present`
 * answers for today, so that today is now with all that no commit says (what was found of files), and costs nothing.
 */
export function pastRegisters(
  connection: OpenConnection,
  elsewhere: CutoffsElsewhere,
  readerOptions: Parameters<typeof pastReader>[1],
  present: Pick<PastRegister, 'read' | 'directory'>,
): {
  at(moment: PastMoment, today: string): Result<PastRegister, Refusal>
  between(
    one: PastMoment | null,
    other: PastMoment | null,
    today: string,
  ): Result<RegisterDifference, Refusal>
  recordsBetween(
    one: PastMoment | null,
    other: PastMoment | null,
    asked: RecordsAsked,
    today: string,
  ): Result<RecordDifferences, Refusal>
  close(): void
} {
  const { facts } = elsewhere
  // What was known by then does not change any more.
  const kept = new Map<string, KeptPast>()
  const opened = (known: PlacedState): KeptPast => {
    const state = openPastState(known, facts, known)
    const read = pastReader(state, readerOptions)
    return { state, register: { day: known.day, read, directory: pastDirectory(state) } }
  }
  const pastAt = (known: PlacedState): KeptPast => {
    const key = `${known.path} ${known.position} ${known.day}`
    const past = kept.get(key) ?? opened(known)
    kept.delete(key)
    kept.set(key, past)
    for (const [oldest, old] of kept) {
      if (kept.size <= keptPasts) break
      kept.delete(oldest)
      old.state.close()
    }
    return past
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
  /** The earlier first. */
  const endsOf = (
    one: PastMoment | null,
    other: PastMoment | null,
    today: string,
  ): Result<readonly [End, End], Refusal> => {
    const first = knownAt(one, today)
    const second = knownAt(other, today)
    if (!first.ok) return first
    if (!second.ok) return second
    const ends = [
      { moment: one, known: first.value },
      { moment: other, known: second.value },
    ] as const
    return success(isLater(first.value, second.value) ? [ends[1], ends[0]] : ends)
  }
  const endAt = ({ moment, known }: End): RegisterDifference['from'] => ({
    ...pastAt(known).register,
    cutoff: moment !== null && 'cutoff' in moment ? moment.cutoff : null,
  })
  const compared = ({ known }: End): ComparedState => ({ state: pastAt(known).state, known })
  return {
    at: (moment, today) => {
      const known = knownAt(moment, today)
      if (!known.ok) return known
      // A register that is only read may still say who answered yesterday.
      return 'day' in moment && moment.day === today && derivedDay(connection) === today
        ? success({ day: today, ...present })
        : success(pastAt(known.value).register)
    },
    between: (one, other, today) => {
      const ends = endsOf(one, other, today)
      if (!ends.ok) return ends
      const [from, to] = ends.value
      return success({
        from: endAt(from),
        to: endAt(to),
        obligations: differingObligations(compared(from), compared(to)),
      })
    },
    recordsBetween: (one, other, asked, today) => {
      const ends = endsOf(one, other, today)
      if (!ends.ok) return ends
      const [from, to] = ends.value
      return success(differingRecords(compared(from), compared(to), asked))
    },
    close: () => {
      for (const { state } of kept.values()) state.close()
      kept.clear()
    },
  }
}
