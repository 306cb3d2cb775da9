import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { Job } from './ports/job.ts'
import type { Publisher } from './ports/publisher.ts'

type Means = Pick<UseCaseDependencies, 'register' | 'now'> & {
  readonly publisher: Publisher
  readonly programVersion: string
  readonly job: Job
}

/** Mirrors the register into a database for many readers. Saves nothing here. */
export async function publishRegister(
  { register, publisher, programVersion, job, now }: Means,
  target: EngineParams<'register.publish'>,
): Promise<Result<EngineResult<'register.publish'>, Refusal>> {
  const began = now()
  const mirror = register.mirror({ confidential: target.confidential })
  try {
    const { office, timeZone } = register.facts
    const told = { office, timeZone, programVersion }
    const published = await publisher.publish(target, told, mirror, job)
    return published.ok
      ? success({ ...published.value, seconds: Math.round((now() - began) / 100) / 10 })
      : published
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') {
      return failure(refusal('publication_interrupted'))
    }
    throw error
  } finally {
    mirror.close()
  }
}
