/**
 * The server that `publish` is tried against: Debian's, installed for the tests alone where that is possible. Where it is
 * not, those tests are left out, and this says so.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isRoot } from './setup/display.ts'
import { commandExists, run } from './setup/run.ts'

const versions = '/usr/lib/postgresql'

const isInstalled = (): boolean =>
  existsSync(versions) &&
  readdirSync(versions).some((version) => existsSync(join(versions, version, 'bin', 'initdb')))

if (isInstalled()) console.log('PostgreSQL for the tests: already there')
else if (!isRoot() || !commandExists('apt-get')) {
  leaveOut('install it as root with: apt-get install postgresql')
} else {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // Set-up uses apt at the same time.
  const wait = ['-o', 'DPkg::Lock::Timeout=300']
  const install = [...wait, 'install', '--yes', '--no-install-recommends', 'postgresql']
  const isDone =
    run('apt-get', install, { env }).ok ||
    (run('apt-get', [...wait, 'update'], { env }).ok && run('apt-get', install, { env }).ok)
  if (isDone && isInstalled()) console.log('PostgreSQL for the tests: installed with apt-get')
  else leaveOut('apt-get could not install it')
}

function leaveOut(why: string): void {
  console.log(
    `PostgreSQL for the tests: not there (${why}). WHAT PUBLISHES INTO IT IS NOT TESTED IN THIS RUN.`,
  )
}
