import { expect, test } from 'vitest'
import { databaseIn } from '../../../../../tests/support/past-casework.ts'
import { foundOffice } from '../../../../../tests/support/registers.ts'
import type { ReadConnection } from '../../connection.ts'
import type { IssueFinder } from './finder.ts'
import { forkedFeeds } from './of-conflicts.ts'
import { clocksAhead } from './of-institutions.ts'

/** How SQLite goes about what a finder asks. */
function planOf(connection: ReadConnection, { find }: IssueFinder): string {
  const asked: string[] = []
  const told = (sql: string): string => {
    asked.push(sql)
    return sql
  }
  const recording: ReadConnection = {
    get: (sql, parameters) => connection.get(told(sql), parameters),
    all: (sql, parameters) => connection.all(told(sql), parameters),
    column: (sql, parameters) => connection.column(told(sql), parameters),
    iterate: (sql, parameters) => connection.iterate(told(sql), parameters),
  }
  find(recording, 'all')
  return asked
    .flatMap((sql) => connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`))
    .map(({ detail }) => detail)
    .join('\n')
}

const nothingTouched: Parameters<IssueFinder['concerned']>[1] = {
  of: () => new Set(),
  all: new Set(),
  obligations: new Set(),
  added: new Set(),
  accepted: new Set(),
  astray: new Set(),
}

/** At a million commits that takes longer than all the rest of a save. */
test.each([
  ['forks', forkedFeeds],
  ['clocks', clocksAhead],
])('%s are looked for at every save, and no save passes the log', (_, finder) => {
  const office = foundOffice()
  const connection = databaseIn(office.directory)
  expect(finder.concerned(connection, nothingTouched)).toBe('all')
  const plan = planOf(connection, finder)
  expect(plan).toMatch(/SEARCH c /)
  expect(plan).not.toMatch(/SCAN (?:c|l|p|r|commit_log|receipt|record)\b/)
  connection.close()
  office.register.close()
})
