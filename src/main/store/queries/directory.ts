import { loadDirectory } from '../projections/people.ts'
import type {
  RegisterDirectory,
  SessionKey,
  UnitForReading,
} from '../../usecases/ports/register.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { isId } from '../projections/columns.ts'
import { listedIn } from '../projections/listed-in.ts'
import { folded } from '../folded.ts'
import { recordsNamed } from './list-references.ts'
import { findRecord } from '../record-ids.ts'

const stands = 'x.withdrawn IS NULL AND x.duplicate_of IS NULL'

export function registerDirectory(connection: ReadConnection): RegisterDirectory {
  return {
    people: (text) => {
      const people = connection
        .all<{ uid: Uint8Array; name: string | null }>(
          `SELECT r.uid, x.name FROM record_person x JOIN record r ON r.id = x.record WHERE ${stands} ORDER BY r.uid`,
        )
        .map(({ uid, name }) => ({ id: toHex(uid), name: name ?? '' }))
      return people.filter(({ id, name }) => id === text || folded(name) === folded(text))
    },
    survivorOfPerson: (id) => loadDirectory(connection).survivorOf(id),
    isOfOffice: (person, office) =>
      connection.get(
        `SELECT 1 FROM record r JOIN set_element e ON e.record = r.id AND e.field = 12
         WHERE r.uid = ? AND e.element = ?`,
        [fromHex(person), office],
      ) !== undefined,
    body: (code) =>
      connection
        .all<{ uid: Uint8Array; code: string | null; name: string | null }>(
          `SELECT r.uid, x.code, x.name FROM record_body x JOIN record r ON r.id = x.record WHERE ${stands} ORDER BY r.uid`,
        )
        .filter((body) =>
          [body.code, body.name].some((name) => folded(name ?? '') === folded(code)),
        )
        .map((body) => ({ id: toHex(body.uid), code: body.code ?? '' }))[0],
    session: (key) => findSession(connection, key),
    unit: (text) => findUnit(connection, text),
    members: (group) =>
      connection
        .all<{ uid: Uint8Array; code: string | null }>(
          `SELECT DISTINCT r.uid, m.code FROM record g JOIN set_element e ON e.record = g.id AND e.field = 18
           JOIN record_unit named ON named.record = e.target
           JOIN record_unit m ON m.record = coalesce(named.duplicate_of, named.record)
           JOIN record r ON r.id = m.record
           WHERE g.uid = ? AND m.withdrawn IS NULL ORDER BY m.inegi, m.code, r.uid`,
          [fromHex(group)],
        )
        .map((member) => ({ id: toHex(member.uid), code: member.code ?? '' })),
    obligationsOf: (clause) =>
      connection
        .all<{ uid: Uint8Array; unit: Uint8Array; code: string | null }>(
          `SELECT r.uid, v.uid AS unit, u.code FROM record_obligation x JOIN record r ON r.id = x.record
           JOIN record_unit named ON named.record = x.unit
           JOIN record v ON v.id = coalesce(named.duplicate_of, named.record)
           JOIN record_unit u ON u.record = v.id
           WHERE x.clause = ? AND ${stands} ORDER BY r.uid`,
          [findRecord(connection, clause)?.id ?? null],
        )
        .map((row) => ({
          id: toHex(row.uid),
          unit: { id: toHex(row.unit), code: row.code ?? '' },
        })),
    agreements: (text) =>
      connection
        .all<{ uid: Uint8Array }>(
          `SELECT r.uid FROM record_agreement x JOIN record r ON r.id = x.record
           WHERE x.record IN (
             SELECT coalesce(n.duplicate_of, n.record) FROM json_each(?) j JOIN record_agreement n ON n.record = j.value)
             AND ${stands} ORDER BY r.uid`,
          [listedIn(recordsNamed(connection, 'agreement', text))],
        )
        .map(({ uid }) => ({ id: toHex(uid) })),
    agreementsOf: (session) =>
      connection
        .all<{
          uid: Uint8Array
          number: string | null
          kind: string | null
          sequence: number | null
          text: string | null
          title: string | null
        }>(
          `SELECT r.uid, x.number, x.kind, x.sequence, x.text, x.title FROM record_agreement x
           JOIN record r ON r.id = x.record WHERE x.session = ? AND ${stands} ORDER BY r.uid`,
          [findRecord(connection, session)?.id ?? null],
        )
        .map((row) => ({
          id: toHex(row.uid),
          number: row.number,
          kind: row.kind ?? '',
          sequence: row.sequence,
          text: row.text ?? '',
          title: row.title,
        })),
    indicators: () =>
      connection
        .all<{
          uid: Uint8Array
          name: string | null
          nameEnglish: string | null
          baselinePeriod: string | null
          source: string | null
        }>(
          `SELECT r.uid, x.name, x.name_english AS nameEnglish, x.baseline_period AS baselinePeriod, x.source
           FROM record_indicator x JOIN record r ON r.id = x.record WHERE ${stands} ORDER BY r.uid`,
        )
        .map((row) => ({ ...row, id: toHex(row.uid), name: row.name ?? '' })),
    observationsOf: (session) =>
      connection
        .all<{ uid: Uint8Array }>(
          `SELECT r.uid FROM record_observation x JOIN record r ON r.id = x.indicator
           WHERE x.session = ? AND ${stands}`,
          [findRecord(connection, session)?.id ?? null],
        )
        .map(({ uid }) => toHex(uid)),
    unitsForReading: () => unitsForReading(connection),
    bodiesForReading: () =>
      connection
        .all<{
          code: string | null
          name: string | null
          nameEnglish: string | null
          unit: string | null
        }>(
          `SELECT x.code, x.name, x.name_english AS nameEnglish, u.code AS unit FROM record_body x
           LEFT JOIN record_unit u ON u.record = x.unit WHERE ${stands} ORDER BY x.code`,
        )
        .map((row) => ({ ...row, code: row.code ?? '', name: row.name ?? '' })),
  }
}

function findSession(
  connection: ReadConnection,
  key: SessionKey,
): { readonly id: string } | undefined {
  const row = connection.get<{ uid: Uint8Array }>(
    `SELECT r.uid FROM record_session x JOIN record r ON r.id = x.record
     JOIN record_body b ON b.record = x.body
     WHERE b.code = ? AND x.type = ? AND x.ordinal = ? AND ${stands} ORDER BY r.uid LIMIT 1`,
    [key.body, key.type, key.ordinal],
  )
  return row === undefined ? undefined : { id: toHex(row.uid) }
}

interface UnitNames {
  readonly uid: Uint8Array
  readonly code: string | null
  readonly inegi: string | null
  readonly name: string | null
  readonly nameEnglish: string | null
}

function findUnit(
  connection: ReadConnection,
  text: string,
): { readonly id: string; readonly code: string } | undefined {
  const units = (condition: string, parameters: readonly (string | Uint8Array)[]): UnitNames[] =>
    connection.all<UnitNames>(
      `SELECT r.uid, x.code, x.inegi, x.name, x.name_english AS nameEnglish FROM record_unit x
       JOIN record r ON r.id = x.record WHERE ${stands} AND ${condition} ORDER BY r.uid`,
      parameters,
    )
  const [known] = isId(text) ? units('r.uid = ?', [fromHex(text)]) : units('x.code = ?', [text])
  // Only what is not written as the register writes it is looked for among all.
  const row =
    known ??
    units('1', []).find((unit) =>
      [unit.code, unit.inegi, unit.name, unit.nameEnglish].some(
        (name) => name !== null && folded(name) === folded(text),
      ),
    )
  return row === undefined ? undefined : { id: toHex(row.uid), code: row.code ?? '' }
}

function unitsForReading(connection: ReadConnection): readonly UnitForReading[] {
  const texts = (field: number): ReadonlyMap<number, readonly string[]> => {
    const byRecord = new Map<number, string[]>()
    for (const row of connection.all<{ record: number; text: string }>(
      `SELECT e.record, coalesce(m.code, e.element) AS text FROM set_element e
       JOIN record_unit x ON x.record = e.record LEFT JOIN record_unit m ON m.record = e.target
       WHERE e.field = ? ORDER BY e.record, text`,
      [field],
    )) {
      byRecord.set(row.record, [...(byRecord.get(row.record) ?? []), row.text])
    }
    return byRecord
  }
  const members = texts(18)
  const aliases = texts(19)
  return connection
    .all<{
      record: number
      code: string
      name: string | null
      nameEnglish: string | null
      abbreviation: string | null
      kind: UnitForReading['kind'] | null
      ended: number
    }>(
      `SELECT x.record, x.code, x.name, x.name_english AS nameEnglish, x.abbreviation, x.kind,
         x.valid_to IS NOT NULL AS ended
       FROM record_unit x WHERE ${stands} AND x.code IS NOT NULL ORDER BY x.code`,
    )
    .map(({ record, ...unit }) => ({
      ...unit,
      kind: unit.kind ?? 'other',
      ended: unit.ended === 1,
      aliases: aliases.get(record) ?? [],
      members: members.get(record) ?? [],
    }))
}
