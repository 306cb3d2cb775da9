/**
 * Finds the platform binaries that a lockfile forgets.
 *
 * Packages such as a linter bring one optional package per platform. When the registry that npm
 * asks has not got some of them, npm leaves them out of the lockfile without a word, and then
 * `npm ci` refuses that lockfile everywhere: "Missing: … from lock file".
 */
import type { Lockfile } from './lockfile.ts'

interface Platform {
  readonly os: readonly string[]
  readonly cpu: readonly string[]
  readonly libc?: readonly string[]
}

interface LockedBinary extends Platform {
  readonly version: string
  readonly dev?: boolean
  readonly optional: true
}

/** By their keys in the lockfile. */
export function missingBinaries(lockfile: Lockfile): Readonly<Record<string, LockedBinary>> {
  const missing = Object.entries(lockfile.packages).flatMap(([parentPath, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(lockfile, parentPath, name))
      .map(([name, version]): readonly [string, LockedBinary] => [
        `node_modules/${name}`,
        lockedBinary(exact(name, version), platformOf(name), parent.dev),
      ]),
  )
  return Object.fromEntries(missing)
}

/** With its fields in npm's own order. */
function lockedBinary(version: string, platform: Platform, dev: boolean | undefined): LockedBinary {
  const { os, cpu, libc } = platform
  return {
    version,
    cpu,
    ...(dev === undefined ? {} : { dev }),
    ...(libc === undefined ? {} : { libc }),
    optional: true,
    os,
  }
}

/** Beside its parent's other modules, or in any folder above it. */
function isLocked(lockfile: Lockfile, parentPath: string, name: string): boolean {
  return [`${parentPath}/node_modules/${name}`, `node_modules/${name}`].some(
    (path) => lockfile.packages[path] !== undefined,
  )
}

function exact(name: string, version: string): string {
  if (!/^\d+[.]\d+[.]\d+/.test(version)) {
    throw new Error(`${name}: only a pinned version can be locked unseen, not ${version}`)
  }
  return version
}

/** Without these npm would try to install the binary of another platform. */
function platformOf(name: string): Platform {
  const words = name.split(/[/-]/)
  const os = words.find((word) => systems.includes(word))
  const cpu = words.find((word) => processors.includes(word))
  if (os === undefined || cpu === undefined) {
    throw new Error(`${name}: the name does not say for which platform it is`)
  }
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'
  return { os: [os], cpu: [cpu], ...(os === 'linux' ? { libc: [libc] } : {}) }
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']
