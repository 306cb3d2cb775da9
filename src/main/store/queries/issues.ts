import { kindOfNumber } from '../../../core/schema/registry.ts'
import { fromHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { recordLabel } from './labels.ts'

/** A row about one record or two. */
interface LabelledRow {
  readonly record: string
  readonly other: string | null
}

interface Labels {
  readonly label: string
  readonly otherKind: string | null
  readonly otherLabel: string | null
}

/** The rows with what people call their records. */
export function labelled<Row extends LabelledRow>(
  connection: ReadConnection,
  rows: readonly Row[],
): (Row & Labels)[] {
  const known = new Map<string, Named>()
  const nameOf = (record: string): Named => {
    const found = known.get(record) ?? named(connection, record)
    known.set(record, found)
    return found
  }
  return rows.map((row) => {
    const other = row.other === null ? null : nameOf(row.other)
    return {
      ...row,
      label: nameOf(row.record).label,
      otherKind: other?.kind ?? null,
      otherLabel: other === null || other.kind === null ? null : other.label,
    }
  })
}

interface Named {
  /** `null`: it has not arrived, or a newer version of the program made it. */
  readonly kind: string | null
  readonly label: string
}

function named(connection: ReadConnection, id: string): Named {
  const found = connection.get<{ id: number; kind: number | null }>(
    'SELECT id, kind FROM record WHERE uid = ?',
    [fromHex(id)],
  )
  const kind = found === undefined || found.kind === null ? undefined : kindOfNumber(found.kind)
  return found === undefined || kind === undefined
    ? { kind: null, label: '' }
    : { kind, label: recordLabel(connection, kind, found.id) }
}
