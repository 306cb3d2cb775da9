import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  backupManifestSchema,
  backupVersion,
  type BackupManifest,
} from '../../../contract/backup.ts'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import type { BackupFiles, BackupWatch } from '../../usecases/ports/backup-files.ts'
import { systemErrorCode } from '../system-error.ts'
import { NoArchive, openArchive, type Archive, type ArchivedFile } from './archive-reader.ts'
import { tarBlock } from './tar-header.ts'
import { archiveWriter, type FileSource, type PackedFile } from './archive-writer.ts'

const databaseName = 'register.sqlite'
const manifestName = 'backup.json'
/** As `sha256sum` writes it. */
const sumName = 'backup.json.sha256'

/** What lies beside the database and is not made again from it. Folders of the program's own work are not of it. */
const besides = ['keys.json', 'cutoffs', 'reports', 'drafts'] as const

/** Nothing of a backup becomes a path outside of the folder that it is put into. */
const attachmentName = /^attachments\/([\da-f]{2})\/(\1[\da-f]{62})$/
const besideName = /^(?:keys\.json|(?:cutoffs|reports|drafts)(?:\/(?!\.)[^/\\\0:]+)+)$/

/** Larger ones are none: a manifest has a line for each file. */
const largestManifest = 512 * 1024 ** 2

/** Backups of the register in a folder, and what is put into one. */
export function backupFiles(registerFolder: string): BackupFiles {
  return {
    write: async ({ out, database, attachments, facts }, phases) => {
      try {
        const sources = [
          { name: databaseName, path: database },
          ...attachments.map((sha256) => attachmentIn(registerFolder, sha256)),
          ...besides.flatMap((name) => sourcesBelow(registerFolder, name)),
        ]
        const bytes = await writeArchive(out, sources, facts, phases.write)
        const read = await readThrough(out, phases.check, () => Promise.resolve(null))
        return read.ok ? success(bytes) : read
      } catch (error) {
        return failure(systemRefusal(out, error, 'output_not_writable'))
      }
    },
    manifest: (file) =>
      withArchive(file, async (archive) => {
        const found = await readManifest(file, archive)
        return found.ok ? success(found.value.manifest) : found
      }),
    unpack: (file, into, watch) =>
      readThrough(file, watch, async (name) =>
        fileSink(
          name === databaseName ? into.database : join(into.folder, ...name.split('/')),
          // Evidence is never written again.
          attachmentName.test(name) ? 0o400 : 0o600,
        ),
      ),
  }
}

const attachmentIn = (folder: string, sha256: string): FileSource => {
  const name = `attachments/${sha256.slice(0, 2)}/${sha256}`
  return { name, path: join(folder, ...name.split('/')) }
}

/** Every file at or below a name in the register's folder, where there is any. */
function sourcesBelow(folder: string, name: string): readonly FileSource[] {
  const path = join(folder, ...name.split('/'))
  if (!existsSync(path)) return []
  const found = statSync(path).isDirectory()
    ? readdirSync(path).flatMap((below) => sourcesBelow(folder, `${name}/${below}`))
    : [{ name, path }]
  // What could not be put back is not of the program's making.
  return found.filter((source) => besideName.test(source.name))
}

/** Gives its size in bytes. */
async function writeArchive(
  out: string,
  sources: readonly FileSource[],
  facts: Omit<BackupManifest, 'files'>,
  { signal, onProgress }: BackupWatch,
): Promise<number> {
  const total = sources.reduce((sum, { path }) => sum + statSync(path).size, 0)
  const writer = await archiveWriter(out, Math.floor(Date.parse(facts.made) / 1000))
  try {
    const files: PackedFile[] = []
    let done = 0
    for (const source of sources) {
      const packed = await writer.add(source, signal, (count) => {
        done += count
        onProgress(done, total)
      })
      files.push(packed)
    }
    const manifest: BackupManifest = { ...facts, files }
    const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    await writer.addBytes(manifestName, bytes)
    await writer.addBytes(sumName, sumLine(bytes))
    return await writer.finish()
  } finally {
    await writer.close()
  }
}

/** Where the bytes of one file go. */
interface Sink {
  write(piece: Buffer): Promise<void>
  close(): Promise<void>
}

/** What is written to failed, not what is read. */
class Unwritten extends Error {}

async function fileSink(path: string, mode: number): Promise<Sink> {
  const written = async <Done>(work: () => Promise<Done>): Promise<Done> => {
    try {
      return await work()
    } catch (error) {
      throw new Unwritten(path, { cause: error })
    }
  }
  const out = await written(async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    return open(path, 'wx', mode)
  })
  return {
    write: (piece) => written(() => out.writeFile(piece)),
    close: () =>
      written(async () => {
        await out.sync()
        await out.close()
      }),
  }
}

/** Reads every file and compares it with what the manifest says. `sinkFor`: where its bytes go; `null`: nowhere. */
const readThrough = (
  file: string,
  { signal, onProgress }: BackupWatch,
  sinkFor: (name: string) => Promise<Sink | null>,
): Promise<Result<BackupManifest, Refusal>> =>
  withArchive(file, async (archive) => {
    const found = await readManifest(file, archive)
    if (!found.ok) return found
    const { manifest, files } = found.value
    const total = files.reduce((sum, { size }) => sum + size, 0)
    let done = 0
    for (const [at, archived] of files.entries()) {
      const sink = await sinkFor(archived.name)
      try {
        const sha256 = await archive.read(archived, signal, async (piece) => {
          await sink?.write(piece)
          done += piece.length
          onProgress(done, total)
        })
        if (sha256 !== manifest.files[at]?.sha256) return failure(damaged(file, archived.name))
      } finally {
        await sink?.close()
      }
    }
    return success(manifest)
  })

interface FoundManifest {
  readonly manifest: BackupManifest
  /** All but the manifest itself, in its order. */
  readonly files: readonly ArchivedFile[]
}

async function readManifest(
  file: string,
  archive: Archive,
): Promise<Result<FoundManifest, Refusal>> {
  const last = archive.files.at(-2)
  const sum = archive.files.at(-1)
  const [first] = archive.files
  if (first?.name !== databaseName) return failure(refusal('backup_unrecognised', { file }))
  const isThere = last?.name === manifestName && sum?.name === sumName
  if (!isThere || last.size > largestManifest || sum.size > tarBlock) {
    return failure(damaged(file, manifestName))
  }
  const bytes = await bytesOf(archive, last)
  if (!sumLine(bytes).equals(await bytesOf(archive, sum))) {
    return failure(damaged(file, manifestName))
  }
  const parsed = backupManifestSchema.safeParse(jsonIn(bytes))
  if (!parsed.success) return failure(damaged(file, manifestName))
  const manifest = parsed.data
  if (manifest.version > backupVersion) return failure(refusal('backup_newer', { file }))
  const files = archive.files.slice(0, -2)
  const names = new Set<string>()
  for (const [at, { name, size }] of files.entries()) {
    const said = manifest.files[at]
    const isAsSaid = said?.name === name && said.size === size && isOwnName(name, said.sha256)
    if (!isAsSaid || names.has(name)) return failure(damaged(file, name))
    names.add(name)
  }
  return manifest.files.length === files.length
    ? success({ manifest, files })
    : failure(damaged(file, manifestName))
}

const sumLine = (bytes: Buffer): Buffer =>
  Buffer.from(`${createHash('sha256').update(bytes).digest('hex')}  ${manifestName}\n`)

async function bytesOf(archive: Archive, archived: ArchivedFile): Promise<Buffer> {
  const pieces: Buffer[] = []
  await archive.read(archived, new AbortController().signal, (piece) => void pieces.push(piece))
  return Buffer.concat(pieces)
}

/** `undefined`: it is no JSON. */
function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Whether a file may have this name in a backup; that of an attachment says what is in it. */
function isOwnName(name: string, sha256: string): boolean {
  const attachment = attachmentName.exec(name)
  if (attachment !== null) return attachment[2] === sha256
  return name === databaseName || besideName.test(name)
}

const damaged = (file: string, part: string): Refusal => refusal('backup_damaged', { file, part })

async function withArchive<Value>(
  file: string,
  work: (archive: Archive) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  let archive: Archive | null = null
  try {
    archive = await openArchive(file)
    return await work(archive)
  } catch (error) {
    if (error instanceof NoArchive) {
      return failure(
        error.files === 0 ? refusal('backup_unrecognised', { file }) : damaged(file, manifestName),
      )
    }
    return failure(
      error instanceof Unwritten
        ? systemRefusal(error.message, error.cause, 'output_not_writable')
        : systemRefusal(file, error, 'file_unreadable'),
    )
  } finally {
    await archive?.close()
  }
}

const noRoom: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG']

/** What kept a file from being read or written. A bug is thrown on, and so is what was aborted. */
function systemRefusal(
  file: string,
  error: unknown,
  otherwise: 'output_not_writable' | 'file_unreadable',
): Refusal {
  const code = systemErrorCode(error)
  if (code === undefined) throw error
  if (code === 'ENOENT' && otherwise === 'file_unreadable') return refusal('file_missing', { file })
  if (noRoom.includes(code)) return refusal('storage_full', { file })
  return refusal(otherwise, { file, reason: code })
}
