import type { DraftChange } from '../../core/changes/save.ts'
import { registry } from '../../core/schema/registry.ts'
import { numberOf } from './new-record.ts'
import type { Register } from './ports/register.ts'

/** The change that withdraws a record that the register knows, with its reason. */
export function withdrawal(register: Register, id: string, reason: string): DraftChange {
  const known = register.read.known(id)
  if (known === undefined) throw new Error(`there is no record ${id} to withdraw`)
  return {
    kind: registry[known.kind].number,
    record: known.id,
    partition: known.partition,
    field: numberOf(known.kind, 'withdrawn'),
    element: null,
    value: reason,
    replaces: register.read.record(id)?.fields['withdrawn']?.live ?? [],
  }
}
