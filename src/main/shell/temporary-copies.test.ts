import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTemporaryCopies } from './temporary-copies.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-copies-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('copies of evidence that someone looks at', () => {
  it('lie in folders of their own that nobody else may enter, and cannot be changed', () => {
    const root = join(folder, 'opened')
    const copies = openTemporaryCopies(root)
    const [one, other] = [copies.folder(), copies.folder()]
    expect(one).not.toBe(other)
    expect(readdirSync(one)).toEqual([])
    const file = join(one, 'oficio.pdf')
    writeFileSync(file, '%PDF')
    copies.protect(file)
    expect(statSync(file).mode & 0o777).toBe(0o400)
    expect(statSync(root).mode & 0o777).toBe(0o700)
    expect(statSync(one).mode & 0o777).toBe(0o700)
  })

  it('are removed at the end, or at the next start after a bad end', () => {
    const root = join(folder, 'opened')
    const copies = openTemporaryCopies(root)
    writeFileSync(join(copies.folder(), 'oficio.pdf'), '%PDF')
    copies.removeAll()
    expect(existsSync(root)).toBe(false)

    const file = join(copies.folder(), 'oficio.pdf')
    writeFileSync(file, '%PDF')
    copies.protect(file)
    openTemporaryCopies(root)
    expect(existsSync(root)).toBe(false)
  })
})
