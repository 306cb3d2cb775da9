import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import { folded } from './folded.ts'

/** A record that seems to say again what another one says. */
export interface Duplicate {
  /** Its id. */
  readonly record: string
  /** What they have in common, as this one writes it. */
  readonly shared: string
}

/** People whose names differ in accents, case and spaces at most. Namesakes exist: whoever looks decides. */
export function duplicatePeople(connection: ReadConnection): readonly Duplicate[] {
  const people = connection.all<{ uid: Uint8Array; name: string }>(
    `SELECT r.uid, x.name FROM record_person x JOIN record r ON r.id = x.record
     WHERE x.withdrawn IS NULL AND x.duplicate_of IS NULL AND x.name IS NOT NULL ORDER BY r.uid`,
  )
  return severalWith(people, ({ name }) => spaced(name)).map(({ uid, name }) => ({
    record: toHex(uid),
    shared: name,
  }))
}

/** Agreements of one session with the same number, or with the same text. */
export function duplicateAgreements(connection: ReadConnection): readonly Duplicate[] {
  const agreements = connection.all<{
    uid: Uint8Array
    session: number
    number: string | null
    text: string | null
  }>(
    `SELECT r.uid, x.session, x.number, x.text FROM record_agreement x JOIN record r ON r.id = x.record
     WHERE x.withdrawn IS NULL AND x.duplicate_of IS NULL AND x.session IS NOT NULL ORDER BY r.uid`,
  )
  const numbered = severalWith(agreements, ({ session, number }) => within(session, number))
  const worded = severalWith(agreements, ({ session, text }) => within(session, text))
  return [...new Set([...numbered, ...worded])].map(({ uid, number, text }) => ({
    record: toHex(uid),
    shared: number ?? text ?? '',
  }))
}

const within = (session: number, text: string | null): string | null =>
  text === null || text.trim() === '' ? null : `${session} ${spaced(text)}`

const spaced = (text: string): string => folded(text).replaceAll(/\s+/g, ' ')

/** Those that have a key together with others, side by side; `null`: nothing to compare. */
function severalWith<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): readonly Item[] {
  return [...groupedBy(items, (item) => keyOf(item) ?? '')].flatMap(([key, group]) =>
    key === '' || group.length < 2 ? [] : group,
  )
}
