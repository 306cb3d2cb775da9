import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRotatingLog } from './rotating-log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the technical log', () => {
  it('goes on where the last start left it', () => {
    const file = join(folder, 'logs', 'main.log')
    openRotatingLog(file, 1000)('one\n')
    openRotatingLog(file, 1000)('two\n')
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n')
  })

  it('stays small: the newest lines and one older file', () => {
    const file = join(folder, 'main.log')
    const write = openRotatingLog(file, 10)
    for (let line = 1; line <= 9; line += 1) write(`line ${line}\n`)
    expect(new Set(readdirSync(folder))).toEqual(new Set(['main.log', 'main.log.1']))
    expect(readFileSync(file, 'utf8')).toBe('line 9\n')
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('line 7\nline 8\n')
  })

  it('keeps to its limit over starts', () => {
    const file = join(folder, 'main.log')
    openRotatingLog(file, 10)('before the restart\n')
    openRotatingLog(file, 10)('after\n')
    expect(readFileSync(file, 'utf8')).toBe('after\n')
  })
})
