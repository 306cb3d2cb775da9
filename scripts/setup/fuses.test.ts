import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setFuses } from './fuses.ts'

const marker = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

function executable(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'fuses-')), 'electron')
  writeFileSync(path, content, 'latin1')
  return path
}

test('turns the named fuses and leaves every other byte', () => {
  const path = executable(`code${marker}\u0001\u000810100011more code`)
  setFuses(path, {
    enableNodeCliInspectArguments: true,
    loadBrowserProcessSpecificV8Snapshot: false,
  })
  expect(readFileSync(path, 'latin1')).toBe(`code${marker}\u0001\u000810110001more code`)
})

test('refuses an executable that it does not understand', () => {
  expect(() => {
    setFuses(executable('code'), {})
  }).toThrow('has no fuses')
  expect(() => {
    setFuses(executable(`${marker}\u0002\u000810100011`), {})
  }).toThrow('of another version')
  expect(() => {
    setFuses(executable(`${marker}\u0001\u0003101`), { enableNodeCliInspectArguments: true })
  }).toThrow('has no fuse enableNodeCliInspectArguments')
})
