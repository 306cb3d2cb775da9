import type { ListDefinition } from './list-columns.ts'
import { matchExpression, sessionNumberIn } from './match-expression.ts'

/** What a search text asks for, as full-text expressions. */
export interface ListSearch {
  readonly words: string
  /** As it was typed. */
  readonly typed: string
  /** A session's number among the words finds what belongs to it, where the others match. */
  readonly numbered: {
    /** SQL for the session of a row. */
    readonly sql: string
    readonly ordinal: number
    /** `null`: the number stands alone. */
    readonly others: string | null
  } | null
}

/** `null`: nothing is searched; `nothing`: nothing can be found. */
export function searchOf(
  definition: Pick<ListDefinition, 'searched' | 'numbered'>,
  text: string | undefined,
): ListSearch | 'nothing' | null {
  if (text === undefined || text.trim() === '') return null
  const words = matchExpression(text)
  if (words === null || definition.searched.length === 0) return 'nothing'
  const number = definition.numbered === undefined ? null : sessionNumberIn(text)
  return {
    words,
    typed: text,
    numbered:
      number === null || definition.numbered === undefined
        ? null
        : {
            sql: definition.numbered,
            ordinal: number.ordinal,
            others: matchExpression(number.others),
          },
  }
}
