import type { OpenSplit } from '../../../contract/splits.ts'
import { successorChoice, type SuccessionFacts } from '../../../core/compliance/succession.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

/** Divided units whose obligations wait for a choice on a day, by the units' codes. */
export function openSplits(
  connection: ReadConnection,
  day: string,
  successions: readonly SuccessionFacts[],
): OpenSplit[] {
  const waiting = connection.all<{
    unit: Uint8Array
    since: string | null
    obligations: number
  }>(
    `SELECT r.uid AS unit, s.responsible_since AS since, count(*) AS obligations
     FROM obligation_status s JOIN record r ON r.id = s.unit JOIN record_unit u ON u.record = s.unit
     WHERE s.present = 1 AND s.responsible_open IN ('split_without_choice', 'several_successors')
     GROUP BY s.unit, s.responsible_since ORDER BY u.code, s.unit, s.responsible_since`,
  )
  const splits = new Map<string, OpenSplit>()
  for (const { unit, since, obligations } of waiting) {
    const id = toHex(unit)
    const choice = successorChoice(day, id, since, successions)
    if (choice === null) continue
    const key = `${id} ${choice.from}`
    const known = splits.get(key)
    splits.set(key, {
      unit: named(connection, id),
      from: choice.from,
      date: choice.date,
      successors: choice.successors.map((successor) => named(connection, successor)),
      obligations: obligations + (known?.obligations ?? 0),
    })
  }
  return [...splits.values()]
}

function named(connection: ReadConnection, unit: string): OpenSplit['unit'] {
  const found = connection.get<{
    code: string | null
    name: string | null
    nameEnglish: string | null
  }>(
    `SELECT u.code, u.name, u.name_english AS nameEnglish FROM record r JOIN record_unit u ON u.record = r.id
     WHERE r.uid = ?`,
    [fromHex(unit)],
  )
  return {
    code: found?.code ?? unit,
    name: found?.name ?? null,
    nameEnglish: found?.nameEnglish ?? null,
  }
}
