import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { isComplete, makeComplete } from './complete-folder.ts'
import { cache } from './paths.ts'

mkdirSync(cache, { recursive: true })
// Below the cache, because a rename cannot cross into another file system.
const temporary = mkdtempSync(join(cache, 'test-'))
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})

const recipe = { version: 1 }
let folder = ''

beforeEach(async () => {
  folder = join(mkdtempSync(join(temporary, 'case-')), 'made')
  await makeComplete(folder, recipe, (work) => {
    mkdirSync(join(work, 'inner'))
    writeFileSync(join(work, 'inner', 'file'), 'whole')
  })
})

describe('a folder that set-up made', () => {
  test('is whole, and need not be made again', () => {
    expect(isComplete(folder, recipe)).toBe(true)
    expect(readFileSync(join(folder, 'inner', 'file'), 'utf8')).toBe('whole')
  })

  test('is made again when its recipe has changed', () => {
    expect(isComplete(folder, { version: 2 })).toBe(false)
  })

  test('is made again when a file is missing or was cut short', () => {
    writeFileSync(join(folder, 'inner', 'file'), 'who')
    expect(isComplete(folder, recipe)).toBe(false)
    rmSync(join(folder, 'inner', 'file'))
    expect(isComplete(folder, recipe)).toBe(false)
  })

  test('is made again when its mark is missing or unreadable', () => {
    writeFileSync(join(folder, 'complete.json'), '{ "recipe": ')
    expect(isComplete(folder, recipe)).toBe(false)
    rmSync(join(folder, 'complete.json'))
    expect(isComplete(folder, recipe)).toBe(false)
  })

  test('replaces a damaged one', async () => {
    writeFileSync(join(folder, 'left-over'), '')
    await makeComplete(folder, { version: 2 }, (work) => {
      writeFileSync(join(work, 'new'), '')
    })
    expect(isComplete(folder, { version: 2 })).toBe(true)
    expect(existsSync(join(folder, 'left-over'))).toBe(false)
  })

  test('stays as it was when making it anew fails', async () => {
    const failing = makeComplete(folder, { version: 2 }, () => {
      throw new Error('no network')
    })
    await expect(failing).rejects.toThrow('no network')
    expect(isComplete(folder, recipe)).toBe(true)
  })
})
