import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../setup/paths.ts'
import { addToLockfile, readLockfile } from './lockfile.ts'
import { missingBinaries } from './missing-binaries.ts'

const tool = {
  version: '1.2.3',
  license: 'MIT',
  dev: true,
  optionalDependencies: {
    '@tool/binding-linux-x64-gnu': '1.2.3',
    '@tool/binding-linux-arm-musleabihf': '1.2.3',
    '@tool/binding-win32-x64-msvc': '1.2.3',
  },
}
const present = { version: '1.2.3', integrity: 'sha512-x' }
const forgetful = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    '': { name: 'app' },
    'node_modules/@tool/binding-linux-x64-gnu': present,
    'node_modules/tool': tool,
  },
})

test('the lockfile of this repository forgets no platform (else: npm run lockfile)', () => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8')
  expect(Object.keys(missingBinaries(readLockfile(text)))).toEqual([])
})

test('a forgotten binary is locked for its platform only', () => {
  expect(missingBinaries(readLockfile(forgetful))).toEqual({
    'node_modules/@tool/binding-linux-arm-musleabihf': {
      version: '1.2.3',
      os: ['linux'],
      cpu: ['arm'],
      libc: ['musl'],
      dev: true,
      optional: true,
    },
    'node_modules/@tool/binding-win32-x64-msvc': {
      version: '1.2.3',
      os: ['win32'],
      cpu: ['x64'],
      dev: true,
      optional: true,
    },
  })
})

test('the rest of the lockfile stays as it is', () => {
  const completed = addToLockfile(forgetful, missingBinaries(readLockfile(forgetful)))
  expect(missingBinaries(readLockfile(completed))).toEqual({})
  expect(JSON.parse(completed)).toMatchObject(JSON.parse(forgetful))
})

test('a version that is not exact cannot be locked unseen', () => {
  expect(() => missingBinaries(readLockfile(forgetful.replaceAll('1.2.3', '^1.2.3')))).toThrow(
    'only a pinned version',
  )
})
