import { commonWords } from '../../../../core/compliance/similar-text.ts'
import { recordDefinitions } from '../../../../core/schema/records.ts'
import type { ReadConnection } from '../../connection.ts'
import { groupedBy } from '../grouped-by.ts'
import { listedIn } from '../listed-in.ts'
import {
  stands,
  these,
  through,
  union,
  type Concerned,
  type FoundIssue,
  type IssueFinder,
} from './finder.ts'

/** Nine words of ten in common: an agreement that was captured again with a slip, not one about the same matter. */
const leastInCommon = 0.9

const { body, ordinal, type, withdrawn, duplicateOf } = recordDefinitions.session.fields
const placing = [body, ordinal, type, withdrawn, duplicateOf].map(({ number }) => number)

/**
 * Agreements of one session, or of one and the next of the same body, whose texts are nearly equal. Only those that
 * share a key of their sketches are compared (`similar-text.ts`), so the cost grows with what is alike. Looked for by
 * the later of the two.
 */
export const similarAgreements: IssueFinder = {
  kinds: ['similar_agreement'],
  concerned: (connection, touched) => {
    const agreements = union(
      touched.of('agreement'),
      through(
        connection,
        `SELECT record FROM record_agreement WHERE session IN ${these}`,
        touched.of('session', placing),
      ),
    )
    if (agreements.size === 0) return agreements
    return union(
      agreements,
      sharing(connection, agreements).flatMap(({ record, other }) => [record, other]),
      through(
        connection,
        `SELECT record FROM issue_finding WHERE kind = 'similar_agreement' AND other IN ${these}`,
        agreements,
      ),
    )
  },
  find: (connection, about) => compared(connection, about),
}

interface Pair {
  readonly record: number
  readonly other: number
}

/** Pairs with a key in common of which one, either of them, is among these. */
function sharing(connection: ReadConnection, about: Concerned): readonly Pair[] {
  const neighbours = JSON.stringify(neighbouringSessions(connection))
  const pairs = (condition: string, given: readonly string[]): readonly Pair[] =>
    connection.all<Pair>(
      `SELECT DISTINCT y.agreement AS record, x.agreement AS other
       FROM json_each(?) j
       JOIN agreement_sketch x ON x.session = json_extract(j.value, '$[0]')
       JOIN agreement_sketch y ON y.session = json_extract(j.value, '$[1]') AND y.key = x.key
         AND (y.session <> x.session OR y.agreement > x.agreement)
       WHERE ${condition} ORDER BY 2, 1`,
      [neighbours, ...given],
    )
  if (about === 'all') return pairs('TRUE', [])
  const listed = listedIn(about)
  const near = `WITH near(one, next) AS MATERIALIZED (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))`
  return [
    ...connection.all<Pair>(
      `${near} SELECT DISTINCT y.agreement AS record, x.agreement AS other
       FROM json_each(?) j CROSS JOIN agreement_sketch y ON y.agreement = j.value
       CROSS JOIN near n ON n.next = y.session
       CROSS JOIN agreement_sketch x ON x.session = n.one AND x.key = y.key
         AND (y.session <> x.session OR y.agreement > x.agreement) ORDER BY 2, 1`,
      [neighbours, listed],
    ),
    ...connection.all<Pair>(
      `${near} SELECT DISTINCT y.agreement AS record, x.agreement AS other
       FROM json_each(?) j CROSS JOIN agreement_sketch x ON x.agreement = j.value
       CROSS JOIN near n ON n.one = x.session
       CROSS JOIN agreement_sketch y ON y.session = n.next AND y.key = x.key
         AND (y.session <> x.session OR y.agreement > x.agreement) ORDER BY 2, 1`,
      [neighbours, listed],
    ),
  ]
}

function compared(connection: ReadConnection, about: Concerned): readonly FoundIssue[] {
  const candidates = new Map(
    sharing(connection, about)
      .filter(({ record }) => about === 'all' || about.has(record))
      .map((pair) => [`${pair.record} ${pair.other}`, pair]),
  )
  if (candidates.size === 0) return []
  const pairs = [...candidates.values()]
  const texts = new Map(
    connection
      .all<{ record: number; session: number; number: string | null; text: string }>(
        `SELECT x.record, x.session, x.number, x.text FROM record_agreement x
         WHERE x.record IN ${these} AND ${stands('x')}`,
        [listedIn(pairs.flatMap(({ record, other }) => [record, other]))],
      )
      .map((agreement) => [agreement.record, agreement]),
  )
  return pairs.flatMap(({ record, other }): readonly FoundIssue[] => {
    const [one, before] = [texts.get(record), texts.get(other)]
    if (one === undefined || before === undefined) return []
    // Listed already, as having the same number.
    const sameNumber = one.number !== null && one.number === before.number
    if (sameNumber && one.session === before.session) return []
    const share = commonWords(one.text, before.text)
    return share < leastInCommon
      ? []
      : [
          {
            kind: 'similar_agreement',
            about: record,
            recordKind: 'agreement',
            record,
            other,
            detail: `${Math.floor(share * 100)} %`,
          },
        ]
  })
}

/** Every session with itself and with the one before it of the same body and type, by local numbers. */
function neighbouringSessions(connection: ReadConnection): readonly (readonly [number, number])[] {
  const sessions = connection.all<{ record: number; place: string; ordinal: number }>(
    `SELECT x.record, x.body || x.type AS place, x.ordinal FROM record_session x
     WHERE ${stands('x')} AND x.body IS NOT NULL AND x.type IS NOT NULL AND x.ordinal IS NOT NULL
     ORDER BY x.record`,
  )
  const byOrdinal = groupedBy(sessions, (one) => `${one.place} ${one.ordinal}`)
  return sessions.flatMap(({ record, place, ordinal: number }) => [
    [record, record] as const,
    ...(byOrdinal.get(`${place} ${number - 1}`) ?? []).map(
      (before) => [before.record, record] as const,
    ),
    // Two entries of one session are a place to look for agreements that were captured twice.
    ...(byOrdinal.get(`${place} ${number}`) ?? []).flatMap((same) =>
      same.record < record ? [[same.record, record] as const] : [],
    ),
  ])
}
