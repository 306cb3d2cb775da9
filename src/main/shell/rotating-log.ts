import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Appends to a text file; when it passes `limit` bytes it becomes `<file>.1`, replacing the one before, so
 * that two files of about that size are the most that is ever kept.
 */
export function openRotatingLog(file: string, limit: number): (text: string) => void {
  mkdirSync(dirname(file), { recursive: true })
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return (text) => {
    if (size > limit) {
      renameSync(file, `${file}.1`)
      size = 0
    }
    appendFileSync(file, text, { mode: 0o600 })
    size += Buffer.byteLength(text)
  }
}
