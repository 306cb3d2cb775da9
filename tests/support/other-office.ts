/** A register with the work of another office in it that neither knew of, prepared before a window opens it. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { makeCommits, type DraftChange } from '../../src/core/changes/save.ts'
import { registry, type RecordKind } from '../../src/core/schema/registry.ts'
import type { Value } from '../../src/core/schema/value.ts'
import { openEngine } from '../../src/main/engine/open-engine.ts'
import { openRegister } from '../../src/main/store/open-register.ts'
import { seal } from '../../src/main/store/own-commits.ts'
import { numberOf } from '../../src/main/usecases/new-record.ts'
import type { PartitionKey } from '../../src/core/changes/types.ts'
import { freshMachine } from './machine-state.ts'

const root = join(import.meta.dirname, '..', '..')

/** A field of a record as both offices found it, and what each writes. */
interface Disagreement {
  readonly kind: RecordKind
  readonly fields: Readonly<Record<string, string>>
  readonly field: string
  readonly ours: string
  readonly theirs: string
}

interface OtherOffice {
  readonly office: string
  readonly person: string
}

export const idOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32)

/** Makes the register with a record for each disagreement. Returns its first person and the records. */
export async function prepareDisagreements(
  directory: string,
  other: OtherOffice,
  disagreements: readonly Disagreement[],
): Promise<{ readonly person: string; readonly records: readonly string[] }> {
  const engine = openEngine({
    identity: freshMachine(),
    directory,
    resources: join(root, 'resources'),
    programVersion: '0.0.0',
    onChanged: () => undefined,
    log: () => undefined,
    today: null,
  })
  const call = async <Schema extends z.ZodType>(
    method: string,
    params: unknown,
    schema: Schema,
  ): Promise<z.output<Schema>> => {
    const answer = await engine.call(method, params)
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`)
    return schema.parse(answer.value)
  }
  const founded = { office: 'Secretariado Ejecutivo', person: 'Ana Torres', demonstration: false }
  const { person } = await call('register.create', founded, z.object({ person: z.string() }))
  const live = z.object({ fields: z.record(z.string(), z.object({ live: z.array(z.string()) })) })
  const changes: DraftChange[] = []
  const records: string[] = []
  for (const { kind, fields, field, ours, theirs } of disagreements) {
    const { id } = await call(
      'records.add',
      { as: person, kind, fields },
      z.object({ id: z.string() }),
    )
    const seen = (await call('records.get', { id }, live)).fields[field]?.live ?? []
    const edit = { as: person, id, fields: [{ field, value: ours, replaces: seen }] }
    await call('records.edit', edit, z.unknown())
    records.push(id)
    changes.push(change(kind, id, { kind: 'catalog' }, field, null, theirs, seen))
  }
  engine.close()
  receive(directory, other, changes)
  return { person, records }
}

/** Has the closed register take in what an office saved. `ahead`: by how many milliseconds its clock is wrong. */
export function receive(
  directory: string,
  other: OtherOffice,
  changes: readonly DraftChange[],
  ahead = 0,
): void {
  const [office, installation, author] = ['office', 'installation', 'author'].map((part) =>
    idOf(`${part} of ${other.office}`),
  )
  if (office === undefined || installation === undefined || author === undefined) return
  const catalog: PartitionKey = { kind: 'catalog' }
  const now = Date.now()
  const opened = openRegister({
    directory,
    now: () => now,
    onSlow: () => undefined,
    holds: () => true,
    discard: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const commits = makeCommits(
    {
      author,
      intent: 'record.edit',
      changes: [
        change('office', office, catalog, 'name', null, other.office, []),
        change('installation', installation, catalog, 'office', null, office, []),
        change('person', author, catalog, 'name', null, other.person, []),
        change('person', author, catalog, 'offices', office, true, []),
        ...changes,
      ],
    },
    {
      installation,
      counter: 0,
      clock: { wall: now + ahead, logical: 0 },
      wallTime: now + ahead,
      headOf: () => null,
      seal,
    },
  )
  const received = opened.value.receive(commits, now)
  opened.value.close()
  if (!received.ok) throw new Error(received.error.code)
}

export const change = (
  kind: RecordKind,
  record: string,
  partition: PartitionKey,
  field: string,
  element: string | null,
  value: Value,
  replaces: readonly string[],
): DraftChange => ({
  kind: registry[kind].number,
  record,
  partition,
  field: numberOf(kind, field),
  element,
  value,
  replaces,
})
