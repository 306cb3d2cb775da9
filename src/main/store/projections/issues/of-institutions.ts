import { catalogueInstallation } from '../../../../contract/catalogue.ts'
import { fundingFindings } from '../../../../core/compliance/funding/reckoning.ts'
import { derivedEnd, overlap } from '../../../../core/compliance/term.ts'
import { recordDefinitions } from '../../../../core/schema/records.ts'
import type { ReadConnection } from '../../connection.ts'
import { derivedDay } from '../../derived-day.ts'
import { findRecord } from '../../record-ids.ts'
import { groupedBy } from '../grouped-by.ts'
import { listedIn } from '../listed-in.ts'
import { treeAt } from '../placements.ts'
import {
  among,
  stands,
  these,
  through,
  union,
  type Concerned,
  type FoundIssue,
  type IssueFinder,
} from './finder.ts'

const whole = (touched: boolean): Concerned => (touched ? 'all' : new Set())

const unitFields = recordDefinitions.unit.fields

/** As of the day for which the tables say who answers. */
export const skippedPlacements: IssueFinder = {
  kinds: ['placement_skipped'],
  concerned: (_, touched) =>
    whole(
      touched.of('placement').size > 0 ||
        touched.of('unit', [unitFields.withdrawn.number, unitFields.duplicateOf.number]).size > 0,
    ),
  find: (connection) =>
    treeAt(connection, derivedDay(connection)).skipped.flatMap(
      ({ id, unit }): readonly FoundIssue[] => {
        const [placement, found] = [findRecord(connection, id), findRecord(connection, unit)]
        return placement === undefined
          ? []
          : [
              {
                kind: 'placement_skipped',
                about: placement.id,
                recordKind: 'placement',
                record: placement.id,
                other: found?.id ?? null,
                detail: '',
              },
            ]
      },
    ),
}

const { name } = recordDefinitions.person.fields

/** Two who hold at once a post of which there is one; looked for by post. */
export const overlappingHolders: IssueFinder = {
  kinds: ['holders_overlap'],
  concerned: (connection, touched) =>
    union(
      touched.of('post'),
      through(
        connection,
        `SELECT post FROM record_assignment WHERE record IN ${these} AND post IS NOT NULL`,
        touched.of('assignment'),
      ),
      through(
        connection,
        `SELECT post FROM record_assignment WHERE person IN ${these} AND post IS NOT NULL`,
        touched.of('person', [name.number]),
      ),
      // Posts that an assignment was moved from.
      touched.of('assignment').size === 0
        ? []
        : connection.column<number>(
            "SELECT about FROM issue_finding WHERE kind = 'holders_overlap'",
          ),
    ),
  find: (connection, about) => withoutShipped(connection, overlapping(connection, about)),
}

function overlapping(connection: ReadConnection, about: Concerned): readonly FoundIssue[] {
  const { sql, given } = among('x.post', about)
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
     WHERE ${sql} AND p.single = 1 AND ${stands('x')} AND ${stands('p')}
     ORDER BY x.post, x."from", x.record`,
    given,
  )
  return [...groupedBy(holders, ({ post }) => post)].flatMap(([post, terms]) =>
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
            about: post,
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

/** Money whose parts do not add up to what the whole states. */
export const sumsThatDiffer: IssueFinder = {
  kinds: ['sums_differ'],
  concerned: (_, touched) =>
    whole(touched.of('funding').size > 0 || touched.of('instalment').size > 0),
  find: (connection) => withoutShipped(connection, differingSums(connection)),
}

function differingSums(connection: ReadConnection): readonly FoundIssue[] {
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
      about: Number(funding),
      recordKind: 'funding',
      record: Number(funding),
      other: null,
      detail: `${column}: ${difference.toFixed(2)}`,
    }),
  )
}

/**
 * What the sources of the national catalogue leave open (until when somebody held a post, what the other states got) is
 * not this office's to cure: such issues between records that only the catalogue wrote are left out.
 */
function withoutShipped(
  connection: ReadConnection,
  found: readonly FoundIssue[],
): readonly FoundIssue[] {
  if (found.length === 0) return found
  const shipped = new Set(
    connection.column<number>(
      `SELECT t.record FROM touched t JOIN commit_log c ON c.id = t.commit_id
       WHERE t.record IN ${these}
       GROUP BY t.record HAVING min(lower(hex(c.installation)) = ?) = 1`,
      [
        listedIn(found.flatMap(({ record, other }) => [record, other ?? record])),
        catalogueInstallation,
      ],
    ),
  )
  return found.filter(({ record, other }) => !shipped.has(record) || !shipped.has(other ?? record))
}

const dayLong = 86_400_000

/**
 * Installations whose last save says a time more than a day after it was received (DESIGN section 4: flag odd times).
 * The catalogue is dated by its release. Each save may be the last one of its installation: they are few, and the last
 * commit of each is found by an index.
 */
export const clocksAhead: IssueFinder = {
  kinds: ['clock_ahead'],
  concerned: () => 'all',
  find: (connection) =>
    connection
      .all<{ record: number; wall: number }>(
        // In this order: SQLite would rather pass the whole log at every save.
        `SELECT i.record, max(c.wall) AS wall
         FROM record_installation i CROSS JOIN record r ON r.id = i.record
         CROSS JOIN commit_log c ON c.installation = r.uid AND c.counter = (
           SELECT max(l.counter) FROM commit_log l WHERE l.installation = r.uid)
         CROSS JOIN receipt p ON p.commit_id = c.id
         WHERE c.wall > p.received + ${dayLong} AND lower(hex(r.uid)) <> '${catalogueInstallation}'
         GROUP BY i.record ORDER BY i.record`,
      )
      .map(({ record, wall }) => ({
        kind: 'clock_ahead',
        about: record,
        recordKind: 'installation',
        record,
        other: null,
        detail: new Date(wall).toISOString().slice(0, 10),
      })),
}
