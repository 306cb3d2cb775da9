import { deadlineRuleSchema } from '../../../contract/primitives.ts'
import { isFederalBusinessDay } from '../../../core/compliance/deadlines/federal-holidays.ts'
import {
  resolveDeadline,
  type DeadlineAnchors,
  type ResolvedDeadline,
  type SessionDay,
} from '../../../core/compliance/deadlines/resolve.ts'
import type { DeadlineRule } from '../../../core/schema/deadline-rule.ts'
import type { ReadConnection } from '../connection.ts'

type SessionAnchors = Omit<DeadlineAnchors, 'unit' | 'notification'>

/** A deadline as it is written and as it resolves. */
export interface RuledDeadline {
  readonly rule: DeadlineRule | null
  readonly due: ResolvedDeadline
}

/** What a deadline is reckoned from, beside its session. */
interface Concerned {
  /** Local number. */
  readonly session: number | null
  readonly unitCode: string | null
  readonly notification: string | null
}

/**
 * The deadlines of obligations by their rule as a column holds it. What many have in common is read and reckoned once:
 * good for one transaction in which no session changes any more.
 */
export function rememberedDeadlines(
  connection: ReadConnection,
): (text: string | null, concerned: Concerned) => RuledDeadline {
  const anchorsOf = remembered((session: number | null) => sessionAnchors(connection, session))
  const ruleOf = remembered(readRule)
  const known = new Map<string, RuledDeadline>()
  return (text, { session, unitCode, notification }) => {
    const rule = ruleOf(text)
    // Stages alone say another thing of each unit.
    const unit = rule?.rule === 'staged' ? unitCode : null
    const key = JSON.stringify([text, session, unit, notification])
    const found = known.get(key)
    if (found !== undefined) return found
    const anchors = { ...anchorsOf(session), unit: unit ?? '', notification }
    const made = { rule, due: resolveDeadline(rule, anchors) }
    known.set(key, made)
    return made
  }
}

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found.value
    const value = make(key)
    known.set(key, { value })
    return value
  }
}

/** What rules are reckoned from, for the obligations of one session; `null`: no session arrived yet. */
function sessionAnchors(connection: ReadConnection, session: number | null): SessionAnchors {
  const own =
    session === null
      ? undefined
      : connection.get<{
          body: number | null
          ordinal: number | null
          type: string | null
          date: string | null
          estimated: string | null
          gazette: string | null
        }>(
          `SELECT body, ordinal, type, date, estimated_date AS estimated, gazette_date AS gazette
           FROM record_session WHERE record = ?`,
          [session],
        )
  const numberedSessions = new Map<string, SessionDay | null>()
  const numbered = (ordinal: number, type: string): SessionDay | null => {
    const key = `${ordinal} ${type}`
    const known = numberedSessions.get(key)
    if (known !== undefined) return known
    const found =
      connection.get<SessionDay>(
        `SELECT date, estimated_date AS estimated FROM record_session
         WHERE body = ? AND type = ? AND ordinal = ? AND withdrawn IS NULL AND duplicate_of IS NULL
         ORDER BY date IS NULL, date, estimated_date IS NULL, estimated_date LIMIT 1`,
        [own?.body ?? null, type, ordinal],
      ) ?? null
    numberedSessions.set(key, found)
    return found
  }
  return {
    session: { date: own?.date ?? null, estimated: own?.estimated ?? null },
    gazette: own?.gazette ?? null,
    sessionNumbered: numbered,
    nextSession:
      own === undefined || own.ordinal === null || own.type === null
        ? null
        : numbered(own.ordinal + 1, own.type),
    isBusinessDay: isFederalBusinessDay,
  }
}

/** A rule as a column holds it; one that this version cannot read states nothing. */
export function readRule(text: string | null): DeadlineRule | null {
  if (text === null) return null
  const parsed = deadlineRuleSchema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}
