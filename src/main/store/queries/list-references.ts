import { refusal, type Refusal } from '../../../contract/errors.ts'
import { citationMatches, parseCitation } from '../../../core/compliance/numbering/citation.ts'
import {
  bodyKey,
  parseOfficialNumber,
  writeOfficialNumber,
} from '../../../core/compliance/numbering/official-number.ts'
import { parseSessionNumber } from '../../../core/compliance/numbering/session-number.ts'
import type { SessionType } from '../../../core/schema/codes.ts'
import { fromHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { isId, tableOf } from '../projections/columns.ts'
import { folded } from '../folded.ts'

/** What people name in a filter by the words they use for it. */
export type NamedKind = 'session' | 'agreement' | 'unit' | 'verifier'

/**
 * Local numbers of the records that a person means: by id, by a session's number in any writing, by an agreement's
 * number, alias or citation, by a unit's code, INEGI code or exact name, by a verifier's name where it is a person. All of them where several have that name, the
 * withdrawn too: whether these are listed is another question. Empty: the register has none.
 */
export function recordsNamed(
  connection: ReadConnection,
  kind: NamedKind,
  text: string,
): readonly number[] {
  if (isId(text)) {
    return kindsMeant(kind).flatMap((table) =>
      numbersOf(
        connection,
        `SELECT x.record FROM ${tableOf(table)} x JOIN record r ON r.id = x.record WHERE r.uid = ?`,
        [fromHex(text)],
      ),
    )
  }
  switch (kind) {
    case 'session':
      return sessionsNamed(connection, text)
    case 'agreement':
      return agreementsNamed(connection, text)
    case 'unit':
      return unitsNamed(connection, text)
    case 'verifier':
      return [...peopleNamed(connection, text), ...unitsNamed(connection, text)]
  }
}

/** An obligation is verified by a person, or by the people of a unit. */
const kindsMeant = (kind: NamedKind): readonly ('session' | 'agreement' | 'unit' | 'person')[] =>
  kind === 'verifier' ? ['person', 'unit'] : [kind]

export function unknownName(kind: NamedKind, text: string): Refusal {
  switch (kind) {
    case 'session':
      return refusal('session_unknown', { session: text })
    case 'agreement':
      return refusal('agreement_unknown', { agreement: text })
    case 'unit':
      return refusal('unit_unknown', { unit: text })
    case 'verifier':
      return refusal('verifier_unknown', { verifier: text })
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

/**
 * By number as it is now; else by an alias, such as the number before the gazette published another; else by a citation
 * in words, which may mean several.
 */
function agreementsNamed(connection: ReadConnection, text: string): readonly number[] {
  const number = parseOfficialNumber(text)
  // Two digits of the year or four name the same agreement.
  const written = [
    text.trim(),
    ...(number === null
      ? []
      : ([2, 4] as const).map((yearDigits) => writeOfficialNumber({ ...number, yearDigits }))),
  ]
  const listed = written.map(() => '?').join(', ')
  const numbered = numbersOf(
    connection,
    `SELECT record FROM record_agreement WHERE number IN (${listed})`,
    written,
  )
  if (numbered.length > 0) return numbered
  const aliased = numbersOf(
    connection,
    `SELECT a.record FROM set_element e JOIN record_agreement a ON a.record = e.record
     WHERE e.field = 23 AND e.element IN (${listed})`,
    written,
  )
  return aliased.length > 0 ? aliased : agreementsCited(connection, text)
}

/** What has no official number is cited by its place among the session's agreements. */
function agreementsCited(connection: ReadConnection, text: string): readonly number[] {
  const citation = parseCitation(text)
  if (citation === null) return []
  return connection
    .all<{
      record: number
      number: string | null
      kind: string | null
      sequence: number | null
      type: SessionType | null
      body: string | null
    }>(
      `SELECT a.record, a.number, a.kind, a.sequence, z.type, b.code AS body FROM record_session z
       JOIN record_agreement a ON a.session = z.record LEFT JOIN record_body b ON b.record = z.body
       WHERE z.ordinal = ? ORDER BY a.record`,
      [citation.session],
    )
    .filter(({ number: written, kind, sequence, type, body }) => {
      const number = written === null ? null : parseOfficialNumber(written)
      if (number !== null) return citationMatches(citation, number)
      return (
        citation.year === null &&
        kind === 'acuerdo' &&
        sequence === citation.sequence &&
        (citation.type === null || citation.type === type) &&
        (citation.body === null || bodyKey(citation.body) === bodyKey(body ?? ''))
      )
    })
    .map(({ record }) => record)
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

function peopleNamed(connection: ReadConnection, text: string): readonly number[] {
  const wanted = folded(text)
  return connection
    .all<{ record: number; name: string | null }>('SELECT record, name FROM record_person')
    .filter(({ name }) => name !== null && folded(name) === wanted)
    .map(({ record }) => record)
}
