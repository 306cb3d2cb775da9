/** A PostgreSQL server of the test's own, from Debian's packages; it is there on some machines only. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const packages = '/usr/lib/postgresql'

/** The programs of the newest server; `null`: none is installed. */
function newestPrograms(): string | null {
  const versions = existsSync(packages) ? readdirSync(packages) : []
  const [newest] = versions
    .filter((version) => existsSync(join(packages, version, 'bin', 'initdb')))
    .toSorted((a, b) => Number(b) - Number(a))
  return newest === undefined ? null : join(packages, newest, 'bin')
}

const programs = newestPrograms()
export const postgresIsHere = programs !== null

/** The server refuses to run as root: there, as the user that its package made. */
const isRoot = process.getuid?.() === 0

function asServer(program: string, given: readonly string[]): void {
  const path = join(programs ?? '', program)
  const [command, ...words] = isRoot
    ? ['runuser', '-u', 'postgres', '--', path, ...given]
    : [path, ...given]
  execFileSync(command ?? path, words, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 })
}

export interface PostgresServer {
  /** Of one of its databases, as one of its users. */
  readonly url: (database?: string, user?: string) => string
  readonly stop: () => void
}

/** Listens in a folder of its own, on no network. The user `cerrado` has to say a password. */
export function startPostgres(): PostgresServer {
  const folder = mkdtempSync(join(tmpdir(), 'acuerdos-pg-'))
  if (isRoot) {
    const ids = ['-u', '-g'].map((which) =>
      Number(spawnSync('id', [which, 'postgres']).stdout.toString()),
    )
    chownSync(folder, ids[0] ?? 0, ids[1] ?? 0)
  }
  const data = join(folder, 'data')
  asServer('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ])
  writeFileSync(join(data, 'pg_hba.conf'), 'local all cerrado scram-sha-256\nlocal all all trust\n')
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`
  asServer('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  return {
    url: (database = 'postgres', user = 'postgres') =>
      `postgresql:///${database}?host=${encodeURIComponent(folder)}&user=${user}`,
    stop: () => {
      asServer('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
