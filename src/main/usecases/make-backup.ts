import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { backupVersion } from '../../contract/backup.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { ExchangeMeans } from './exchange-calls.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { filesToSend } from './files-to-send.ts'
import type { BackupFiles, BackupWatch } from './ports/backup-files.ts'
import type { Job } from './ports/job.ts'
import type { Register } from './ports/register.ts'

type Means = UseCaseDependencies &
  Pick<ExchangeMeans, 'exchangeFiles' | 'programVersion'> & {
    readonly backupFiles: BackupFiles
    readonly job: Job
  }

/**
 * A whole copy of the register with its files, in one file, while it is worked in. What the file is to replace stays until
 * the new one is whole, on the disk, and compared. A file that is not whole here keeps no backup from being made: it is
 * named.
 */
export async function makeBackup(
  means: Means,
  { out }: EngineParams<'backup.make'>,
): Promise<Result<EngineResult<'backup.make'>, Refusal>> {
  const { exchangeFiles } = means
  const unfinished = await exchangeFiles.unfinished(out)
  if (!unfinished.ok) return unfinished
  const database = exchangeFiles.newFile(
    await exchangeFiles.temporaryFolder(),
    'register-copy.sqlite',
  )
  try {
    const made = await writtenTo(means, unfinished.value, database)
    if (!made.ok) return made
    const settled = await exchangeFiles.settle([{ unfinished: unfinished.value, out }])
    if (!settled.ok) return settled
    const { at, ...told } = made.value
    const noted = means.register.backups.note({ made: at, file: out })
    return noted.ok ? success({ file: out, ...told }) : noted
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') {
      return failure(refusal('package_cancelled'))
    }
    throw error
  } finally {
    // Whatever became of it: nothing of these is needed any more.
    await exchangeFiles.remove([unfinished.value, database])
  }
}

type Written = Omit<EngineResult<'backup.make'>, 'file'> & { readonly at: number }

async function writtenTo(
  means: Means,
  out: string,
  database: string,
): Promise<Result<Written, Refusal>> {
  const { register, backupFiles, programVersion, job, now } = means
  const { office, installation } = register.facts
  const at = now()
  const copied = await register.backups.copy(database, watching(job, 'copy'))
  if (!copied.ok) return copied
  // After the database: what is kept since then is more than it names, never less.
  const files = await filesToSend(means, everyFile(register), job)
  if (!files.ok) return files
  const { digest, schema, commits, changes, conflicts } = copied.value
  const made = new Date(at).toISOString()
  const written = await backupFiles.write(
    {
      out,
      database,
      attachments: files.value.whole,
      facts: {
        format: 'acuerdos-backup',
        version: backupVersion,
        schema,
        program: programVersion,
        made,
        office: office.name,
        installation,
        digest,
        commits,
      },
    },
    { write: watching(job, 'write'), check: watching(job, 'check') },
  )
  if (!written.ok) return written
  return success({
    at,
    made,
    bytes: written.value,
    digest,
    commits,
    changes,
    conflicts,
    attachments: files.value.whole.length,
    left: [...files.value.notSent],
  })
}

const watching = ({ signal, tell }: Job, phase: 'copy' | 'write' | 'check'): BackupWatch => ({
  signal,
  onProgress: (done, of) => tell(phase, done, of),
})

const atOnce = 500

/** By their SHA-256. */
function everyFile(register: Register): readonly string[] {
  const all: string[] = []
  for (let last = ''; ;) {
    const page = register.filesAfter(last, atOnce).map(({ sha256 }) => sha256)
    all.push(...page)
    const next = page.at(-1)
    if (next === undefined) return all
    last = next
  }
}
