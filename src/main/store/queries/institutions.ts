import type { UnitHistory } from '../../../contract/institutions.ts'
import { survivor } from '../../../core/changes/redirect.ts'
import type { SuccessionFacts } from '../../../core/compliance/succession.ts'
import type { InstitutionsReader } from '../../usecases/ports/institutions.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { officeSettings } from './office-settings.ts'
import { openSplits } from './open-splits.ts'
import { postById, postsOfUnit } from './posts.ts'
import { standingPlacements } from '../projections/placements.ts'

export function institutionsReader(connection: ReadConnection): InstitutionsReader {
  return {
    successions: () => standingSuccessions(connection),
    openSplits: (day) => openSplits(connection, day, standingSuccessions(connection)),
    placements: () => standingPlacements(connection),
    post: (id, day) => postById(connection, id, day),
    answeredBy: (unit) => answeredBy(connection, unit),
    unitHistory: (unit, day) => ({
      placements: placementsOf(connection, unit),
      predecessors: successionsOf(connection, unit, 'successor', 'predecessor'),
      successors: successionsOf(connection, unit, 'predecessor', 'successor'),
      posts: postsOfUnit(connection, unit, day),
      ...answeredBy(connection, unit),
    }),
    settings: () => officeSettings(connection),
  }
}

function standingSuccessions(connection: ReadConnection): readonly SuccessionFacts[] {
  const duplicates = new Map(
    connection
      .all<{ uid: Uint8Array; of: Uint8Array }>(
        `SELECT r.uid, d.uid AS of FROM record_unit u JOIN record r ON r.id = u.record
         JOIN record d ON d.id = u.duplicate_of WHERE u.duplicate_of IS NOT NULL`,
      )
      .map((row) => [toHex(row.uid), toHex(row.of)] as const),
  )
  return connection
    .all<{
      id: Uint8Array
      predecessor: Uint8Array
      successor: Uint8Array
      date: string | null
      kind: SuccessionFacts['kind'] | null
    }>(
      `SELECT r.uid AS id, p.uid AS predecessor, q.uid AS successor, s.date, s.kind
       FROM record_succession s JOIN record r ON r.id = s.record
       JOIN record p ON p.id = s.predecessor JOIN record q ON q.id = s.successor
       WHERE s.withdrawn IS NULL AND s.duplicate_of IS NULL ORDER BY r.uid`,
    )
    .map((row) => ({
      id: toHex(row.id),
      withdrawn: false,
      predecessor: survivor(toHex(row.predecessor), duplicates),
      successor: survivor(toHex(row.successor), duplicates),
      date: row.date,
      kind: row.kind ?? 'replaces',
    }))
}

const answeredBy = (
  connection: ReadConnection,
  unit: string,
): { readonly obligations: number; readonly open: number } =>
  connection.get<{ obligations: number; open: number }>(
    `SELECT count(*) AS obligations, coalesce(sum(open), 0) AS open FROM obligation_status
     WHERE unit = (SELECT id FROM record WHERE uid = ?) AND present = 1`,
    [fromHex(unit)],
  ) ?? { obligations: 0, open: 0 }

function placementsOf(connection: ReadConnection, unit: string): UnitHistory['placements'] {
  return connection
    .all<Named & { id: Uint8Array; from: string | null; to: string | null }>(
      `SELECT r.uid AS id, ${namedUnit}, x."from", x."to"
       FROM record_placement x JOIN record r ON r.id = x.record JOIN record_unit u ON u.record = x.parent
       WHERE x.unit = (SELECT id FROM record WHERE uid = ?) AND x.withdrawn IS NULL AND x.duplicate_of IS NULL
       ORDER BY x."from" IS NOT NULL, x."from", r.uid`,
      [fromHex(unit)],
    )
    .map(({ id, from, to, ...named }) => ({
      id: toHex(id),
      parent: unitName(named),
      from,
      to,
    }))
}

function successionsOf(
  connection: ReadConnection,
  unit: string,
  own: 'predecessor' | 'successor',
  other: 'predecessor' | 'successor',
): UnitHistory['successors'] {
  return connection
    .all<Named & { id: Uint8Array; date: string | null; kind: SuccessionFacts['kind'] | null }>(
      `SELECT r.uid AS id, ${namedUnit}, x.date, x.kind
       FROM record_succession x JOIN record r ON r.id = x.record JOIN record_unit u ON u.record = x.${other}
       WHERE x.${own} = (SELECT id FROM record WHERE uid = ?) AND x.withdrawn IS NULL
         AND x.duplicate_of IS NULL
       ORDER BY x.date, u.code, r.uid`,
      [fromHex(unit)],
    )
    .map(({ id, date, kind, ...named }) => ({
      id: toHex(id),
      unit: unitName(named),
      date,
      kind: kind ?? 'replaces',
    }))
}

interface Named {
  readonly code: string | null
  readonly name: string | null
  readonly nameEnglish: string | null
}

const namedUnit = 'u.code, u.name, u.name_english AS nameEnglish'

const unitName = ({ code, name, nameEnglish }: Named): Named & { readonly code: string } => ({
  code: code ?? '',
  name,
  nameEnglish,
})
