import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const inMemory = '/dev/shm'

/** More than all tests that run at the same time keep at once. */
const enough = 4 * 1024 ** 3

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > enough
}

/**
 * Where tests put files that may be lost with the machine: in memory where a system has such a folder with room in it.
 * A process that is killed leaves there what it wrote, as on a disk, and nothing waits for one: most of the time of a
 * register that is made for one test would be its saves reaching the disk.
 */
export const scratch: string = hasRoom(inMemory) ? inMemory : tmpdir()

/** A new folder there; whoever asked for it removes it. */
export const scratchFolder = (name: string): string =>
  mkdtempSync(join(scratch, `acuerdos-${name}-`))
