import type { IssueKind } from '../../../contract/issue-rows.ts'
import { commonWords } from '../../../core/compliance/similar-text.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import type { ReadConnection } from '../connection.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import { listedIn } from '../projections/listed-in.ts'
import { folded } from './folded.ts'
import { stands, type FoundIssue } from './found-issue.ts'

/** A record with what others of its kind may have in common with it. */
interface Candidate {
  readonly record: number
  /** What they have in common, as this one writes it. */
  readonly shared: string
  /** By which it is compared; empty: by nothing. */
  readonly key: string
}

/** Records that seem to say again what another one says: pairs, each with the record that was there first. */
export function duplicates(connection: ReadConnection): readonly FoundIssue[] {
  return [
    ...named(
      connection,
      'duplicate_person',
      'person',
      'SELECT x.record, x.name AS shared, 0 AS scope',
    ),
    ...named(connection, 'duplicate_code', 'unit', 'SELECT x.record, x.code AS shared, 0 AS scope'),
    ...named(
      connection,
      'duplicate_unit',
      'unit',
      `SELECT x.record, x.name AS shared, coalesce((SELECT p.parent FROM record_placement p
         WHERE p.unit = x.record AND ${stands('p')} ORDER BY p.record LIMIT 1), 0) || x.kind AS scope`,
    ),
    ...named(connection, 'duplicate_body', 'body', 'SELECT x.record, x.name AS shared, 0 AS scope'),
    ...named(
      connection,
      'duplicate_session',
      'session',
      'SELECT x.record, x.roman AS shared, x.body || x.type || x.ordinal AS scope',
    ),
    ...named(
      connection,
      'duplicate_indicator',
      'indicator',
      'SELECT x.record, x.name AS shared, 0 AS scope',
    ),
    ...named(
      connection,
      'duplicate_funding',
      'funding',
      `SELECT x.record, x.fund || ' ' || x.year || coalesce(' ' || x.programme, '') AS shared,
         coalesce(x.entity, 0) AS scope`,
    ),
    ...named(
      connection,
      'duplicate_agreement',
      'agreement',
      'SELECT x.record, x.number AS shared, x.session AS scope',
      'AND x.number IS NOT NULL AND x.session IS NOT NULL',
    ),
    ...similarAgreements(connection),
    ...obligationsOfOneUnit(connection),
    ...filesGivenTwice(connection),
  ]
}

/** Records of a kind whose words and scope are the same, accents, case and spaces apart. Namesakes exist: whoever looks decides. */
function named(
  connection: ReadConnection,
  kind: IssueKind,
  recordKind: RecordKind,
  selection: string,
  condition = '',
): readonly FoundIssue[] {
  const rows = connection.all<{ record: number; shared: string | null; scope: string | number }>(
    `${selection} FROM record_${recordKind} x WHERE ${stands('x')} ${condition} ORDER BY x.record`,
  )
  const candidates = rows.map(({ record, shared, scope }): Candidate => {
    const words = folded(shared ?? '')
      .trim()
      .replaceAll(/\s+/g, ' ')
    return { record, shared: shared ?? '', key: words === '' ? '' : `${scope} ${words}` }
  })
  return pairsOf(kind, recordKind, candidates)
}

/** Of those with one key each later one with the first. */
function pairsOf(
  kind: IssueKind,
  recordKind: RecordKind,
  candidates: readonly Candidate[],
): readonly FoundIssue[] {
  return [...groupedBy(candidates, ({ key }) => key)].flatMap(([key, [first, ...others]]) =>
    key === '' || first === undefined
      ? []
      : others.map(({ record, shared }): FoundIssue => ({
          kind,
          recordKind,
          record,
          other: first.record,
          detail: shared,
        })),
  )
}

/** Nine words of ten in common: an agreement that was captured again with a slip, not one about the same matter. */
const leastInCommon = 0.9

/**
 * Agreements of one session, or of one and the next of the same body, whose texts are nearly equal. Only those that
 * share a key of their sketches are compared (`similar-text.ts`), so the cost grows with what is alike.
 */
function similarAgreements(connection: ReadConnection): readonly FoundIssue[] {
  const neighbours = neighbouringSessions(connection)
  const found = connection.all<{ record: number; other: number }>(
    `SELECT DISTINCT y.agreement AS record, x.agreement AS other
     FROM json_each(?) j
     JOIN agreement_sketch x ON x.session = json_extract(j.value, '$[0]')
     JOIN agreement_sketch y ON y.session = json_extract(j.value, '$[1]') AND y.key = x.key
       AND (y.session <> x.session OR y.agreement > x.agreement)
     ORDER BY 2, 1`,
    [JSON.stringify(neighbours)],
  )
  const texts = new Map(
    connection
      .all<{ record: number; session: number; number: string | null; text: string }>(
        `SELECT x.record, x.session, x.number, x.text FROM record_agreement x
         WHERE x.record IN (SELECT value FROM json_each(?)) AND ${stands('x')}`,
        [listedIn(found.flatMap(({ record, other }) => [record, other]))],
      )
      .map((agreement) => [agreement.record, agreement]),
  )
  return found.flatMap(({ record, other }): readonly FoundIssue[] => {
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
  const byOrdinal = groupedBy(sessions, ({ place, ordinal }) => `${place} ${ordinal}`)
  return sessions.flatMap(({ record, place, ordinal }) => [
    [record, record] as const,
    ...(byOrdinal.get(`${place} ${ordinal - 1}`) ?? []).map(
      (before) => [before.record, record] as const,
    ),
    // Two entries of one session are a place to look for agreements that were captured twice.
    ...(byOrdinal.get(`${place} ${ordinal}`) ?? []).flatMap((same) =>
      same.record < record ? [[same.record, record] as const] : [],
    ),
  ])
}

/** A clause that binds a unit twice. */
function obligationsOfOneUnit(connection: ReadConnection): readonly FoundIssue[] {
  return connection
    .all<{ record: number; other: number; code: string | null }>(
      `SELECT x.record, g.other, u.code FROM (
         SELECT o.clause, o.unit, min(o.record) AS other FROM record_obligation o
         WHERE ${stands('o')} AND o.clause IS NOT NULL AND o.unit IS NOT NULL
         GROUP BY o.clause, o.unit HAVING count(*) > 1) g
       JOIN record_obligation x ON x.clause = g.clause AND x.unit = g.unit AND x.record <> g.other
         AND ${stands('x')}
       LEFT JOIN record_unit u ON u.record = g.unit ORDER BY x.record`,
    )
    .map(({ record, other, code }) => ({
      kind: 'duplicate_obligation',
      recordKind: 'obligation',
      record,
      other,
      detail: code ?? '',
    }))
}

/** One file given twice with one report, or twice without any, as evidence of one obligation. */
function filesGivenTwice(connection: ReadConnection): readonly FoundIssue[] {
  const given = 'e.sha256 IS NOT NULL AND e.purged IS NULL'
  return connection
    .all<{ record: number; other: number; name: string | null }>(
      `SELECT x.record, g.other, x.file_name AS name FROM (
         SELECT e.sha256, e.obligation, e.report, min(e.record) AS other FROM record_evidence e
         WHERE ${stands('e')} AND ${given}
         GROUP BY e.sha256, e.obligation, e.report HAVING count(*) > 1) g
       JOIN record_evidence x ON x.sha256 = g.sha256 AND x.obligation = g.obligation
         AND x.report IS g.report AND x.record <> g.other AND x.purged IS NULL AND ${stands('x')}
       LEFT JOIN record_progress_report p ON p.record = x.report
       WHERE p.withdrawn IS NULL ORDER BY x.record`,
    )
    .map(({ record, other, name }) => ({
      kind: 'duplicate_evidence',
      recordKind: 'evidence',
      record,
      other,
      detail: name ?? '',
    }))
}
