import { createHash, randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { refusal } from '../../contract/errors.ts'
import { failure, success } from '../../core/result.ts'
import type { Files } from '../usecases/ports/files.ts'
import { outputPlace } from './output-place.ts'
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

  write: async (path, bytes) => {
    let partial: string | null = null
    try {
      const place = await outputPlace(path, registerFolder)
      if (!place.ok) return place
      // Beside its target, so that the last step is one rename: a file of that name is never half a report.
      partial = join(dirname(place.value), `.${randomUUID()}.partial`)
      await writeFile(partial, bytes, { flush: true })
      await rename(partial, place.value)
    } catch (error) {
      if (partial !== null) await rm(partial, { force: true })
      const code = systemErrorCode(error)
      if (code === undefined) throw error
      return failure(refusal('output_not_writable', { file: path, reason: code }))
    }
    return success({ sha256: sha256Of(bytes) })
  },
})

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
