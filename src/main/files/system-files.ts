import { createHash } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Files, NewFile } from '../usecases/ports/files.ts'
import { outputPlace } from './output-place.ts'
import { removeAbandoned, writeWhole } from './partial-files.ts'
import { systemErrorCode } from './system-error.ts'

/** The files of the machine; nothing is written into the folder of the register that is open. */
export const systemFiles = (registerFolder: string): Files => ({
  read: async (path, largestBytes) => {
    try {
      const { size } = await stat(path)
      if (size > largestBytes) {
        return failure(
          refusal('file_too_large', { file: path, megabytes: largestBytes / 1024 ** 2 }),
        )
      }
      const bytes = await readFile(path)
      return success({ name: basename(path), bytes, sha256: sha256Of(bytes) })
    } catch (error) {
      const code = systemErrorCode(error)
      if (code === undefined) throw error
      return failure(
        code === 'ENOENT'
          ? refusal('file_missing', { file: path })
          : refusal('file_unreadable', { file: path, reason: code }),
      )
    }
  },

  write: (path, bytes) =>
    orNotWritable(path, async () => {
      const place = await outputPlace(path, registerFolder)
      if (!place.ok) return place
      await writeWhole(place.value, bytes)
      return success({ sha256: sha256Of(bytes) })
    }),

  prepareFolder: (path) =>
    orNotWritable(path, async () => {
      await mkdir(path, { recursive: true })
      await removeAbandoned(path, Date.now())
      return success(null)
    }),

  writeNew: (folder, name, bytes) => {
    const path = join(folder, name)
    return orNotWritable<NewFile>(path, async () => {
      const place = await outputPlace(path, registerFolder)
      if (!place.ok) return place
      const sha256 = sha256Of(bytes)
      const there = await bytesAt(place.value)
      if (there === null) {
        await writeWhole(place.value, bytes)
        return success({ file: path, sha256, state: 'written' })
      }
      return sha256Of(there) === sha256
        ? success({ file: path, sha256, state: 'same' })
        : failure(refusal('report_file_exists', { file: path }))
    })
  },
})

/** `null`: there is no file. */
async function bytesAt(place: string): Promise<Uint8Array | null> {
  try {
    return await readFile(place)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null
    throw error
  }
}

async function orNotWritable<Value>(
  file: string,
  write: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  try {
    return await write()
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === undefined) throw error
    return failure(refusal('output_not_writable', { file, reason: code }))
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
