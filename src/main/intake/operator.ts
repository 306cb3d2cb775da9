import type { ClauseNature } from '../../core/schema/codes.ts'
import type { Span } from './span.ts'

/**
 * The words that make a sentence a mandate ("was instructed to", "se exhorta a", "will").
 * - `subject`: who is bound stands before them
 * - `object`: who is bound stands after them
 * - `nobody`: they say what, not who
 */
export type OperatorForm = 'subject' | 'object' | 'nobody'

export interface Operator {
  readonly nature: ClauseNature
  readonly form: OperatorForm
  readonly span: Span
  /** What stands before is what is acted upon ("the programme will be updated"). */
  readonly passive: boolean
  /** What stands where the addressee should is one, whatever it is ("was instructed to"). */
  readonly actor: boolean
  /** Within a relative clause ("which will be implemented"): says more of the mandate before it. */
  readonly relative: boolean
  /** Follows "and" without a subject of its own ("elaborará el modelo y publicará…"). */
  readonly joined: boolean
}

export interface OperatorWording {
  readonly pattern: RegExp
  readonly nature: ClauseNature
  readonly form: OperatorForm
  readonly passive?: boolean
  readonly actor?: boolean
}
