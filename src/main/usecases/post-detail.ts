import type { EngineParams } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Post } from '../../contract/posts.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'

/** A post with everybody who held, holds or is to hold it. */
export function postDetail(
  { register, today }: Pick<UseCaseDependencies, 'register' | 'today'>,
  { id, day }: EngineParams<'posts.detail'>,
): Result<Post, Refusal> {
  const post = register.read.institutions.post(id, day ?? today())
  return post === undefined ? failure(refusal('record_unknown', { id })) : success(post)
}
