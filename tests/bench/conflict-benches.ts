import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Answer } from '../../src/contract/ipc.ts'
import { makeCommits } from '../../src/core/changes/save.ts'
import { openRegister } from '../../src/main/store/open-register.ts'
import { seal } from '../../src/main/store/own-commits.ts'
import { numberOf } from '../../src/main/usecases/new-record.ts'
import { registry } from '../../src/core/schema/registry.ts'
import { ask, engineIn } from './bench-engine.ts'
import { median, type Bench, type Measured } from './measurement.ts'

/** As many as a rule decides at once. */
const conflicts = 1000
const times = 7

type Work = () => unknown

/** What somebody sees who opens the conflicts of a large register. Processor time of all threads. */
export function conflictBenches(register: () => Promise<string>): readonly Bench[] {
  const bench = (
    name: string,
    budget: number,
    workOf: (engine: ReturnType<typeof engineIn>, as: string) => Work,
    floor: string,
  ): Bench => ({
    name,
    measure: async () => ({
      name,
      unit: 'ms',
      budget,
      ...(await inContested(await register(), workOf, floor)),
    }),
  })
  return [
    bench(
      'conflict-page',
      20,
      (engine) => () => answered(engine.call('records.list', { kind: 'conflicts', limit: 100 })),
      'SELECT record, field, element FROM conflict LIMIT 100',
    ),
    bench(
      'conflict-filter',
      20,
      (engine) => () =>
        answered(
          engine.call('records.list', {
            kind: 'conflicts',
            limit: 100,
            where: [
              { field: 'recordKind', operator: '=', values: ['agreement'] },
              { field: 'kind', operator: '=', values: ['values_differ'] },
            ],
          }),
        ),
      'SELECT record, field, element FROM conflict LIMIT 100',
    ),
    bench(
      'conflict-rule',
      2000,
      (engine, as) => () =>
        answered(engine.call('conflicts.propose', { as, rule: 'latest', where: [] })),
      `SELECT l.record, l.field, l.value, m.author, m.wall_time FROM conflict c
       JOIN live_change l ON l.record = c.record AND l.field = c.field AND l.element = c.element
       JOIN commit_log m ON substr(m.hash, 1, 16) = l.prefix LIMIT 2000`,
    ),
  ]
}

/** What is measured has to have been answered. */
async function answered(asking: Promise<Answer>): Promise<void> {
  const answer = await asking
  if (!answer.ok) throw new Error(answer.error.code)
}

/** A copy in which another installation wrote the titles of agreements without having seen them. */
async function inContested(
  directory: string,
  workOf: (engine: ReturnType<typeof engineIn>, as: string) => Work,
  floor: string,
): Promise<Pick<Measured, 'value' | 'floor'>> {
  const folder = mkdtempSync(join(dirname(directory), 'copy-'))
  try {
    const copy = join(folder, 'register')
    cpSync(directory, copy, { recursive: true })
    contest(copy)
    const engine = engineIn(copy)
    const database = new BetterSqlite3(join(copy, 'register.sqlite'), { readonly: true })
    try {
      const people = await ask(engine, 'records.list', {
        kind: 'people',
        search: 'Ana Torres',
        limit: 1,
      })
      const found = await ask(engine, 'records.list', { kind: 'conflicts', limit: 0 })
      if (found.total < conflicts) throw new Error(`only ${found.total} conflicts`)
      const work = workOf(engine, people.rows[0]?.id ?? '')
      const bare = database.prepare(floor)
      const [values, floors]: [number[], number[]] = [[], []]
      for (let turn = 0; turn < times; turn += 1) {
        floors.push(await processorTime(() => bare.all()))
        values.push(await processorTime(work))
      }
      return { value: median(values), floor: median(floors) }
    } finally {
      database.close()
      engine.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In milliseconds: others who use the machine make it no longer. */
async function processorTime(work: Work): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function contest(directory: string): void {
  const opened = openRegister({
    directory,
    now: () => Date.now(),
    onSlow: () => undefined,
    holds: () => true,
    discard: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const register = opened.value
  const author = 'b'.repeat(32)
  const wall = Date.now()
  const page = register.read.list(
    { kind: 'agreements', where: [], sort: [], limit: conflicts, offset: 0, withdrawn: false },
    '2026-11-23',
  )
  if (!page.ok) throw new Error(page.error.code)
  const changes = page.value.rows.map(({ id }) => ({
    record: id,
    kind: registry.agreement.number,
    field: numberOf('agreement', 'title'),
    element: null,
    value: `Otro título de ${id.slice(0, 6)}`,
    replaces: [],
    partition: { kind: 'agreement', id } as const,
  }))
  const commits = makeCommits(
    { author, intent: 'records.edit', changes },
    {
      installation: 'a'.repeat(32),
      counter: 0,
      clock: { wall, logical: 0 },
      wallTime: wall,
      headOf: () => null,
      seal,
    },
  )
  const received = register.receive(commits, wall)
  register.close()
  if (!received.ok) throw new Error(received.error.code)
}
