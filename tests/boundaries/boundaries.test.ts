import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bridgeUsersOutsideApi } from './bridge.ts'
import { breachesIn } from './imports.ts'

const root = join(import.meta.dirname, '..', '..')

test('every import stays within the boundaries', async () => {
  expect(await breachesIn(root)).toEqual([])
})

test('only the api of the window touches the bridge', () => {
  expect(bridgeUsersOutsideApi(root)).toEqual([])
})
