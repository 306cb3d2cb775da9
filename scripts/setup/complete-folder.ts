/**
 * A folder that set-up made and can judge later: whole, and made in the way the program now wants.
 *
 * The mark is written last and lists every file with its size, so a folder that an interruption
 * left half made, a file that was cut short, and a recipe that has changed are all told from a good
 * one, without reading hundreds of megabytes at each start.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { lstatSync, mkdtempSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { unfinished } from './paths.ts'

const markName = 'complete.json'
const markSchema = z.object({ recipe: z.string(), files: z.record(z.string(), z.number()) })

/** `recipe` is all that decides the content: pinned versions, digests, flags. */
export function isComplete(folder: string, recipe: unknown): boolean {
  const markFile = join(folder, markName)
  if (!existsSync(markFile)) return false
  const mark = markSchema.safeParse(parseJson(readFileSync(markFile, 'utf8')))
  if (!mark.success || mark.data.recipe !== fingerprint(recipe)) return false
  return Object.entries(mark.data.files).every(
    ([path, size]) => sizeOf(join(folder, path)) === size,
  )
}

/** Makes the folder elsewhere and puts it in place by one rename. */
export async function makeComplete(
  folder: string,
  recipe: unknown,
  fill: (workFolder: string) => Promise<void> | void,
): Promise<void> {
  mkdirSync(unfinished, { recursive: true })
  const work = mkdtempSync(join(unfinished, 'folder-'))
  try {
    const content = join(work, 'content')
    mkdirSync(content)
    await fill(content)
    const mark = { recipe: fingerprint(recipe), files: filesOf(content) }
    writeFileSync(join(content, markName), JSON.stringify(mark, undefined, 2))
    mkdirSync(dirname(folder), { recursive: true })
    if (existsSync(folder)) renameSync(folder, join(work, 'replaced'))
    renameSync(content, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function fingerprint(recipe: unknown): string {
  return createHash('sha256').update(JSON.stringify(recipe)).digest('hex')
}

function filesOf(folder: string): Record<string, number> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), lstatSync(path).size]),
  )
}

function sizeOf(path: string): number | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.size
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A mark that cannot be read is a mark that was not finished: the folder is made again.
    return undefined
  }
}
