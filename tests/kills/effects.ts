/**
 * Every effect that outlasts a process, named as it happens: what the program does to files and to SQLite, wrapped at the
 * edge of a process of its own. The program itself knows nothing of it.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

export type At = (point: string) => void

/** Calls of `node:fs` that change something, and which argument names what they change. */
const changingCalls = ['rename', 'rm', 'mkdir', 'writeFile', 'chmod', 'mkdtemp', 'open'] as const
const changingCallsSync = [
  'renameSync',
  'rmSync',
  'mkdirSync',
  'writeFileSync',
  'chmodSync',
  'mkdtempSync',
  'rmdirSync',
] as const

/** Calls `at` before and after each of them, with a name that is the same from run to run. */
export function watchEffects(folder: string, at: At): void {
  for (const call of changingCallsSync) {
    around(fs, call, at, ([path]) => `${call.slice(0, -'Sync'.length)} ${placeIn(folder, path)}`)
  }
  for (const call of changingCalls) {
    around(fs.promises, call, at, ([path]) => `${call} ${placeIn(folder, path)}`)
  }
  // Streams write by these, a piece at a time.
  around(fs, 'write', at, () => 'piece of a stream')
  around(fs, 'fsync', at, () => 'fsync of a stream')
  watchHandles(at)
  syncBuiltinESMExports()
  watchDatabase(at)
}

function watchHandles(at: At): void {
  const { open } = fs.promises
  let isWatched = false
  fs.promises.open = async (...given: Parameters<typeof open>) => {
    const handle = await open(...given)
    if (!isWatched) {
      isWatched = true
      const prototype: unknown = Object.getPrototypeOf(handle)
      if (typeof prototype !== 'object' || prototype === null) throw new Error('a handle without')
      for (const call of ['sync', 'writeFile']) around(prototype, call, at, () => `file ${call}`)
      around(prototype, 'write', at, () => 'piece of a file')
    }
    return handle
  }
}

function watchDatabase(at: At): void {
  const probe = new BetterSqlite3(':memory:')
  const statement: unknown = Object.getPrototypeOf(probe.prepare('SELECT 1'))
  probe.close()
  if (typeof statement !== 'object' || statement === null) throw new Error('a statement without')
  around(statement, 'run', at, (_, self) => `statement ${verbOf(self)}`)
  const { prototype } = BetterSqlite3
  around(prototype, 'backup', at, () => 'copy of the database')
  around(prototype, 'exec', at, ([sql]) => `statement ${verb(String(sql))}`)
  const transaction: unknown = Reflect.get(prototype, 'transaction')
  if (typeof transaction !== 'function') throw new Error('SQLite without transactions')
  Reflect.set(prototype, 'transaction', function (this: unknown, work: () => unknown) {
    const of = databaseName(this)
    const made: unknown = Reflect.apply(transaction, this, [
      () => {
        at(`begun ${of}`)
        const outcome = work()
        at(`before commit ${of}`)
        return outcome
      },
    ])
    return {
      immediate: (): unknown => {
        at(`before begin ${of}`)
        const immediate: unknown =
          typeof made === 'function' ? Reflect.get(made, 'immediate') : undefined
        if (typeof immediate !== 'function') throw new Error('SQLite without immediate')
        const outcome: unknown = Reflect.apply(immediate, made, [])
        at(`committed ${of}`)
        return outcome
      },
    }
  })
}

/** Whether a point is one of the rows that a transaction writes: there are thousands. */
export const isRow = (point: string): boolean => / statement | piece /.test(` ${point} `)

function around(
  holder: object,
  call: string,
  at: At,
  nameOf: (given: readonly unknown[], self: unknown) => string,
): void {
  const original: unknown = Reflect.get(holder, call)
  if (typeof original !== 'function') throw new Error(`there is no ${call}`)
  Reflect.set(holder, call, function (this: unknown, ...given: unknown[]) {
    const name = nameOf(given, this)
    at(`before ${name}`)
    const outcome: unknown = Reflect.apply(original, this, given)
    if (outcome instanceof Promise) {
      return outcome.then((done: unknown) => {
        at(`after ${name}`)
        return done
      })
    }
    at(`after ${name}`)
    return outcome
  })
}

/** Below the folder, without what differs from run to run. */
function placeIn(folder: string, path: unknown): string {
  const text = String(path)
  const below = text.startsWith(folder) ? text.slice(folder.length + 1) : basename(text)
  return below
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, '*')
    .replaceAll(/[\da-f]{32,64}/g, '*')
    .replaceAll(/attachments\/[\da-f]{2}\b/g, 'attachments/*')
    .replaceAll(/(new|package|keys|restoring)-[\dA-Za-z]{6}\b/g, '$1-*')
    .replaceAll(/\d{6,}/g, '*')
}

const databaseName = (database: unknown): string =>
  database instanceof BetterSqlite3 ? basename(database.name) : 'database'

const verbOf = (self: unknown): string =>
  typeof self === 'object' && self !== null ? verb(String(Reflect.get(self, 'source'))) : ''

/** `INSERT commit_log`: what a statement does and to which table. */
function verb(sql: string): string {
  const words = sql.trim().split(/\s+/)
  const first = words[0] ?? ''
  const table = /\b(?:INTO|UPDATE|FROM|TABLE|INDEX)\s+(?:IF NOT EXISTS\s+)?([a-z_]+)/.exec(sql)
  return table?.[1] === undefined ? first : `${first} ${table[1]}`
}
