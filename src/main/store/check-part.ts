import type { CheckedPart, CheckProblem } from '../../contract/check-report.ts'
import { damageReason } from './open-failure.ts'

/**
 * Everything that one part of the check finds. Damage that ends it is a problem of its own; what it found before
 * stands. `knownDamaged`: an earlier part found that the file is not what SQLite or the program wrote.
 */
export function foundIn(
  part: CheckedPart,
  knownDamaged: boolean,
  finding: Iterable<CheckProblem>,
): readonly CheckProblem[] {
  const problems: CheckProblem[] = []
  try {
    for (const problem of finding) problems.push(problem)
  } catch (error) {
    problems.push({ code: 'part_unreadable', part, reason: damageReason(error, knownDamaged) })
  }
  return problems
}

/** A part that gives something besides: damage that ends it leaves `otherwise`. */
export function readIn<Value>(
  part: CheckedPart,
  knownDamaged: boolean,
  read: () => Value,
  otherwise: Value,
): { readonly value: Value; readonly problems: readonly CheckProblem[] } {
  try {
    return { value: read(), problems: [] }
  } catch (error) {
    const reason = damageReason(error, knownDamaged)
    return { value: otherwise, problems: [{ code: 'part_unreadable', part, reason }] }
  }
}

/** What a read gives, or what stands for it where damage hides it. */
export function unlessDamaged<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read()
  } catch (error) {
    damageReason(error, true)
    return otherwise
  }
}
