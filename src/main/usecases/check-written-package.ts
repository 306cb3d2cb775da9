import { refusal, type Refusal } from '../../contract/errors.ts'
import type { CommitHash } from '../../core/changes/types.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { ExchangeDependencies, ExchangeIdentity } from './exchange-identity.ts'
import type { Job } from './ports/job.ts'
import type { Opening, PackageContent } from './ports/packages.ts'
import { trustOf } from './trust-of.ts'
import { watchedBy } from './watched-by-job.ts'

/**
 * Opens a file that was written and compares every partition, head and attachment with what was meant to be in it: what
 * left the office is not to be found out at the other end.
 */
export async function checkWritten(
  {
    packages,
    exchangeFiles,
    newId,
  }: Pick<ExchangeDependencies, 'packages' | 'exchangeFiles' | 'newId'>,
  who: ExchangeIdentity,
  written: {
    readonly file: string
    readonly opening: Opening
    readonly content: PackageContent
    readonly heads: readonly CommitHash[]
    readonly job?: Job
  },
): Promise<Result<void, Refusal>> {
  const folder = await exchangeFiles.stagedFolder(`check-${newId()}`)
  const staged = await packages.stage(written.file, folder, {
    opening: written.opening,
    trust: trustOf(who),
    ...(written.job === undefined ? {} : watchedBy(written.job, 'check')),
  })
  if (!staged.ok) return staged
  try {
    const { manifest, heads, attachments } = staged.value
    const { content } = written
    const same =
      texts(manifest.feeds) === texts(content.feeds) &&
      texts(heads) === texts(written.heads) &&
      texts(manifest.scope) === texts(content.scope) &&
      texts(manifest.recipients) === texts(content.recipients) &&
      texts(attachments.map(({ sha256 }) => sha256).toSorted()) ===
        texts(content.attachments.map(({ sha256 }) => sha256).toSorted())
    return same
      ? success(undefined)
      : failure(refusal('export_not_as_meant', { file: written.file }))
  } finally {
    await exchangeFiles.remove([folder])
  }
}

const texts = (value: unknown): string => JSON.stringify(value)
