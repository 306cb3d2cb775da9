import type { BulkAction, BulkRow } from '../../contract/bulk.ts'
import type { EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, type Result } from '../../core/result.ts'
import { ask } from './ask.ts'
import { openCaseworkOnMany } from './casework.ts'
import type { CliContext } from './context.ts'
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
  const refused = rows.filter((row) => row.refused !== null)
  if (refused.length > 0) return failure(refusedRows(rows.length, refused, context.words))
  return ask(engine, 'bulk.apply', {
    as,
    obligations: rows.map(({ obligation, seen }) => ({ id: obligation, seen })),
    action,
  })
}

const refusedRows = (total: number, refused: readonly BulkRow[], words: Words): Refusal =>
  refusal('bulk_refused', {
    count: refused.length,
    total,
    obligations: refused.map(({ obligation }) => obligation),
    reasons: refused.flatMap((row) => (row.refused === null ? [] : [row.refused.code])),
    rows: refused.map((row) => rowText(row, words)).join('\n'),
  })

const rowText = (
  { obligation, agreementNumber, agreementTitle, clauseOrder, before, refused }: BulkRow,
  words: Words,
): string =>
  words.say('saved.refusedRow', {
    id: obligation,
    agreement: agreementNumber ?? agreementTitle ?? words.say('saved.unnamedAgreement'),
    clause: clauseOrder,
    unit: before.unit,
    reason: refused === null ? '' : words.sentence(refused),
  })

/** What people read of it. */
export const manyText = ({ records }: Done, words: Words): string =>
  [
    words.say('saved.many', { count: records.length }),
    ...records.map(({ obligation, id }) => words.say('saved.ofMany', { obligation, id })),
  ].join('\n')
