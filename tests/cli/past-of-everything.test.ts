/** Everything that a register can be asked, of a cut-off and of now: later work changes nothing of what was frozen. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { EngineMethodName } from '../../src/contract/engine.ts'
import { listKinds, type ListKind } from '../../src/contract/rows.ts'
import type { Engine } from '../../src/main/engine/engine.ts'
import { answered, engineOver, temporaryFolder } from './registers.ts'

const cutoff = 'Informe anual'
const pageSchema = z.object({ total: z.number(), rows: z.array(z.looseObject({ id: z.string() })) })

let engine: Engine
let person: string
let dossiersBefore: readonly unknown[]
/** Answers before the cut-off, by the question. */
const before = new Map<string, unknown>()

/** What is answered, a refusal too: what was taken out may not be there any more. */
const ask = (method: string, params: object): Promise<unknown> => engine.call(method, params)
const list = (kind: ListKind, past: object = {}) =>
  answered(engine, 'records.list', { kind, withdrawn: true, limit: 100_000, ...past }, pageSchema)

/** Questions about single records, by the list whose rows they are about. */
const records: readonly (readonly [EngineMethodName, ListKind, object])[] = [
  ['agreements.detail', 'agreements', {}],
  ['agreements.measures', 'agreements', {}],
  ['agreements.lineage', 'agreements', {}],
  ['obligations.detail', 'obligations', { as: null }],
  ['sessions.detail', 'sessions', {}],
  ['sessions.agreements', 'sessions', {}],
  ['indicators.detail', 'indicators', {}],
  ['funding.detail', 'funding', {}],
  ['posts.detail', 'posts', {}],
  ['units.history', 'units', { day: '2017-03-01' }],
]
const whole: readonly (readonly [EngineMethodName, object])[] = [
  ['sessions.summary', {}],
  ['matrix.read', {}],
  ['matrix.read', { rows: 'clauses', columns: { of: 'units' }, search: 'policía' }],
  ['funding.reckoning', {}],
  ['units.tree', {}],
  ['splits.open', {}],
  ['settings.read', {}],
  ['review.counts', { list: 'readiness' }],
  ['review.counts', { list: 'weak' }],
  ['review.counts', { list: 'issues' }],
  [
    'records.list',
    { kind: 'obligations', search: 'policía', sort: [{ field: 'due', descending: true }] },
  ],
]
const isRefused = (answer: unknown): boolean =>
  z.object({ ok: z.literal(false) }).safeParse(answer).success

/** Of each list so many records are looked at one by one. */
const looked = 3

/** The session in which there is something to see comes first. */
const chosen = async (kind: ListKind): Promise<readonly string[]> => {
  const { rows } = await list(kind)
  const full = rows.filter((row) => kind !== 'sessions' || row['obligations'] !== 0)
  return full.slice(0, looked).map(({ id }) => id)
}

async function answers(past: object): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>()
  for (const kind of listKinds) {
    found.set(`list ${kind}`, await list(kind, past))
    for (const id of ids.get(kind) ?? []) {
      found.set(`record ${kind} ${id}`, await ask('records.get', { id, ...past }))
      found.set(`history ${kind} ${id}`, await ask('records.history', { id, ...past }))
    }
  }
  for (const [method, kind, params] of records) {
    for (const id of ids.get(kind) ?? []) {
      found.set(`${method} ${id}`, await ask(method, { id, ...params, ...past }))
    }
  }
  for (const [method, params] of whole) {
    found.set(`${method} ${JSON.stringify(params)}`, await ask(method, { ...params, ...past }))
  }
  return found
}

/** They say of when they are. */
async function dossiers(): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (const session of ids.get('sessions') ?? []) {
    const params = { session, language: 'es', cutoff }
    found.push(await answered(engine, 'dossier.preview', params, z.unknown()))
  }
  return found
}

/** Lists of which a record was taken out after the cut-off. */
const takenOut: ListKind[] = []
const ids = new Map<ListKind, readonly string[]>()
/** Lists of what is found in records, and not of records. */
const reckoned: ReadonlySet<ListKind> = new Set([
  'conflicts',
  'issues',
  'readiness',
  'weak',
  'terms',
])

beforeAll(async () => {
  engine = engineOver(join(temporaryFolder(), 'register'))
  const founded = await answered(
    engine,
    'register.create',
    { office: 'Secretariado Ejecutivo', person: 'Ana Torres', demonstration: true },
    z.object({ person: z.string() }),
  )
  ;({ person } = founded)
  for (const kind of listKinds) if (!reckoned.has(kind)) ids.set(kind, await chosen(kind))
  for (const [question, answer] of await answers({})) before.set(question, answer)
  await answered(engine, 'cutoffs.make', { as: person, name: cutoff }, z.unknown())
  dossiersBefore = await dossiers()
  // Whatever can be taken out is: a record of each kind, and what came of it in lists, counts and reports.
  for (const [kind, [id]] of ids) {
    if (id === undefined || kind === 'people' || kind === 'offices' || kind === 'installations')
      continue
    const reason = `Prueba de ${kind}`
    const answer = await engine.call('records.withdraw', { as: person, id, reason })
    if (answer.ok) takenOut.push(kind)
  }
}, 120_000)

afterAll(() => engine.close())

describe('a cut-off', { timeout: 120_000 }, () => {
  it('answers every question as it was answered before later work', async () => {
    const then = await answers({ cutoff })
    const different = [...before].filter(
      ([question, answer]) => JSON.stringify(then.get(question)) !== JSON.stringify(answer),
    )
    expect(different.map(([question]) => question)).toEqual([])
    expect(then.size).toBe(before.size)
    expect([...before.values()].filter(isRefused)).toEqual([])
    expect(dossiersBefore.length).toBeGreaterThan(0)
    expect(await dossiers()).toEqual(dossiersBefore)
  })

  it('differs from now wherever something was taken out', async () => {
    const now = await answers({})
    const same = [...before].filter(
      ([question, answer]) => JSON.stringify(now.get(question)) === JSON.stringify(answer),
    )
    const questions = new Set(same.map(([question]) => question))
    expect(takenOut.length).toBeGreaterThan(12)
    expect(takenOut.filter((kind) => questions.has(`list ${kind}`))).toEqual([])
  })
})
