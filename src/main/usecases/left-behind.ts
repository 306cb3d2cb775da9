import type { MergeOutcome } from '../../contract/merge.ts'
import type { RecordView } from '../../contract/records.ts'
import type { Register } from './ports/register.ts'

type LeftBehind = MergeOutcome['left'][number]

/** What was determined of a duplicate and is not carried over: somebody has to decide it of the survivor. */
export function leftBehind(
  register: Register,
  { duplicate, unit }: MergeOutcome['obligations'][number],
): readonly LeftBehind[] {
  const pointing = register.read.pointingAt(duplicate, [
    { kind: 'verdict', field: 'obligation' },
    { kind: 'extension', field: 'obligation' },
    { kind: 'reassignment', field: 'obligation' },
  ])
  return pointing.flatMap(({ id, kind }): readonly LeftBehind[] => {
    const view = register.read.record(id)
    if (view === undefined) return []
    const place = { id, obligation: duplicate, unit }
    switch (kind) {
      case 'verdict':
        return [{ ...place, kind, detail: textOf(view, 'result') }]
      case 'extension':
        return [{ ...place, kind, detail: textOf(view, 'newDue') }]
      case 'reassignment': {
        const to = register.read.record(textOf(view, 'unit'))
        return [{ ...place, kind, detail: to === undefined ? '' : textOf(to, 'code') }]
      }
      default:
        return []
    }
  })
}

function textOf({ fields }: RecordView, field: string): string {
  const value = fields[field]?.value ?? null
  return typeof value === 'string' ? value : ''
}
