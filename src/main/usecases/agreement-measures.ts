import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { rowsWhere } from './rows-where.ts'

/** The indicators that measure an agreement and the money that supports it. */
export function agreementMeasures(
  { register, today }: UseCaseDependencies,
  { id }: EngineParams<'agreements.measures'>,
): Result<EngineResult<'agreements.measures'>, Refusal> {
  if (register.read.known(id)?.kind !== 'agreement') {
    return failure(refusal('record_unknown', { id }))
  }
  const day = today()
  const links = rowsWhere(register, day, 'links', {
    agreement: [id],
    kind: ['measured_by', 'funded_by'],
  })
  const linkTo = new Map(links.map(({ id: link, target }) => [target, link]))
  const targets = { id: links.flatMap(({ target }) => (target === null ? [] : [target])) }
  const linked = <Row extends { readonly id: string }, Linked>(
    rows: readonly Row[],
    make: (link: string, row: Row) => Linked,
  ): Linked[] =>
    rows.flatMap((row) => {
      const link = linkTo.get(row.id)
      return link === undefined ? [] : [make(link, row)]
    })
  return success({
    indicators: linked(rowsWhere(register, day, 'indicators', targets), (link, indicator) => ({
      link,
      indicator,
    })),
    funding: linked(rowsWhere(register, day, 'funding', targets), (link, funding) => ({
      link,
      funding,
    })),
  })
}
