import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../setup/paths.ts'
import { plantedBugs } from './bugs.ts'

test('each can still be planted: what it changes stands once in its file', () => {
  const stale = plantedBugs.filter(
    ({ file, right }) => readFileSync(join(root, file), 'utf8').split(right).length !== 2,
  )
  expect(stale.map(({ name }) => name)).toEqual([])
  expect(plantedBugs.filter(({ right, wrong }) => right === wrong)).toEqual([])
})
