import { refusal, type Refusal } from '../../contract/errors.ts'
import { idSchema } from '../../contract/primitives.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Engine } from '../engine/engine.ts'
import type { CliContext } from './context.ts'
import { workingPerson } from './people.ts'

export interface Casework {
  readonly engine: Engine
  /** Who does it. */
  readonly as: string
  readonly obligation: string
}

/** What every command on one obligation begins with: the register, the person, and an id that can be one. */
export async function openCasework(
  context: CliContext,
  obligation: string,
): Promise<Result<Casework, Refusal>> {
  const engine = await context.open('write')
  if (!engine.ok) return engine
  const as = await workingPerson(engine.value, context.global.as)
  if (!as.ok) return as
  return idSchema.safeParse(obligation).success
    ? success({ engine: engine.value, as: as.value, obligation })
    : failure(refusal('record_unknown', { id: obligation }))
}
