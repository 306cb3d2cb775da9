import { deadlineRuleSchema } from '../../../contract/primitives.ts'
import { isFederalBusinessDay } from '../../../core/compliance/deadlines/federal-holidays.ts'
import type { DeadlineAnchors, SessionDay } from '../../../core/compliance/deadlines/resolve.ts'
import type { DeadlineRule } from '../../../core/schema/deadline-rule.ts'
import type { ReadConnection } from '../connection.ts'

export type SessionAnchors = Omit<DeadlineAnchors, 'unit' | 'notification'>

/** The anchors of sessions, each read once: good for one transaction in which no session changes any more. */
export function rememberedAnchors(
  connection: ReadConnection,
): (session: number | null) => SessionAnchors {
  const known = new Map<number | null, SessionAnchors>()
  return (session) => {
    const anchors = known.get(session) ?? sessionAnchors(connection, session)
    known.set(session, anchors)
    return anchors
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
         ORDER BY date LIMIT 1`,
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
