import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, parse } from 'node:path'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { ExchangeFiles } from '../usecases/ports/exchange-files.ts'
import { outputPlace } from './output-place.ts'
import { systemErrorCode } from './system-error.ts'

const outgoing = (registerFolder: string): string => join(registerFolder, 'exchange', 'outgoing')
const staged = (registerFolder: string): string => join(registerFolder, 'exchange', 'staged')
/** Notes that say where, outside of the register, something is being written: a file of that name with the path in it. */
const unfinished = (registerFolder: string): string =>
  join(registerFolder, 'exchange', 'unfinished')

const unfinishedName = /^\.[\da-f-]{36}\.partial$/

/**
 * Removes what was being written or read when the program was cut off, for the one program that has the register open
 * for writing. `underWay`: names of the staged packages that are being taken in. What lies on a disk that is not there
 * now is removed when it is.
 */
export function removeUnfinished(registerFolder: string, underWay: ReadonlySet<string>): void {
  for (const name of namesIn(outgoing(registerFolder))) {
    rmSync(join(outgoing(registerFolder), name), { recursive: true, force: true })
  }
  for (const name of namesIn(staged(registerFolder))) {
    if (underWay.has(name)) continue
    rmSync(join(staged(registerFolder), name), { recursive: true, force: true })
  }
  for (const name of namesIn(unfinished(registerFolder))) {
    const note = join(unfinished(registerFolder), name)
    const path = readFileSync(note, 'utf8')
    // A note that was cut off names nothing: then the file was not begun.
    if (basename(path) === name && existsSync(dirname(path))) {
      rmSync(path, { force: true })
      rmSync(`${path}.partial`, { force: true })
    }
    if (basename(path) !== name || existsSync(dirname(path))) rmSync(note)
  }
}

const namesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder) : []

/** In the register's folder, so that what is taken in moves to its place by a rename. */
export function exchangeFiles(registerFolder: string): ExchangeFiles {
  const notes = unfinished(registerFolder)

  /** Whatever became of them. */
  const forget = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      const name = basename(path)
      if (unfinishedName.test(name)) await rm(join(notes, name), { force: true })
    }
  }

  const remove = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) await rm(path, { force: true, recursive: true })
    await forget(paths)
  }

  return {
    temporaryFolder: async () => {
      const folder = outgoing(registerFolder)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return folder
    },
    newFile: (folder, name) => {
      const { base: whole, name: stem, ext } = parse(name)
      let file = join(folder, whole)
      for (let number = 2; existsSync(file); number += 1) {
        file = join(folder, `${stem} (${number})${ext}`)
      }
      return file
    },
    unfinished: async (out) => {
      try {
        const place = await outputPlace(out, registerFolder)
        if (!place.ok) return place
        const path = join(dirname(place.value), `.${randomUUID()}.partial`)
        await mkdir(notes, { recursive: true, mode: 0o700 })
        await writeFile(join(notes, basename(path)), path, { flush: true, mode: 0o600 })
        return success(path)
      } catch (error) {
        return unwritable(out, error)
      }
    },
    settle: async (files) => {
      const settled: string[] = []
      for (const { unfinished: written, out } of files) {
        try {
          await rename(written, out)
          settled.push(out)
        } catch (error) {
          await remove([...settled, ...files.map((file) => file.unfinished)])
          return unwritable(out, error)
        }
      }
      await forget(files.map((file) => file.unfinished))
      return success(undefined)
    },
    remove,
    stagedFolder: async (name) => {
      const folder = staged(registerFolder)
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
