import type { BulkAction } from '../../contract/bulk.ts'
import type { EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import { failure, type Result } from '../../core/result.ts'
import { ask } from './ask.ts'
import { openCaseworkOnMany } from './casework.ts'
import type { CliContext } from './context.ts'
import { refusedRows } from './refused-rows.ts'
import type { Words } from './texts.ts'

type Done = EngineResult<'bulk.apply'>

/**
 * One action on several obligations as one save, on everything that the register holds of each. When it is not allowed
 * on some, none is changed and each of those is named with its reason.
 */
export async function actOnMany(
  context: CliContext,
  obligations: readonly string[],
  action: BulkAction,
): Promise<Result<Done, Refusal>> {
  const work = await openCaseworkOnMany(context, obligations)
  if (!work.ok) return work
  const { engine, as } = work.value
  const preview = await ask(engine, 'bulk.preview', { as, obligations: [...obligations], action })
  if (!preview.ok) return preview
  const { rows } = preview.value
  const refused = refusedRows(
    rows.map((row) => ({ ...row, unit: row.before.unit })),
    context.words,
  )
  if (refused !== null) return failure(refused)
  return ask(engine, 'bulk.apply', {
    as,
    obligations: rows.map(({ obligation, seen }) => ({ id: obligation, seen })),
    action,
  })
}

/** What people read of it. */
export const manyText = ({ records }: Done, words: Words): string =>
  [
    words.say('saved.many', { count: records.length }),
    ...records.map(({ obligation, id }) => words.say('saved.ofMany', { obligation, id })),
  ].join('\n')
