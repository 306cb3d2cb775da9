import { commonWords, leastInCommon } from '../../../../core/compliance/similar-text.ts'
import { recordDefinitions } from '../../../../core/schema/records.ts'
import type { ReadConnection } from '../../connection.ts'
import { groupedBy } from '../grouped-by.ts'
import { listedIn } from '../listed-in.ts'
import { inOrderMade } from './made-first.ts'
import {
  stands,
  these,
  through,
  union,
  type Concerned,
  type FoundIssue,
  type IssueFinder,
} from './finder.ts'

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
const sharing = (connection: ReadConnection, about: Concerned): readonly Pair[] =>
  laterFirst(
    connection,
    about === 'all' ? sharingAtAll(connection) : sharingWith(connection, about),
  )

/** Of each pair the one of the later session, of one session the one that was made later, as the record. */
function laterFirst(connection: ReadConnection, pairs: readonly Pair[]): readonly Pair[] {
  if (pairs.length === 0) return pairs
  const order = inOrderMade('x.record')
  const places = new Map(
    connection
      .column<number>(
        `SELECT x.record FROM record_agreement x LEFT JOIN record_session z ON z.record = x.session ${order.join}
         WHERE x.record IN ${these} ORDER BY z.ordinal, ${order.by}`,
        [listedIn(new Set(pairs.flatMap(({ record, other }) => [record, other])))],
      )
      .map((record, place) => [record, place]),
  )
  const placeOf = (record: number): number => places.get(record) ?? 0
  return pairs.map(({ record, other }) =>
    placeOf(record) > placeOf(other) ? { record, other } : { record: other, other: record },
  )
}

function sharingAtAll(connection: ReadConnection): readonly Pair[] {
  return connection.all<Pair>(
    `SELECT DISTINCT y.agreement AS record, x.agreement AS other
     FROM json_each(?) j
     JOIN agreement_sketch x ON x.session = json_extract(j.value, '$[0]')
     JOIN agreement_sketch y ON y.session = json_extract(j.value, '$[1]') AND y.key = x.key
       AND (y.session <> x.session OR y.agreement > x.agreement)
     ORDER BY 2, 1`,
    [JSON.stringify(neighbouringSessions(connection))],
  )
}

/** Where a key is looked for, for an agreement: in its own session or in one beside it. */
interface Lookup {
  readonly agreement: number
  readonly key: number
  readonly session: number
}

function sharingWith(connection: ReadConnection, about: ReadonlySet<number>): readonly Pair[] {
  const neighbours = neighbouringSessions(connection)
  const nextOf = groupedBy(neighbours, ([one]) => one)
  const beforeOf = groupedBy(neighbours, ([, next]) => next)
  const lookups = connection
    .all<{ agreement: number; session: number; key: number }>(
      `SELECT y.agreement, y.session, y.key FROM json_each(?) j
       CROSS JOIN agreement_sketch y ON y.agreement = j.value`,
      [listedIn(about)],
    )
    .flatMap(({ agreement, session, key }): readonly Lookup[] => [
      ...(nextOf.get(session) ?? []).map(([, next]) => ({ agreement, key, session: next })),
      ...(beforeOf.get(session) ?? []).flatMap(([before]) =>
        before === session ? [] : [{ agreement, key, session: before }],
      ),
    ])
  if (lookups.length === 0) return []
  const pairs = new Map<string, Pair>()
  for (const { lookup, found } of connection.all<{ lookup: number; found: number }>(
    `SELECT j.key AS lookup, x.agreement AS found FROM json_each(?) j
     CROSS JOIN agreement_sketch x ON x.session = json_extract(j.value, '$[0]')
       AND x.key = json_extract(j.value, '$[1]')`,
    [JSON.stringify(lookups.map(({ session, key }) => [session, key]))],
  )) {
    const asked = lookups[lookup]
    if (asked === undefined || found === asked.agreement) continue
    const { agreement } = asked
    const pair =
      agreement > found ? { record: agreement, other: found } : { record: found, other: agreement }
    pairs.set(`${pair.record} ${pair.other}`, pair)
  }
  return [...pairs.values()].toSorted((a, b) => a.other - b.other || a.record - b.record)
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
