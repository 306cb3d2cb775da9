import { lstat, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { systemErrorCode } from './system-error.ts'

/**
 * The real path to which a file asked for at `path` may be written, every link in it followed.
 * `output_inside_register`: it would lie in the register's folder, where it could take the place of the database or of
 * an evidence file. `output_not_writable`: something that is no plain file has that name already.
 * Throws what the operating system says of folders that are missing or closed.
 */
export async function outputPlace(
  path: string,
  registerFolder: string,
): Promise<Result<string, Refusal>> {
  const place = await realPlace(path)
  if (await liesWithin(dirname(place), registerFolder)) {
    return failure(refusal('output_inside_register', { file: path, directory: registerFolder }))
  }
  const taken = await ifThere(lstat(place))
  return taken === undefined || taken.isFile()
    ? success(place)
    : failure(refusal('output_not_writable', { file: path, reason: 'not_a_plain_file' }))
}

/** A link that leads nowhere stays what it is: its own name. */
const realPlace = async (path: string): Promise<string> =>
  (await ifThere(realpath(path))) ?? join(await realpath(dirname(path)), basename(path))

/** Folders are compared by what they are: one has many names where case does not count or a disk is mounted twice. */
async function liesWithin(folder: string, outer: string): Promise<boolean> {
  const sought = await identity(outer)
  for (let inner = folder; ; inner = dirname(inner)) {
    if ((await identity(inner)) === sought) return true
    if (dirname(inner) === inner) return false
  }
}

async function identity(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true })
  return `${dev} ${ino}`
}

async function ifThere<Value>(looking: Promise<Value>): Promise<Value | undefined> {
  try {
    return await looking
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
