/** `npm run lockfile`: after an install, writes down the platform binaries that npm left out. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addToLockfile, readLockfile } from './lockfile/lockfile.ts'
import { missingBinaries } from './lockfile/missing-binaries.ts'
import { root } from './setup/paths.ts'

const path = join(root, 'package-lock.json')
const text = readFileSync(path, 'utf8')
const missing = missingBinaries(readLockfile(text))
const count = Object.keys(missing).length
if (count > 0) writeFileSync(path, addToLockfile(text, missing))
console.log(`lockfile: ${count} platform binaries added`)
