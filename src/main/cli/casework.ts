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

/** What every command on one record begins with: the register, the person, and an id that can be one. */
export async function openCasework(
  context: CliContext,
  obligation: string,
): Promise<Result<Casework, Refusal>> {
  const work = await openCaseworkOnMany(context, [obligation])
  if (!work.ok) return work
  const { engine, as } = work.value
  return success({ engine, as, obligation })
}

/** The same for several. */
export async function openCaseworkOnMany(
  context: CliContext,
  obligations: readonly string[],
): Promise<Result<Omit<Casework, 'obligation'>, Refusal>> {
  const engine = await context.open('write')
  if (!engine.ok) return engine
  const as = await workingPerson(engine.value, context.global.as)
  if (!as.ok) return as
  const odd = obligations.find((id) => !idSchema.safeParse(id).success)
  return odd === undefined
    ? success({ engine: engine.value, as: as.value })
    : failure(refusal('record_unknown', { id: odd }))
}
