/** Mistakes of the kind that kills are there to find, made at the edge of the process that is killed. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

export const plantedNames = [
  'no-transactions',
  'number-first',
  'copied-into-place',
  'late-commit',
  'moved-one-by-one',
] as const
export type Planted = (typeof plantedNames)[number]

export function plant(planted: Planted): void {
  switch (planted) {
    case 'no-transactions':
      return withoutTransactions()
    case 'number-first':
      return numberBeforeBlock()
    case 'copied-into-place':
      return copyingIntoPlace()
    case 'late-commit':
      return committingLate()
    case 'moved-one-by-one':
      return movingOneByOne()
  }
}

/** Each statement is durable by itself: a block without its number, a migration half done, half a save. */
function withoutTransactions(): void {
  Reflect.set(BetterSqlite3.prototype, 'transaction', (work: () => unknown) => ({
    immediate: work,
  }))
}

/** The number of the next block is durable before the block is. */
function numberBeforeBlock(): void {
  Reflect.set(
    BetterSqlite3.prototype,
    'transaction',
    function (this: BetterSqlite3.Database, work: () => unknown) {
      const move = (by: number): void => {
        if (this.name.endsWith('register.sqlite')) {
          this.prepare('UPDATE import_progress SET next = next + ?').run(by)
        }
      }
      return {
        immediate: (): unknown => {
          move(1)
          this.exec('BEGIN IMMEDIATE')
          move(-1)
          const outcome = work()
          this.exec('COMMIT')
          return outcome
        },
      }
    },
  )
}

/** A file has its final name before it is whole. */
function copyingIntoPlace(): void {
  Reflect.set(fs.promises, 'rename', (from: string, to: string) => {
    const bytes = fs.readFileSync(from)
    fs.writeFileSync(to, bytes.subarray(0, bytes.length / 2))
    fs.writeFileSync(to, bytes)
    fs.rmSync(from)
    return Promise.resolve()
  })
  syncBuiltinESMExports()
}

/** A folder gets its name before all that is in it is there; the database, by which it is known, comes first. */
function movingOneByOne(): void {
  const { renameSync } = fs
  Reflect.set(fs, 'renameSync', (from: string, to: string) => {
    if (!fs.statSync(from).isDirectory()) {
      renameSync(from, to)
      return
    }
    fs.mkdirSync(to)
    for (const name of fs.readdirSync(from).toSorted().toReversed()) {
      renameSync(join(from, name), join(to, name))
    }
    fs.rmdirSync(from)
  })
  syncBuiltinESMExports()
}

/** People are told that it is saved while it is still to be committed, with what comes next. */
function committingLate(): void {
  Reflect.set(
    BetterSqlite3.prototype,
    'transaction',
    function (this: BetterSqlite3.Database, work: () => unknown) {
      return {
        immediate: (): unknown => {
          if (this.inTransaction) this.exec('COMMIT')
          this.exec('BEGIN IMMEDIATE')
          return work()
        },
      }
    },
  )
}
