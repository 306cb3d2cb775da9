import { registry } from '../../core/schema/registry.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { isWithdrawn } from './withdrawn.ts'

/** The nearest withdrawn record among this one and what it hangs from; `null`: all of them stand. */
export function withdrawnAbove(register: Register, { id, kind }: KnownRecord): string | null {
  const view = register.read.record(id)
  if (isWithdrawn(view)) return id
  const rule = registry[kind].partition
  const above = rule.kind === 'agreement' ? view?.fields[rule.through ?? 'session']?.value : null
  const known = typeof above === 'string' ? register.read.known(above) : undefined
  return known === undefined ? null : withdrawnAbove(register, known)
}
