import type { Refusal } from '../../contract/errors.ts'
import type { ListContent } from '../../contract/list-report.ts'
import type { Result } from '../../core/result.ts'
import type { Register } from './ports/register.ts'

/** What a report is about. */
export interface Asked {
  readonly register: Register
  readonly today: string
  /** Of its unit and of everything below; `null`: it is everybody's. */
  readonly codes: readonly string[] | null
  /** Id; `null`: of all sessions. */
  readonly session: string | null
}

export type Listed = Result<ListContent, Refusal>
