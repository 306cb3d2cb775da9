import { conflictKinds, type IssueKind } from '../../contract/issue-rows.ts'
import type { ListReportName } from '../../contract/list-report.ts'
import type { Filter, ObligationRow, ObservationRow } from '../../contract/rows.ts'
import { success } from '../../core/result.ts'
import { allRows, equal } from './all-rows.ts'
import { fundingReckoning } from './funding-reckoning.ts'
import { lettersOfDelay, lettersToFulfil } from './letters.ts'
import type { Asked, Listed } from './asked-list.ts'

/** What a report lists. */
export function listContent(report: ListReportName, asked: Asked): Listed {
  switch (report) {
    case 'overdue':
      // Nothing is both.
      return obligations(asked, [[equal('overdue', ['true'])], [equal('dueSoon', ['true'])]])
    case 'unit':
    case 'entity':
      return obligations(asked, [[]])
    case 'readiness':
      return readiness(asked)
    case 'indicators':
      return indicators(asked)
    case 'funds':
      return funds(asked)
    case 'evidence':
      return evidence(asked)
    case 'issues':
      return issues(asked)
    case 'letters':
      return lettersToFulfil(asked)
    case 'requests':
      return lettersOfDelay(asked)
  }
}

function obligations(
  { register, today, codes }: Asked,
  conditions: readonly (readonly Filter[])[],
): Listed {
  const ofUnit = codes === null ? [] : [equal('unit', codes)]
  const rows: ObligationRow[] = []
  for (const where of conditions) {
    const found = allRows(register, today, 'obligations', [...ofUnit, ...where])
    if (!found.ok) return found
    rows.push(...found.value)
  }
  return success({ kind: 'obligations', rows })
}

function readiness({ register, today }: Asked): Listed {
  const found = allRows(register, today, 'readiness', [])
  return found.ok ? success({ kind: 'readiness', rows: found.value }) : found
}

/** By name; their measurements in the order of time, those without a day last. */
function indicators({ register, today }: Asked): Listed {
  const found = allRows(register, today, 'indicators', [])
  if (!found.ok) return found
  const measured = allRows(register, today, 'observations', [])
  if (!measured.ok) return measured
  const byIndicator = new Map<string, ObservationRow[]>()
  for (const observation of measured.value) {
    const known = byIndicator.get(observation.indicator)
    if (known === undefined) byIndicator.set(observation.indicator, [observation])
    else known.push(observation)
  }
  return success({
    kind: 'indicators',
    rows: found.value
      .toSorted((a, b) => compare(`${a.name} ${a.id}`, `${b.name} ${b.id}`))
      .map((indicator) => ({
        indicator,
        observations: (byIndicator.get(indicator.id) ?? []).toSorted((a, b) =>
          compare(`${a.on ?? '9999'} ${a.id}`, `${b.on ?? '9999'} ${b.id}`),
        ),
      })),
  })
}

function funds({ register, today, codes }: Asked): Listed {
  const reckoned = fundingReckoning({ register, today: () => today }, {})
  if (!reckoned.ok) return reckoned
  const isAsked = ({ entity }: { readonly entity: string | null }): boolean =>
    codes === null || (entity !== null && codes.includes(entity))
  return success({
    kind: 'funds',
    rows: reckoned.value.rows.filter(isAsked),
    findings: reckoned.value.findings.filter(isAsked),
  })
}

/** So many obligations are looked up at a time. */
const batch = 500

function evidence({ register, today, codes }: Asked): Listed {
  const found = allRows(register, today, 'evidence', [])
  if (!found.ok) return found
  const wanted = [...new Set(found.value.map(({ obligation }) => obligation))]
  const byId = new Map<string, ObligationRow>()
  const ofUnit = codes === null ? [] : [equal('unit', codes)]
  for (let from = 0; from < wanted.length; from += batch) {
    const some = equal('id', wanted.slice(from, from + batch))
    const rows = allRows(register, today, 'obligations', [...ofUnit, some])
    if (!rows.ok) return rows
    for (const row of rows.value) byId.set(row.id, row)
  }
  return success({
    kind: 'evidence',
    // What hangs from a withdrawn obligation, or from one of another unit, is not in the index.
    rows: found.value.flatMap((item) => {
      const obligation = byId.get(item.obligation)
      return obligation === undefined ? [] : [{ evidence: item, obligation }]
    }),
  })
}

function issues({ register, today }: Asked): Listed {
  const conflicts = allRows(register, today, 'conflicts', [])
  if (!conflicts.ok) return conflicts
  const found = allRows(register, today, 'issues', [])
  if (!found.ok) return found
  // The inbox shows some kinds with what each side wrote: they are listed once.
  const inInbox: ReadonlySet<IssueKind> = new Set(conflictKinds)
  return success({
    kind: 'issues',
    conflicts: conflicts.value,
    issues: found.value.filter(({ kind }) => !inInbox.has(kind)),
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
