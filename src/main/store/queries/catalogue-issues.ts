import { catalogueInstallation } from '../../../contract/catalogue.ts'
import { fundingFindings } from '../../../core/compliance/funding/reckoning.ts'
import { derivedEnd, overlap } from '../../../core/compliance/term.ts'
import { fieldDefinition, recordKinds, registry } from '../../../core/schema/registry.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { columnOf, tableOf } from '../projections/columns.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import { findRecord } from '../record-ids.ts'
import { stands, type FoundIssue } from './found-issue.ts'
import { treeAt } from './unit-tree.ts'

/** What is wrong about sessions, units, people, money, and references between records. */
export function catalogueIssues(connection: ReadConnection, today: string): readonly FoundIssue[] {
  return [
    ...skippedPlacements(connection, today),
    ...missingReferences(connection),
    ...underDuplicates(connection),
    ...circularDuplicates(connection),
    ...overlappingHolders(connection),
    ...numberingGaps(connection),
    ...sessionsOutOfOrder(connection),
    ...clocksAhead(connection),
    ...sumsThatDiffer(connection),
  ]
}

function skippedPlacements(connection: ReadConnection, today: string): readonly FoundIssue[] {
  return treeAt(connection, today).skipped.flatMap(({ id, unit }): readonly FoundIssue[] => {
    const [placement, found] = [findRecord(connection, id), findRecord(connection, unit)]
    return placement === undefined
      ? []
      : [
          {
            kind: 'placement_skipped',
            recordKind: 'placement',
            record: placement.id,
            other: found?.id ?? null,
            detail: '',
          },
        ]
  })
}

/** So many of one field are listed: a whole partition that has not arrived is one thing to ask for. */
const mostOfField = 1000

/** References to records that have not arrived; where there are none, no table is read. */
function missingReferences(connection: ReadConnection): readonly FoundIssue[] {
  const missing = connection.get('SELECT 1 FROM record WHERE kind IS NULL LIMIT 1')
  if (missing === undefined) return []
  return recordKinds.flatMap((kind) =>
    Object.keys(registry[kind].fields).flatMap((field): readonly FoundIssue[] => {
      const definition = fieldDefinition(kind, field)
      if (definition?.type !== 'reference' || definition.set === true) return []
      return connection
        .all<{ record: number; target: Uint8Array }>(
          `SELECT x.record, t.uid AS target FROM ${tableOf(kind)} x JOIN record t ON t.id = x.${columnOf(field)}
           WHERE t.kind IS NULL LIMIT ${mostOfField}`,
        )
        .map(({ record, target }) => ({
          kind: 'reference_missing',
          recordKind: kind,
          record,
          other: null,
          detail: `${field}: ${toHex(target)}`,
        }))
    }),
  )
}

/** What came after the merge still points to the duplicate: it counts nowhere. */
const under = [
  ['agreement', 'session', 'session'],
  ['observation', 'indicator', 'indicator'],
  ['instalment', 'funding', 'funding'],
  ['session', 'body', 'body'],
] as const

function underDuplicates(connection: ReadConnection): readonly FoundIssue[] {
  return under.flatMap(([kind, field, above]) =>
    connection
      .all<{ record: number; other: number; number: number }>(
        `SELECT d.record, d.duplicate_of AS other, count(*) AS number FROM ${tableOf(above)} d
         JOIN ${tableOf(kind)} x ON x.${columnOf(field)} = d.record AND ${stands('x')}
         WHERE d.duplicate_of IS NOT NULL AND d.withdrawn IS NULL GROUP BY d.record ORDER BY d.record`,
      )
      .map(({ record, other, number }): FoundIssue => ({
        kind: 'left_under_duplicate',
        recordKind: above,
        record,
        other,
        detail: String(number),
      })),
  )
}

/** Two offices called each other's record the duplicate. */
function circularDuplicates(connection: ReadConnection): readonly FoundIssue[] {
  return recordKinds.flatMap((kind) =>
    connection
      .all<{ record: number; other: number }>(
        `SELECT x.record, y.record AS other FROM ${tableOf(kind)} x
         JOIN ${tableOf(kind)} y ON y.record = x.duplicate_of AND y.duplicate_of = x.record
         WHERE x.duplicate_of IS NOT NULL AND x.record < y.record ORDER BY x.record`,
      )
      .map(({ record, other }): FoundIssue => ({
        kind: 'duplicates_circular',
        recordKind: kind,
        record,
        other,
        detail: '',
      })),
  )
}

/** Two who hold at once a post of which there is one. */
function overlappingHolders(connection: ReadConnection): readonly FoundIssue[] {
  const holders = connection.all<{
    record: number
    post: number
    person: string | null
    from: string | null
    to: string | null
    years: number | null
  }>(
    `SELECT x.record, x.post, q.name AS person, x."from", x."to", p.term_years AS years
     FROM record_assignment x JOIN record_post p ON p.record = x.post
     LEFT JOIN record_person q ON q.record = x.person
     WHERE p.single = 1 AND ${stands('x')} AND ${stands('p')} ORDER BY x.post, x."from", x.record`,
  )
  return [...groupedBy(holders, ({ post }) => post).values()].flatMap((terms) =>
    terms.flatMap((one, index) =>
      terms.slice(index + 1).flatMap((other): readonly FoundIssue[] => {
        const [first, second] = [one, other].map(({ from, to, years }) => ({
          from,
          to: to ?? derivedEnd(from, years),
        }))
        if (first === undefined || second === undefined || !overlap(first, second)) return []
        return [
          {
            kind: 'holders_overlap',
            recordKind: 'assignment',
            record: other.record,
            other: one.record,
            detail: `${one.person ?? ''} · ${other.person ?? ''}`,
          },
        ]
      }),
    ),
  )
}

/** Sessions in which the agreements of a kind are numbered up to more than there are. */
function numberingGaps(connection: ReadConnection): readonly FoundIssue[] {
  return connection
    .all<{ record: number; places: string; last: number }>(
      `SELECT x.session AS record, group_concat(DISTINCT x.sequence) AS places, max(x.sequence) AS last
       FROM record_agreement x JOIN record_session s ON s.record = x.session
       WHERE ${stands('x')} AND ${stands('s')} AND x.sequence > 0
         AND coalesce(x.stage, 'approved') <> 'rejected'
       GROUP BY x.session, x.kind HAVING max(x.sequence) > count(DISTINCT x.sequence)
       ORDER BY x.session, x.kind`,
    )
    .map(({ record, places, last }) => ({
      kind: 'numbering_gap',
      recordKind: 'session',
      record,
      other: null,
      detail: gaps(new Set(places.split(',').map(Number)), last),
    }))
}

/** The first ones say enough. */
const mostGaps = 10

function gaps(present: ReadonlySet<number>, last: number): string {
  const missing: number[] = []
  for (let place = 1; place < last && missing.length <= mostGaps; place += 1) {
    if (!present.has(place)) missing.push(place)
  }
  const shown = missing.slice(0, mostGaps).join(', ')
  return missing.length > mostGaps ? `${shown}…` : shown
}

/** Sessions that bear an earlier day than the one of the number before. */
function sessionsOutOfOrder(connection: ReadConnection): readonly FoundIssue[] {
  const sessions = connection.all<{ record: number; place: string; date: string; roman: string }>(
    `SELECT x.record, x.body || x.type AS place, x.date, x.roman FROM record_session x
     WHERE ${stands('x')} AND x.date IS NOT NULL AND x.ordinal IS NOT NULL ORDER BY x.body, x.type, x.ordinal`,
  )
  return sessions.flatMap((session, index): readonly FoundIssue[] => {
    const before = sessions[index - 1]
    return before === undefined || before.place !== session.place || before.date <= session.date
      ? []
      : [
          {
            kind: 'session_out_of_order',
            recordKind: 'session',
            record: session.record,
            other: before.record,
            detail: `${session.roman}: ${session.date} · ${before.roman}: ${before.date}`,
          },
        ]
  })
}

const dayLong = 86_400_000

/**
 * Installations whose last save says a time more than a day after it was received (DESIGN section 4: flag odd times).
 * The catalogue is dated by its release.
 */
function clocksAhead(connection: ReadConnection): readonly FoundIssue[] {
  return connection
    .all<{ installation: Uint8Array; wall: number }>(
      `SELECT c.installation, c.wall FROM (
         SELECT installation, max(counter) AS last FROM commit_log GROUP BY installation) g
       JOIN commit_log c ON c.installation = g.installation AND c.counter = g.last
       JOIN receipt p ON p.commit_id = c.id WHERE c.wall > p.received + ${dayLong}
         AND lower(hex(c.installation)) <> '${catalogueInstallation}'
       ORDER BY c.installation`,
    )
    .flatMap(({ installation, wall }): readonly FoundIssue[] => {
      const found = findRecord(connection, toHex(installation))
      return found === undefined
        ? []
        : [
            {
              kind: 'clock_ahead',
              recordKind: 'installation',
              record: found.id,
              other: null,
              detail: new Date(wall).toISOString().slice(0, 10),
            },
          ]
    })
}

/** Money whose parts do not add up to what the whole states. */
function sumsThatDiffer(connection: ReadConnection): readonly FoundIssue[] {
  const records = connection.all<{
    id: string
    fund: string
    year: number
    entity: string | null
    programme: string | null
    federalAmount: number | null
    stateShare: number | null
    committed: number | null
    exercised: number | null
  }>(
    `SELECT CAST(x.record AS TEXT) AS id, coalesce(x.fund, '') AS fund, coalesce(x.year, 0) AS year,
       CAST(x.entity AS TEXT) AS entity, x.programme, x.federal_amount AS federalAmount,
       x.state_share AS stateShare, x.committed, x.exercised
     FROM record_funding x WHERE ${stands('x')} ORDER BY x.record`,
  )
  const instalments = connection.all<{
    id: string
    funding: string
    order: number
    amount: number
    paidAmount: number | null
  }>(
    `SELECT CAST(x.record AS TEXT) AS id, CAST(x.funding AS TEXT) AS funding, coalesce(x."order", 0) AS "order",
       coalesce(x.amount, 0) AS amount, x.paid_amount AS paidAmount FROM record_instalment x
     WHERE ${stands('x')} AND x.funding IS NOT NULL ORDER BY x.record`,
  )
  return fundingFindings(records, instalments).map(
    ({ funding, column, difference }): FoundIssue => ({
      kind: 'sums_differ',
      recordKind: 'funding',
      record: Number(funding),
      other: null,
      detail: `${column}: ${difference.toFixed(2)}`,
    }),
  )
}
