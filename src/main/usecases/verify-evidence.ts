import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { FileState } from '../../contract/evidence.ts'
import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { obligationsAtHand } from './obligation-at-hand.ts'
import { readFile } from './check-files.ts'
import type { FileCheck } from './ports/register.ts'

/** Reads the files of an obligation's evidence again, and remembers in which state they were found, and when. */
export async function verifyEvidence(
  { register, attachments, now }: UseCaseDependencies,
  { obligation: id }: EngineParams<'evidence.verify'>,
): Promise<Result<EngineResult<'evidence.verify'>, Refusal>> {
  const [obligation] = obligationsAtHand(register, [id])
  if (obligation === undefined) throw new Error(`no answer about obligation ${id}`)
  if (!obligation.ok) return obligation
  const found = new Map<string, FileCheck['state']>()
  const files: { id: string; fileState: FileState }[] = []
  for (const { id: evidence, sha256, purged } of obligation.value.facts.evidence) {
    if (sha256 === null) continue
    if (purged) {
      files.push({ id: evidence, fileState: 'purged' })
      continue
    }
    const verified = found.get(sha256) ?? (await readFile(attachments, sha256)).state
    found.set(sha256, verified)
    files.push({ id: evidence, fileState: verified })
  }
  const remembered = register.rememberFiles(
    [...found].map(([sha256, state]) => ({ sha256, state })),
    now(),
  )
  return remembered.ok ? success({ files }) : remembered
}
