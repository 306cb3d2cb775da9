import type { OfficeExchange, OfficeQuestion, LastPackage } from '../../usecases/ports/exchange.ts'
import { filesNamed } from '../attachment-states.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { knownRecipients } from './acknowledgements.ts'
import { isVouched } from './attestations.ts'
import { commitsAt } from './commits-at.ts'
import { filesLackedBy, isNamedWithin } from './exchanged-files.ts'
import { feedRanges } from './feed-ranges.ts'
import { withinScope } from './scope-places.ts'
import { waitingFor } from './waiting.ts'

/** Some tens of milliseconds at most for an office, however large the register is. */
const most = { found: 2_000, passed: 100_000 }

/** What this register knows of its exchange with one office. */
export function officeExchange(connection: ReadConnection, asked: OfficeQuestion): OfficeExchange {
  const { office, scope, revoked, ownInstallations } = asked
  const waiting = waitingFor(connection, { office, scope, revoked }, most)
  const { ranges, unvouched } = feedRanges(
    waiting.commits,
    ({ installation, hash }) =>
      ownInstallations.has(toHex(installation)) || isVouched(connection, hash),
  )
  const files = new Set(filesLackedBy(connection, office))
  let changes = 0
  for (const commit of commitsAt(
    connection,
    ranges.flatMap(({ commits }) => commits),
  )) {
    changes += commit.commit.changes.length
    for (const sha256 of filesNamed([commit])) files.add(sha256)
  }
  const within = withinScope(connection, scope)
  return {
    acknowledged: acknowledgedBy(connection, asked),
    // The oldest that it lacks: everything before that it has.
    lacksSince: oldestOf(
      connection,
      waiting.commits.map(({ merged }) => merged),
    ),
    waiting: {
      whole: waiting.whole,
      changes,
      atLeast: waiting.more,
      unvouched,
      files: [...files].filter((sha256) => isNamedWithin(connection, sha256, within)).toSorted(),
    },
    lastSent: lastPackage(connection, office, 'sent'),
    lastReceived: lastPackage(connection, office, 'received'),
    firstDay:
      connection.get<{ day: string }>(
        `SELECT x.day FROM exchange_package x JOIN exchange_counterpart k ON k.number = x.number
         WHERE k.office = ? ORDER BY x.moment LIMIT 1`,
        [fromHex(office)],
      )?.day ?? null,
  }
}

/** When the word of the installation that spoke the longest ago came here. */
function acknowledgedBy(
  connection: ReadConnection,
  { office, revoked }: OfficeQuestion,
): number | null {
  const moments = knownRecipients(connection, office, revoked).map(
    ({ signer }) =>
      connection.get<{ moment: number }>(
        'SELECT moment FROM acknowledgement WHERE office = ? AND signer = ?',
        [fromHex(office), signer],
      )?.moment ?? 0,
  )
  return moments.length === 0 ? null : Math.min(...moments)
}

/** When the first of these came to be known here; `null`: there is none. */
function oldestOf(connection: ReadConnection, merged: readonly number[]): number | null {
  if (merged.length === 0) return null
  const first = merged.reduce((one, other) => Math.min(one, other))
  return (
    connection.get<{ known: number }>('SELECT known FROM receipt WHERE commit_id = ?', [first])
      ?.known ?? null
  )
}

const lastPackage = (
  connection: ReadConnection,
  office: string,
  direction: 'sent' | 'received',
): LastPackage | null =>
  connection.get<LastPackage>(
    `SELECT x.kind, x.moment, x.day, x.file, x.changes, x.attachments, x.bytes
     FROM exchange_package x JOIN exchange_counterpart k ON k.number = x.number
     WHERE k.office = ? AND x.direction = ? ORDER BY x.moment DESC, x.number DESC LIMIT 1`,
    [fromHex(office), direction],
  ) ?? null
