import type { EngineParams, EngineResult } from '../../../contract/engine.ts'
import type { Refusal } from '../../../contract/errors.ts'
import type { Result } from '../../../core/result.ts'
import type { Job } from './job.ts'
import type { RegisterMirror } from './register-mirror.ts'

/** Whose register it is, and how it calls things. */
export interface PublishedRegister {
  readonly office: { readonly id: string; readonly name: string }
  /** IANA name: days end at its midnight. */
  readonly timeZone: string
  readonly programVersion: string
}

/** Puts the tables of a register into another database. */
export interface Publisher {
  /** Who reads there sees the state before or the state after, never half. What fails or is cancelled leaves the state before. */
  publish(
    target: EngineParams<'register.publish'>,
    register: PublishedRegister,
    mirror: RegisterMirror,
    job: Job,
  ): Promise<Result<Omit<EngineResult<'register.publish'>, 'seconds'>, Refusal>>
}
