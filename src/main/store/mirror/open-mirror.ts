import { createHash } from 'node:crypto'
import type {
  MirrorPosition,
  MirrorRow,
  RegisterMirror,
} from '../../usecases/ports/register-mirror.ts'
import { registerDigest } from '../backup.ts'
import { fromHex, toHex } from '../bytes.ts'
import { openConnection, type OpenConnection, type ReadConnection } from '../connection.ts'
import { derivedDay } from '../derived-day.ts'
import type { RegisterFacts } from '../register-facts.ts'
import { revokedNow } from '../revocation/revoked-installations.ts'
import { changedSince } from './changed-since.ts'
import { mirrorSources, type MirrorSource } from './mirror-tables.ts'

/** How many records are looked up in one statement. */
const atOnce = 500

/**
 * The tables of a register over a connection of its own, which sees them as they are now until it is closed. Without
 * `confidential`, agreements that are so are left out with everything that hangs from them.
 */
export function openMirror(
  path: string,
  facts: Pick<RegisterFacts, 'installation'>,
  { confidential }: { readonly confidential: boolean },
): RegisterMirror {
  const connection = openConnection({
    path,
    readOnly: true,
    now: () => 0,
    onSlow: () => undefined,
  })
  try {
    return mirrorOver(connection, facts, confidential)
  } catch (error) {
    connection.close()
    throw error
  }
}

function mirrorOver(
  connection: OpenConnection,
  { installation }: Pick<RegisterFacts, 'installation'>,
  confidential: boolean,
): RegisterMirror {
  // From its first question on, it sees one moment.
  connection.script('BEGIN')
  const withheld = confidential
    ? []
    : connection
        .column<Uint8Array>(
          `SELECT r.uid FROM record_agreement a JOIN record r ON r.id = a.record
           WHERE a.confidential = 1 ORDER BY r.uid`,
        )
        .map(toHex)
  const partitions = JSON.stringify(withheld.map((id) => `agreement:${id}`))
  const shown =
    withheld.length === 0
      ? '1'
      : '(r.partition IS NULL OR r.partition NOT IN (SELECT value FROM json_each(:withheld)))'
  const given = withheld.length === 0 ? {} : { withheld: partitions }
  const position = positionOf(connection, installation, withheld)
  return {
    position,
    digest: registerDigest(connection),
    tables: mirrorSources.map(({ name, about, columns, key, by }) => ({
      name,
      about,
      columns,
      key,
      by,
    })),
    rows: (name) => connection.iterate<MirrorRow>(statement(sourceOf(name), shown), given),
    rowsOf: function* (name, ids) {
      for (let at = 0; at < ids.length; at += atOnce) {
        yield* connection.all<MirrorRow>(
          statement(
            sourceOf(name),
            `${shown} AND r.id IN (SELECT n.id FROM json_each(:ids) j JOIN record n ON n.uid = unhex(j.value))`,
          ),
          { ...given, ids: JSON.stringify(ids.slice(at, at + atOnce)) },
        )
      }
    },
    size: () =>
      mirrorSources.reduce(
        (sum, { base }) =>
          sum +
          (connection.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${base}`)?.rows ?? 0),
        0,
      ),
    changedSince: (then) =>
      continues(connection, then, position) ? changedSince(connection, then, position) : null,
    close: () => connection.close(),
  }
}

const statement = (source: MirrorSource, condition: string): string =>
  source.sql.replace('{which}', condition)

function sourceOf(name: string): MirrorSource {
  const source = mirrorSources.find((table) => table.name === name)
  if (source === undefined) throw new Error(`there is no table ${name}`)
  return source
}

function positionOf(
  connection: ReadConnection,
  installation: string,
  withheld: readonly string[],
): MirrorPosition {
  const last = connection.get<{ id: number; hash: Uint8Array }>(
    'SELECT id, hash FROM commit_log ORDER BY id DESC LIMIT 1',
  )
  const revoked = [...revokedNow(connection)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    installation,
    commit: last?.id ?? 0,
    hash: last === undefined ? '' : toHex(last.hash),
    day: derivedDay(connection),
    revoked: createHash('sha256').update(JSON.stringify(revoked)).digest('hex'),
    withheld,
  }
}

/** What is revoked since then counts no more, and what is not, again: of any record that it wrote. */
function continues(connection: ReadConnection, then: MirrorPosition, now: MirrorPosition): boolean {
  if (then.installation !== now.installation || then.revoked !== now.revoked) return false
  if (then.day > now.day) return false
  const there = connection.get<{ hash: Uint8Array }>('SELECT hash FROM commit_log WHERE id = ?', [
    then.commit,
  ])
  return there !== undefined && Buffer.compare(there.hash, fromHex(then.hash)) === 0
}
