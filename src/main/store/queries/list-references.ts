import { refusal, type Refusal } from '../../../contract/errors.ts'
import {
  parseOfficialNumber,
  writeOfficialNumber,
} from '../../../core/compliance/numbering/official-number.ts'
import { parseSessionNumber } from '../../../core/compliance/numbering/session-number.ts'
import { fromHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { isId, tableOf } from '../projections/columns.ts'
import { folded } from './directory.ts'

/** What people name in a filter by the words they use for it. */
export type NamedKind = 'session' | 'agreement' | 'unit'

/**
 * Local numbers of the records that a person means: by id, by a session's number in any writing, by an agreement's
 * number, by a unit's code, INEGI code or exact name. All of them where several have that name, the
 * withdrawn too: whether these are listed is another question. Empty: the register has none.
 */
export function recordsNamed(
  connection: ReadConnection,
  kind: NamedKind,
  text: string,
): readonly number[] {
  if (isId(text)) {
    return numbersOf(
      connection,
      `SELECT x.record FROM ${tableOf(kind)} x JOIN record r ON r.id = x.record WHERE r.uid = ?`,
      [fromHex(text)],
    )
  }
  switch (kind) {
    case 'session':
      return sessionsNamed(connection, text)
    case 'agreement':
      return agreementsNamed(connection, text)
    case 'unit':
      return unitsNamed(connection, text)
  }
}

export function unknownName(kind: NamedKind, text: string): Refusal {
  switch (kind) {
    case 'session':
      return refusal('session_unknown', { session: text })
    case 'agreement':
      return refusal('agreement_unknown', { agreement: text })
    case 'unit':
      return refusal('unit_unknown', { unit: text })
  }
}

const numbersOf = (
  connection: ReadConnection,
  sql: string,
  parameters: readonly (string | number | Uint8Array)[],
): readonly number[] =>
  connection.all<{ record: number }>(sql, parameters).map(({ record }) => record)

/** Lists show the numeral alone, so a numeral is any session that has it; `-SE` is an extraordinary one. */
function sessionsNamed(connection: ReadConnection, text: string): readonly number[] {
  const number = parseSessionNumber(text)
  if (number === null) return []
  const sql = 'SELECT record FROM record_session WHERE ordinal = ?'
  return number.type === 'extraordinary'
    ? numbersOf(connection, `${sql} AND type = ?`, [number.ordinal, number.type])
    : numbersOf(connection, sql, [number.ordinal])
}

function agreementsNamed(connection: ReadConnection, text: string): readonly number[] {
  const number = parseOfficialNumber(text)
  // Two digits of the year or four name the same agreement.
  const written =
    number === null
      ? []
      : ([2, 4] as const).map((yearDigits) => writeOfficialNumber({ ...number, yearDigits }))
  return numbersOf(
    connection,
    `SELECT record FROM record_agreement WHERE number IN (${['?', ...written.map(() => '?')].join(', ')})`,
    [text.trim(), ...written],
  )
}

function unitsNamed(connection: ReadConnection, text: string): readonly number[] {
  const coded = numbersOf(connection, 'SELECT record FROM record_unit WHERE code = ?', [text])
  if (coded.length > 0) return coded
  // Only what is not written as the register writes it is looked for among all.
  const wanted = folded(text)
  return connection
    .all<{
      record: number
      code: string | null
      inegi: string | null
      name: string | null
      nameEnglish: string | null
    }>('SELECT record, code, inegi, name, name_english AS nameEnglish FROM record_unit')
    .filter((unit) =>
      [unit.code, unit.inegi, unit.name, unit.nameEnglish].some(
        (name) => name !== null && folded(name) === wanted,
      ),
    )
    .map(({ record }) => record)
}
