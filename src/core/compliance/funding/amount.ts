import { failure, success, type Result } from '../../result.ts'
import type { RecordKind } from '../../schema/registry.ts'
import { parseDecimal } from '../decimal.ts'

/** A sum of money as a whole number of centavos: pesos as doubles do not add up. */
export type Centavos = number

/** Why something is no amount of money. */
export type AmountProblem = 'invalid' | 'negative' | 'decimals' | 'too_large'

/** Fields that hold pesos. */
export const amountFields: Partial<Readonly<Record<RecordKind, readonly string[]>>> = {
  funding: ['federalAmount', 'stateShare', 'committed', 'exercised'],
  instalment: ['amount', 'paidAmount'],
}

/** Pesos from 0, with centavos at most, as JSON or as Mexico writes them: `1234.5`, `1,234.50`, `$1,234.50`. */
export function parseAmount(given: unknown): Result<Centavos, AmountProblem> {
  const pesos = parseDecimal(typeof given === 'string' ? given.trim().replace(/^\$\s*/, '') : given)
  if (pesos === null) return failure('invalid')
  if (pesos < 0) return failure('negative')
  const centavos = Math.round(pesos * 100)
  if (!Number.isSafeInteger(centavos)) return failure('too_large')
  // The double nearest to a number of centavos, and no other, is an amount.
  return pesosOf(centavos) === pesos ? success(centavos) : failure('decimals')
}

/** Of an amount that the register holds: an import may bring one that no form would take, and it is rounded. */
export const centavosOf = (pesos: number): Centavos => Math.round(pesos * 100)

export const pesosOf = (centavos: Centavos): number => centavos / 100
