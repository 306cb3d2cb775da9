import { createHash, randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { refusal } from '../../contract/errors.ts'
import { failure, success } from '../../core/result.ts'
import type { Files } from '../usecases/ports/files.ts'
import { systemErrorCode } from './system-error.ts'

/** The files of the machine. */
export const systemFiles: Files = {
  read: async (path, largestBytes) => {
    try {
      const { size } = await stat(path)
      if (size > largestBytes) {
        return failure(
          refusal('file_too_large', { file: path, megabytes: largestBytes / 1024 ** 2 }),
        )
      }
      return success({ name: basename(path), bytes: await readFile(path) })
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

  write: async (path, bytes) => {
    // Beside its target, so that the last step is one rename: a file of that name is never half a report.
    const partial = join(dirname(path), `.${randomUUID()}.partial`)
    try {
      await writeFile(partial, bytes, { flush: true })
      await rename(partial, path)
    } catch (error) {
      await rm(partial, { force: true })
      const code = systemErrorCode(error)
      if (code === undefined) throw error
      return failure(refusal('output_not_writable', { file: path, reason: code }))
    }
    return success({ sha256: createHash('sha256').update(bytes).digest('hex') })
  },
}
