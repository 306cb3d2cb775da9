import type { PackageHolding } from '../../../contract/package/manifest.ts'
import type { Id } from '../../../core/changes/types.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { confirmedBy } from './agreement-of-holdings.ts'
import { keptScope } from './holdings.ts'

/** What an installation of another office says that it holds. */
export interface Acknowledgement {
  readonly office: Id
  readonly signer: Id
  /** Within which it says so. */
  readonly scope: readonly string[]
  readonly holdings: readonly PackageHolding[]
  /** Files that it has no bytes of. */
  readonly lacking: readonly string[]
  /** Milliseconds since 1970: when it said so by its own clock, and when that came here. */
  readonly made: number
  readonly moment: number
  readonly package: Id
}

/**
 * Takes in what an office says that it holds. An older word of the same installation changes nothing: its own counter
 * tells which word is older, as one that was restored has a new identity where its machine could tell. A word that is
 * older by the counter and newer by the clock is of another machine that goes by the same name, or of a clock that was
 * set: it is believed, for to send more than is needed is harmless and less is not.
 */
export function takeAcknowledgement(
  connection: WriteConnection,
  { office, signer, scope, holdings, lacking, ...said }: Acknowledgement,
): void {
  const own = holdings.find(({ installation }) => installation === signer)?.counter ?? 0
  const known = connection.get<{ counter: number; made: number }>(
    'SELECT counter, made FROM acknowledgement WHERE office = ? AND signer = ?',
    [fromHex(office), fromHex(signer)],
  )
  if (known !== undefined && own <= known.counter && said.made < known.made) return
  const kept = keptScope(connection, scope)
  const confirmed = confirmedBy(connection, { id: kept, elements: scope }, holdings)
  const who = [fromHex(office), fromHex(signer)] as const
  connection.run(
    `INSERT OR REPLACE INTO acknowledgement (office, signer, scope, position, counter, made, moment, package)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [...who, kept, confirmed.position, own, said.made, said.moment, fromHex(said.package)],
  )
  connection.run('DELETE FROM acknowledged_author WHERE office = ? AND signer = ?', who)
  for (const [author, position] of confirmed.authors) {
    // What came from it, it has, unless by its own word it made less than came from it.
    if (author === signer && !mayLackOwn(connection, who[1], own)) continue
    connection.run(
      'INSERT INTO acknowledged_author (office, signer, installation, position) VALUES (?, ?, ?, ?)',
      [...who, fromHex(author), position],
    )
  }
  connection.run('DELETE FROM lacking_file WHERE office = ? AND signer = ?', who)
  for (const sha256 of lacking) {
    connection.run('INSERT INTO lacking_file (office, signer, sha256) VALUES (?, ?, ?)', [
      ...who,
      sha256,
    ])
  }
  noteAcknowledged(connection, office, said.moment)
}

/**
 * Whether an installation may lack what it made itself: an older backup took its place where no machine could tell, so it
 * has made less by its own word than is here; or two machines go by its name.
 */
const mayLackOwn = (
  connection: ReadConnection,
  installation: Uint8Array,
  counter: number,
): boolean =>
  connection.get('SELECT 1 FROM commit_log WHERE installation = ? AND counter > ? LIMIT 1', [
    installation,
    counter,
  ]) !== undefined || countedTwice(connection, installation)

/**
 * Two machines go by one installation: a disk was copied to where nothing told the copy from the original. Then one does
 * not have what the other made under their common name.
 */
export const countedTwice = (connection: ReadConnection, installation: Uint8Array): boolean =>
  connection.get(
    'SELECT 1 FROM commit_log WHERE installation = ? GROUP BY counter HAVING count(*) > 1 LIMIT 1',
    [installation],
  ) !== undefined

/** Packages of which that office is now known to hold everything. */
function noteAcknowledged(connection: WriteConnection, office: Id, moment: number): void {
  connection.run(
    `UPDATE exchange_counterpart SET acknowledged = :moment
     WHERE office = :office AND acknowledged IS NULL AND number IN (
       SELECT number FROM exchange_package WHERE direction = 'sent' AND position <= :position)`,
    { office: fromHex(office), moment, position: confirmedTo(connection, office) },
  )
}

/** The length of the log up to which every installation of an office that ever answered has everything; 0: none did. */
export const confirmedTo = (connection: ReadConnection, office: Id): number =>
  connection.get<{ position: number | null }>(
    `SELECT min(min(k.position, coalesce((SELECT min(a.position) FROM acknowledged_author a
       WHERE a.office = k.office AND a.signer = k.signer), k.position))) AS position
     FROM acknowledgement k WHERE k.office = ?`,
    [fromHex(office)],
  )?.position ?? 0

/** What is known of one installation of a recipient. */
export interface KnownRecipient {
  readonly signer: Uint8Array
  /** Local number of the scope within which it spoke. */
  readonly scope: number
  readonly position: number
  /** How many commits it made by its own word. */
  readonly counter: number
  /** By author installation, where it is less than `position`. */
  readonly authors: ReadonlyMap<string, number>
}

/** Those installations of an office that said what they hold, leaving out the revoked ones. */
export const knownRecipients = (
  connection: ReadConnection,
  office: Id,
  revoked: ReadonlySet<Id>,
): readonly KnownRecipient[] =>
  connection
    .all<{ signer: Uint8Array; scope: number; position: number; counter: number }>(
      'SELECT signer, scope, position, counter FROM acknowledgement WHERE office = ? ORDER BY signer',
      [fromHex(office)],
    )
    .filter(({ signer }) => !revoked.has(toHex(signer)))
    .map((row) => ({
      ...row,
      authors: new Map(
        connection
          .all<{ installation: Uint8Array; position: number }>(
            'SELECT installation, position FROM acknowledged_author WHERE office = ? AND signer = ?',
            [fromHex(office), row.signer],
          )
          .map(({ installation, position }) => [toHex(installation), position]),
      ),
    }))
