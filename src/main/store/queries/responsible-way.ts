import type { ObligationDetail } from '../../../contract/records.ts'
import type { UnitHistory } from '../../../contract/institutions.ts'
import { fromHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { responsibleFor } from '../projections/responsibility.ts'

type Way = ObligationDetail['responsibility']
type UnitName = UnitHistory['placements'][number]['parent']

/** From whom the agreement names to who answers on the day, step by step. */
export function responsibleWay(connection: ReadConnection, obligation: number, day: string): Way {
  const named = connection.get<{ unit: number | null }>(
    'SELECT unit FROM record_obligation WHERE record = ?',
    [obligation],
  )?.unit
  if (named === undefined || named === null) {
    return { named: unnamed, steps: [], uncertain: false }
  }
  const { through, uncertain } = responsibleFor(
    connection,
    { record: obligation, unit: named },
    day,
  )
  return {
    named: unitNamed(connection, named),
    steps: through.flatMap((id) => stepOf(connection, id)),
    uncertain,
  }
}

const unnamed: UnitName = { code: '', name: null, nameEnglish: null }

function unitNamed(connection: ReadConnection, unit: number | null): UnitName {
  const found = connection.get<{
    code: string | null
    name: string | null
    nameEnglish: string | null
  }>('SELECT code, name, name_english AS nameEnglish FROM record_unit WHERE record = ?', [unit])
  return found === undefined ? unnamed : { ...found, code: found.code ?? '' }
}

/** The id is that of a succession or of a reassignment. */
function stepOf(connection: ReadConnection, id: string): Way['steps'] {
  const succession = connection.get<{
    unit: number | null
    on: string | null
    kind: Way['steps'][number]['kind']
  }>(
    `SELECT s.successor AS unit, s.date AS "on", s.kind FROM record r
     JOIN record_succession s ON s.record = r.id WHERE r.uid = ?`,
    [fromHex(id)],
  )
  if (succession !== undefined) {
    const { unit, on, kind } = succession
    return [
      {
        through: 'succession',
        on,
        unit: unitNamed(connection, unit),
        kind,
        authority: null,
        reason: null,
      },
    ]
  }
  return connection
    .all<{
      unit: number | null
      on: string | null
      authority: string | null
      reason: string | null
    }>(
      `SELECT x.unit, x."from" AS "on", x.authority, x.reason FROM record r
       JOIN record_reassignment x ON x.record = r.id WHERE r.uid = ?`,
      [fromHex(id)],
    )
    .map(({ unit, ...told }) => ({
      through: 'reassignment',
      unit: unitNamed(connection, unit),
      kind: null,
      ...told,
    }))
}
