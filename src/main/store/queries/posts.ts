import type { Holder, Post } from '../../../contract/posts.ts'
import { derivedEnd, isUndated, termStateOn } from '../../../core/compliance/term.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import { stands } from './list-columns.ts'
import { recordView } from './records.ts'

/** With everybody who ever held it; `undefined`: no such post, or it does not stand. */
export const postById = (connection: ReadConnection, id: string, day: string): Post | undefined =>
  posts(connection, 't.record', id, day)[0]

/** Those that stand, in the order in which they were recorded. */
export const postsOfUnit = (connection: ReadConnection, unit: string, day: string): Post[] =>
  posts(connection, 't.unit', unit, day)

interface PostFields {
  readonly record: number
  readonly uid: Uint8Array
  readonly name: string | null
  readonly nameEnglish: string | null
  readonly code: string | null
  readonly unitName: string | null
  readonly unitNameEnglish: string | null
  readonly single: number | null
  readonly termYears: number | null
}

/** Posts of which a column is the record with that id. */
function posts(
  connection: ReadConnection,
  column: 't.record' | 't.unit',
  id: string,
  day: string,
): Post[] {
  const found = connection.all<PostFields>(
    `SELECT t.record, r.uid, t.name, t.name_english AS nameEnglish, u.code, u.name AS unitName,
       u.name_english AS unitNameEnglish, t.single, t.term_years AS termYears
     FROM record_post t JOIN record r ON r.id = t.record LEFT JOIN record_unit u ON u.record = t.unit
     WHERE ${column} = (SELECT id FROM record WHERE uid = ?) AND ${stands('t')} ORDER BY t.record`,
    [fromHex(id)],
  )
  const holders = groupedBy(
    assignments(
      connection,
      found.map(({ record }) => record),
    ),
    ({ post }) => post,
  )
  return found.map((post) => ({
    id: toHex(post.uid),
    name: post.name ?? '',
    nameEnglish: post.nameEnglish,
    unit:
      post.code === null
        ? null
        : { code: post.code, name: post.unitName, nameEnglish: post.unitNameEnglish },
    single: post.single === 1,
    termYears: post.termYears,
    holders: (holders.get(post.record) ?? []).map((held) =>
      holderOf(connection, held, post.termYears, day),
    ),
  }))
}

interface AssignmentFields {
  readonly post: number
  readonly uid: Uint8Array
  readonly person: Uint8Array
  readonly personName: string | null
  readonly from: string | null
  readonly to: string | null
  readonly source: string | null
}

const assignments = (
  connection: ReadConnection,
  ofPosts: readonly number[],
): readonly AssignmentFields[] =>
  connection.all<AssignmentFields>(
    `SELECT x.post, r.uid, q.uid AS person, p.name AS personName, x."from", x."to", x.source
     FROM record_assignment x JOIN record r ON r.id = x.record JOIN record q ON q.id = x.person
     LEFT JOIN record_person p ON p.record = x.person
     WHERE x.post IN (SELECT value FROM json_each(?)) AND ${stands('x')}
     ORDER BY x."from" IS NOT NULL, x."from", r.uid`,
    [JSON.stringify(ofPosts)],
  )

function holderOf(
  connection: ReadConnection,
  { uid, person, personName, from, to, source }: AssignmentFields,
  years: number | null,
  day: string,
): Holder {
  const id = toHex(uid)
  const end = to ?? derivedEnd(from, years)
  return {
    id,
    person: toHex(person),
    personName: personName ?? '',
    from,
    to: end,
    derived: to === null && end !== null,
    state: isUndated({ from, to: end }) ? 'undated' : termStateOn(day, { from, to: end }),
    source,
    toLive: recordView(connection, id)?.fields['to']?.live ?? [],
  }
}
