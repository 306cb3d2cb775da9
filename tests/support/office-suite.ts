/** LibreOffice without a window, as a reader that is not ours; it is there on some machines only. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'

/** Its word processor is a package of its own, without which it opens spreadsheets only. */
export const officeSuiteIsHere =
  spawnSync('soffice', ['--version']).status === 0 &&
  existsSync('/usr/lib/libreoffice/program/libswlo.so')

/** Opens the file and saves it again in the given format; its bytes. */
export function savedByOfficeSuite(file: string, format: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'acuerdos-office-'))
  try {
    execFileSync(
      'soffice',
      [
        // A profile of its own: another run would answer in the place of this one.
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        folder,
        file,
      ],
      { stdio: 'pipe', timeout: 120_000 },
    )
    const name = basename(file, extname(file))
    return readFileSync(join(folder, `${name}.${format.split(':')[0] ?? format}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
