import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { announcementSchema, type Announcement } from '../../../contract/engine-socket.ts'

/** On Windows a pipe's name is all there is; its system keeps other users' programs from writing to it. */
const hasOwners = process.platform !== 'win32'

/**
 * Where the engine of a register listens. Below a folder of the user's own, since a register may lie deeper than the
 * 104 bytes that systems allow a socket's path. Throws where that folder cannot be made or is somebody else's.
 */
export function socketOf(directory: string): string {
  const name = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 24)
  if (!hasOwners) return `\\\\.\\pipe\\acuerdos-${name}`
  const { uid } = userInfo()
  const folder = join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `acuerdos-${uid}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!isOwn(folder, 0o700)) throw new Error(`${folder} is not this user's alone`)
  return join(folder, `${name}.sock`)
}

const announcementOf = (directory: string): string => join(directory, 'engine.json')

/** Says in the register's folder where its engine listens. Readers see the whole of it or nothing. */
export function announce(directory: string, announcement: Announcement): void {
  const incoming = join(directory, `engine-${randomUUID()}.json`)
  writeFileSync(incoming, JSON.stringify(announcement), { mode: 0o600, flag: 'wx' })
  renameSync(incoming, announcementOf(directory))
}

export function retract(directory: string): void {
  rmSync(announcementOf(directory), { force: true })
}

/** `null`: no engine says that it listens, or what says so is not to be believed. */
export function announced(directory: string): Announcement | null {
  const file = announcementOf(directory)
  if (!isOwn(file, 0o600)) return null
  try {
    const read = announcementSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.success ? read.data : null
  } catch {
    // Half written by a program that died, or gone this moment: nobody is there to be asked.
    return null
  }
}

/** It is there, belongs to this user, is no link, and grants others nothing. */
function isOwn(path: string, mode: number): boolean {
  // Where a file stands in a folder's place there is nothing either, and looking closer would throw.
  if (!existsSync(path)) return false
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return false
  return !hasOwners || (found.uid === userInfo().uid && (found.mode & 0o777 & ~mode) === 0)
}
