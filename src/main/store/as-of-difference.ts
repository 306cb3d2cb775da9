import { decodeCommit } from '../../contract/commit-codec.ts'
import type { DifferenceSave } from '../../contract/cutoffs.ts'
import type { Commit } from '../../core/changes/types.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import { fieldNameOfNumber, kindOfNumber } from '../../core/schema/registry.ts'
import type { RegisterDifference } from '../usecases/ports/register.ts'
import type { PastState } from './as-of-state.ts'
import { toHex } from './bytes.ts'
import type { ReadConnection } from './connection.ts'
import type { KnownBy } from './known-by.ts'
import { RegisterDamage } from './open-failure.ts'
import { listedIn } from './projections/listed-in.ts'
import { nameLookup } from './queries/records.ts'

/** A past state with the moment of which it is. */
interface Moment {
  readonly state: PastState
  readonly known: KnownBy
}

/** The obligations whose state differs between two moments, the earlier of them first, in the order of their ids. */
export function differingObligations(from: Moment, to: Moment): RegisterDifference['obligations'] {
  const concerned = concernedBetween(from, to)
  for (const { state } of [from, to]) {
    if (concerned === 'any') state.bringAll()
    else state.bring(concerned)
  }
  const before = new Map(
    [...statesIn(from.state.connection)].map((row) => [row.obligation, row] as const),
  )
  const differing = [...statesIn(to.state.connection)].filter(
    (row) => before.get(row.obligation)?.print !== row.print,
  )
  const saves = savesOn(
    to.state.connection,
    differing.map(({ obligation }) => obligation),
    from.known.position,
    to.known.position,
  )
  return differing.map(({ obligation, uid, present }) => {
    const earlier = before.get(obligation)
    return {
      id: toHex(uid),
      stood: earlier === undefined ? null : earlier.present === 1,
      stands: present === 1,
      saves: saves.get(obligation) ?? [],
    }
  })
}

/** Ids of the agreements on which something may have changed; what changes who counts as whom may concern any. */
function concernedBetween(from: Moment, to: Moment): readonly string[] | 'any' {
  const { connection } = to.state
  const between = { after: from.known.position, until: to.known.position }
  const kinds = connection
    .all<{ kind: number }>(
      `SELECT DISTINCT r.kind FROM present.receipt p JOIN present.commit_log c ON c.id = p.commit_id
       JOIN present.touched t ON t.commit_id = c.id JOIN present.record r ON r.id = t.record
       WHERE p.merged > :after AND p.merged <= :until AND c.partition = 'catalog' AND r.kind IS NOT NULL`,
      between,
    )
    .map(({ kind }) => kind)
  // Whoever answers changes with the calendar too.
  if (from.known.day !== to.known.day && hasSuccessions(connection, from.known.day, to.known.day)) {
    return 'any'
  }
  if (kinds.some((kind) => reachesFar.has(kind))) return 'any'
  const touched = connection
    .all<{ partition: string }>(
      `SELECT DISTINCT c.partition FROM present.receipt p JOIN present.commit_log c ON c.id = p.commit_id
       WHERE p.merged > :after AND p.merged <= :until AND c.partition LIKE 'agreement:%'`,
      between,
    )
    .map(({ partition }) => partition.slice('agreement:'.length))
  return touched
}

/** Kinds of the catalogue on which obligations of any agreement depend. */
const reachesFar: ReadonlySet<number> = new Set([
  recordDefinitions.session.number,
  recordDefinitions.unit.number,
  recordDefinitions.succession.number,
  recordDefinitions.person.number,
  recordDefinitions.installation.number,
])

const hasSuccessions = (connection: ReadConnection, from: string, to: string): boolean =>
  connection.get(
    'SELECT 1 FROM record_succession WHERE date > :from AND date <= :to UNION SELECT 1 FROM present.record_reassignment WHERE "from" > :from AND "from" <= :to',
    { from, to },
  ) !== undefined

interface State {
  readonly obligation: number
  readonly uid: Uint8Array
  readonly present: number
  /** Equal where nothing of what is compared differs. */
  readonly print: string
}

const statesIn = (connection: ReadConnection): IterableIterator<State> =>
  connection.iterate<State>(
    `SELECT s.obligation, r.uid, s.present, json_array(s.compliance, s.verification, s.response, s.due,
       s.due_estimated, s.unit, s.present) AS print
     FROM obligation_status s JOIN record r ON r.id = s.obligation ORDER BY r.uid`,
  )

/** Everything that is said of an obligation hangs from it or is above it. */
const concerning = `
  SELECT o.value AS obligation, o.value AS record FROM json_each(:obligations) o
  UNION SELECT x.obligation, x.record FROM record_progress_report x WHERE x.obligation IN (SELECT value FROM json_each(:obligations))
  UNION SELECT x.obligation, x.record FROM record_evidence x WHERE x.obligation IN (SELECT value FROM json_each(:obligations))
  UNION SELECT x.obligation, x.record FROM record_verdict x WHERE x.obligation IN (SELECT value FROM json_each(:obligations))
  UNION SELECT x.obligation, x.record FROM record_extension x WHERE x.obligation IN (SELECT value FROM json_each(:obligations))
  UNION SELECT x.obligation, x.record FROM record_notification x WHERE x.obligation IN (SELECT value FROM json_each(:obligations))
  UNION SELECT x.obligation, x.record FROM record_reassignment x WHERE x.obligation IN (SELECT value FROM json_each(:obligations))
  UNION SELECT s.obligation, s.clause FROM obligation_status s WHERE s.obligation IN (SELECT value FROM json_each(:obligations))
  UNION SELECT s.obligation, s.agreement FROM obligation_status s WHERE s.obligation IN (SELECT value FROM json_each(:obligations))
  UNION SELECT s.obligation, s.session FROM obligation_status s WHERE s.obligation IN (SELECT value FROM json_each(:obligations))
    AND s.session IS NOT NULL
  UNION SELECT s.obligation, x.record FROM obligation_status s JOIN record_succession x ON x.predecessor = s.named_unit
    WHERE s.obligation IN (SELECT value FROM json_each(:obligations))`

/** So many commits are decoded once and kept: a bulk save concerns hundreds of obligations. */
function savesOn(
  connection: ReadConnection,
  obligations: readonly number[],
  after: number,
  until: number,
): ReadonlyMap<number, readonly DifferenceSave[]> {
  const rows = connection.all<{ obligation: number; record: Uint8Array; commit: number }>(
    `SELECT x.obligation, r.uid AS record, t.commit_id AS "commit" FROM (${concerning}) x
     JOIN present.touched t ON t.record = x.record JOIN present.receipt p ON p.commit_id = t.commit_id
     JOIN present.record r ON r.id = x.record
     WHERE p.merged > :after AND p.merged <= :until ORDER BY x.obligation, p.merged, t.commit_id`,
    { obligations: listedIn(obligations), after, until },
  )
  const names = nameLookup(connection)
  const commits = new Map<number, { readonly commit: Commit; readonly received: number }>()
  const commitAt = (id: number): { readonly commit: Commit; readonly received: number } => {
    const known = commits.get(id) ?? readCommit(connection, id)
    commits.set(id, known)
    return known
  }
  const byObligation = new Map<number, Map<string, DifferenceSave>>()
  for (const row of rows) {
    const { commit, received } = commitAt(row.commit)
    const known = byObligation.get(row.obligation) ?? new Map<string, DifferenceSave>()
    const earlier = known.get(commit.save)
    known.set(commit.save, {
      save: commit.save,
      intent: commit.intent,
      author: names.person(commit.author),
      office: names.office(commit.installation),
      stated: new Date(commit.wallTime).toISOString(),
      received: new Date(received).toISOString(),
      reason: earlier?.reason ?? reasonIn(commit, toHex(row.record)),
    })
    byObligation.set(row.obligation, known)
  }
  return new Map([...byObligation].map(([obligation, saves]) => [obligation, [...saves.values()]]))
}

function readCommit(
  connection: ReadConnection,
  id: number,
): { readonly commit: Commit; readonly received: number } {
  const row = connection.get<{ bytes: Uint8Array; received: number }>(
    `SELECT c.bytes, p.received FROM present.commit_log c JOIN present.receipt p ON p.commit_id = c.id
     WHERE c.id = ?`,
    [id],
  )
  const decoded = row === undefined ? undefined : decodeCommit(row.bytes)
  if (row === undefined || decoded?.ok !== true) throw new RegisterDamage(`commit ${id}`)
  return { commit: decoded.value, received: row.received }
}

/** Verdicts, extensions, reassignments and withdrawals say why. */
function reasonIn(commit: Commit, record: string): string | null {
  for (const change of commit.changes) {
    if (change.record !== record || typeof change.value !== 'string') continue
    const kind = kindOfNumber(change.kind)
    const field = kind === undefined ? undefined : fieldNameOfNumber(kind, change.field)
    if (field === 'reason' || field === 'withdrawn') return change.value
  }
  return null
}
