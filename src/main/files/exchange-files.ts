import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { ExchangeFiles } from '../usecases/ports/exchange-files.ts'
import { outputPlace } from './output-place.ts'
import { systemErrorCode } from './system-error.ts'

async function remove(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true, recursive: true })
}

/** In the register's folder, so that what is taken in moves to its place by a rename. */
export function exchangeFiles(registerFolder: string): ExchangeFiles {
  return {
    temporaryFolder: async () => {
      const folder = join(registerFolder, 'exchange', 'outgoing')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return folder
    },
    unfinished: async (out) => {
      try {
        const place = await outputPlace(out, registerFolder)
        if (!place.ok) return place
        return success(join(dirname(place.value), `.${randomUUID()}.partial`))
      } catch (error) {
        return unwritable(out, error)
      }
    },
    settle: async (files) => {
      const settled: string[] = []
      for (const { unfinished, out } of files) {
        try {
          await rename(unfinished, out)
          settled.push(out)
        } catch (error) {
          await remove([...settled, ...files.map((file) => file.unfinished)])
          return unwritable(out, error)
        }
      }
      return success(undefined)
    },
    remove,
    stagedFolder: async (name) => {
      const folder = join(registerFolder, 'exchange', 'staged')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return join(folder, name)
    },
  }
}

function unwritable(file: string, error: unknown): Result<never, Refusal> {
  const code = systemErrorCode(error)
  if (code === undefined) throw error
  return failure(refusal('output_not_writable', { file, reason: code }))
}
