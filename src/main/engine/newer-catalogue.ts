import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import type { Register } from '../usecases/ports/register.ts'
import { lastCatalogueCommit, loadCatalogue } from './bundled-data.ts'

/**
 * A register of an older version of the program gets the releases of the national catalogue that came since: they
 * continue the feed with which it began. A register that has them is not written.
 */
export async function takeInNewerCatalogue(
  register: Register,
  resources: string,
  now: () => number,
): Promise<Result<void, Refusal>> {
  const last = await lastCatalogueCommit(resources)
  if (last === undefined || register.holdsCommit(last)) return success(undefined)
  const catalogue = await loadCatalogue(resources)
  if (!catalogue.ok) return catalogue
  const missing = catalogue.value.filter(({ hash }) => !register.holdsCommit(hash))
  return register.receive(missing, now())
}
