import { randomUUID } from 'node:crypto'
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const partialName = /^\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.partial$/u
/** Milliseconds after which nobody writes it any more: a report is written in less than a second. */
const abandonedAfter = 60_000

/**
 * Writes beside its target, so that the last step is one rename: a file of that name is never half a report. Throws what
 * the system says, and leaves nothing then.
 */
export async function writeWhole(place: string, bytes: Uint8Array): Promise<void> {
  const partial = join(dirname(place), `.${randomUUID()}.partial`)
  try {
    await writeFile(partial, bytes, { flush: true })
    await rename(partial, place)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

/** Removes what a program that was killed had half written there. @param now milliseconds since 1970. */
export async function removeAbandoned(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!partialName.test(name)) continue
    const { mtimeMs } = await stat(join(folder, name))
    if (now - mtimeMs > abandonedAfter) await rm(join(folder, name), { force: true })
  }
}
