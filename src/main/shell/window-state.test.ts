import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { boundsToUse, firstState, readWindowState, writeWindowState } from './window-state.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-window-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const wallScreen = { x: 1440, y: 0, width: 1920, height: 1080 }

describe('the place of the window', () => {
  it('is remembered from one start to the next', () => {
    const file = join(folder, 'window.json')
    const state = {
      bounds: { x: 10, y: 40, width: 1300, height: 820 },
      maximized: true,
      language: 'en' as const,
    }
    const lines: string[] = []
    writeWindowState(file, state)
    expect(readWindowState(file, (line) => lines.push(line))).toEqual(state)
    expect(lines).toEqual([])
  })

  it('is the usual one at the first start, without a complaint', () => {
    const lines: string[] = []
    expect(readWindowState(join(folder, 'none.json'), (line) => lines.push(line))).toEqual(
      firstState,
    )
    expect(lines).toEqual([])
  })

  it('is the usual one when the file is damaged, and the log says so', () => {
    const file = join(folder, 'window.json')
    for (const text of ['', '{"bounds":', '{"bounds":{"x":"a"},"maximized":0}']) {
      const lines: string[] = []
      writeFileSync(file, text)
      expect(readWindowState(file, (line) => lines.push(line))).toEqual(firstState)
      expect(lines).toHaveLength(1)
    }
  })

  it('is given up when its screen is gone', () => {
    const onTheWall = { x: 1600, y: 100, width: 1280, height: 800 }
    expect(boundsToUse(onTheWall, [laptop, wallScreen])).toEqual(onTheWall)
    expect(boundsToUse(onTheWall, [laptop])).toBeNull()
  })

  it('is given up when the title bar could not be reached', () => {
    expect(boundsToUse({ x: 0, y: -60, width: 1280, height: 800 }, [laptop])).toBeNull()
    expect(boundsToUse({ x: 0, y: 890, width: 1280, height: 800 }, [laptop])).toBeNull()
    expect(boundsToUse({ x: -1250, y: 40, width: 1280, height: 800 }, [laptop])).toBeNull()
  })

  it('never makes the window smaller than its contents need', () => {
    expect(boundsToUse({ x: 0, y: 40, width: 200, height: 100 }, [laptop])).toEqual({
      x: 0,
      y: 40,
      width: 1024,
      height: 640,
    })
  })
})
