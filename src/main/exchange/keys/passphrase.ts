import { readFileSync } from 'node:fs'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { failure, success, type Result } from '../../../core/result.ts'

/** Fewer characters can be tried out by whoever gets hold of the file. */
const shortest = 10
/** A file of more is no passphrase file. */
const longest = 1_000

/** The first line of the file, without its end. A passphrase is never in an argument, which every program can read. */
export function readPassphrase(file: string): Result<string, Refusal> {
  const text = textOf(file)
  if (!text.ok) return text
  const [line = ''] = text.value.split(/\r?\n/)
  return line === '' || line.length > longest
    ? failure(refusal('passphrase_file_invalid', { file }))
    : success(line)
}

/** The same for what is sealed from now on. */
export function readNewPassphrase(file: string): Result<string, Refusal> {
  const read = readPassphrase(file)
  return read.ok ? newPassphrase(read.value) : read
}

/** One that somebody chose. */
export const newPassphrase = (passphrase: string): Result<string, Refusal> =>
  passphrase.length < shortest
    ? failure(refusal('passphrase_too_short', { least: shortest }))
    : success(passphrase)

function textOf(file: string): Result<string, Refusal> {
  try {
    return success(readFileSync(file, 'utf8'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === undefined) throw error
    return failure(
      code === 'ENOENT'
        ? refusal('file_missing', { file })
        : refusal('file_unreadable', { file, reason: code }),
    )
  }
}
