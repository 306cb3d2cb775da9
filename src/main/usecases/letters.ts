import type { Letter } from '../../contract/list-report.ts'
import type { Filter, ListRow, ObligationRow, PostRow } from '../../contract/rows.ts'
import { compareDays } from '../../core/compliance/day.ts'
import { success } from '../../core/result.ts'
import { allRows, equal } from './all-rows.ts'
import type { Asked, Listed } from './asked-list.ts'

/** To each unit what it has yet to fulfil, in the letters that were recorded and in one for what was not notified. */
export function lettersToFulfil(asked: Asked): Listed {
  return letters(asked, 'to_fulfil', [
    { field: 'compliance', operator: '!=', values: ['met', 'moot'] },
  ])
}

/** To each unit what it should have fulfilled by now. */
export function lettersOfDelay(asked: Asked): Listed {
  return letters(asked, 'to_answer_for_delay', [equal('overdue', ['true'])])
}

type Asks = 'to_fulfil' | 'to_answer_for_delay'

function letters(
  { register, today, codes, session }: Asked,
  asks: Asks,
  where: readonly Filter[],
): Listed {
  const found = allRows(register, today, 'obligations', [
    ...(codes === null ? [] : [equal('unit', codes)]),
    ...(session === null ? [] : [equal('sessionId', [session])]),
    ...where,
  ])
  if (!found.ok) return found
  const notified = allRows(register, today, 'notifications', [])
  if (!notified.ok) return notified
  const posts = allRows(register, today, 'posts', [])
  if (!posts.ok) return posts
  const sent = latestByObligation(notified.value)
  const byLetter = new Map<string, ObligationRow[]>()
  for (const row of found.value) {
    const notification = asks === 'to_fulfil' ? sent.get(row.id) : undefined
    const key = JSON.stringify([row.unit, notification?.date ?? '9999', notification?.number ?? ''])
    const known = byLetter.get(key)
    if (known === undefined) byLetter.set(key, [row])
    else known.push(row)
  }
  const rows = [...byLetter.keys()].toSorted().flatMap((key): readonly Letter[] => {
    const obligations = (byLetter.get(key) ?? []).toSorted(byDue)
    const [first] = obligations
    if (first === undefined) return []
    const { unit, unitName, unitNameEnglish } = first
    const notification = asks === 'to_fulfil' ? sent.get(first.id) : undefined
    return [
      {
        unit,
        unitName,
        unitNameEnglish,
        addressee: addresseeOf(posts.value, unit),
        sent: notification ?? null,
        obligations,
      },
    ]
  })
  return success({ kind: 'letters', asks, rows })
}

type Notification = ListRow<'notifications'>

/** A later letter about the same obligation takes the place of an earlier one. */
function latestByObligation(
  notifications: readonly Notification[],
): ReadonlyMap<string, Notification> {
  const latest = new Map<string, Notification>()
  for (const notification of notifications) {
    const known = latest.get(notification.obligation)
    if (known === undefined || compareDays(known.date, notification.date) < 0) {
      latest.set(notification.obligation, notification)
    }
  }
  return latest
}

/** A letter goes to whoever holds a post that one person holds; of several posts of the unit, the first by name. */
function addresseeOf(posts: readonly PostRow[], unit: string): Letter['addressee'] {
  const held = posts
    .filter((post) => post.unit === unit && post.single && post.holders === 1)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const [post] = held
  return post === undefined || post.holder === null
    ? null
    : { post: post.name, person: post.holder }
}

/** Those without a date come last. */
const byDue = (a: ObligationRow, b: ObligationRow): number =>
  `${a.due ?? '9999'} ${a.id}` < `${b.due ?? '9999'} ${b.id}` ? -1 : 1
