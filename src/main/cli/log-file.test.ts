import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keepLines } from './log-file.ts'

it('the log beside a register is for its user alone, whatever the system gives new files', () => {
  const register = mkdtempSync(join(tmpdir(), 'acuerdos-log-'))
  const before = process.umask(0)
  try {
    keepLines(register, ['slow statement (90 ms): SELECT 1'], (text) => expect.fail(text))
  } finally {
    process.umask(before)
  }
  const file = join(register, 'logs', 'command-line.log')
  expect(readFileSync(file, 'utf8')).toMatch(/^\S+ slow statement \(90 ms\): SELECT 1\n$/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('without a register the lines are said', () => {
  const said: string[] = []
  keepLines(null, ['broken'], (text) => void said.push(text))
  expect(said.join('')).toContain('broken')
})
