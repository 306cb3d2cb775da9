/**
 * Fetches one package from the npm registry, with npm itself: so proxies, mirrors and certificates
 * that npm is configured with are honoured. It is not installed: none of its code runs.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrFail } from './run.ts'

export interface PinnedPackage {
  readonly name: string
  readonly version: string
  /** As the registry states it: `sha512-` and the digest in base 64. */
  readonly integrity: string
}

/** Returns the path of the verified archive in `folder`. */
export async function fetchPackage(pinned: PinnedPackage, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const output = runOrFail(`Fetching ${pinned.name}`, 'npm', [
    'pack',
    `${pinned.name}@${pinned.version}`,
    '--silent',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  ])
  const fileName = output
    .split('\n')
    .map((line) => line.trim())
    .findLast((line) => line.endsWith('.tgz'))
  if (fileName === undefined)
    throw new Error(`npm pack named no file for ${pinned.name}: ${output}`)
  const archive = join(folder, fileName)
  const integrity = `sha512-${await digestOf(archive, 'sha512', 'base64')}`
  if (integrity !== pinned.integrity) {
    throw new Error(`${pinned.name}@${pinned.version} is not what was pinned: ${integrity}`)
  }
  return archive
}

export async function digestOf(
  path: string,
  algorithm: 'sha256' | 'sha512',
  encoding: 'hex' | 'base64',
): Promise<string> {
  const hash = createHash(algorithm)
  for await (const chunk of createReadStream(path)) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('A byte stream gave something else.')
    hash.update(chunk)
  }
  return hash.digest(encoding)
}
