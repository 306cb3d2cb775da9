/** Commits made by hand, past the program: what somebody with an installation's key could send. */
import { makeCommits, type DraftChange } from '../../src/core/changes/save.ts'
import { registry, type RecordKind } from '../../src/core/schema/registry.ts'
import type { Value } from '../../src/core/schema/value.ts'
import type { StoredCommit } from '../../src/main/store/log.ts'
import { seal } from '../../src/main/store/own-commits.ts'
import { numberOf } from '../../src/main/usecases/new-record.ts'
import { expectValue, type Office } from './registers.ts'

export interface ForgedField {
  readonly field: string
  readonly element?: string
  readonly value: Value
}

interface Forgery {
  readonly author: string
  readonly installation: string
  readonly id: string
  readonly kind: RecordKind
  /** A record of the same agreement, whose partition it goes to. */
  readonly beside: string
  /** How far from now its clock says that it was made. */
  readonly hours: number
  readonly fields: readonly ForgedField[]
}

/** The office gets a commit whose changes claim to replace everything that it has of those cells. */
export function receiveForged(office: Office, forgery: Forgery): readonly StoredCommit[] {
  const view = office.register.read.record(forgery.id)
  return receiveMade(
    office,
    forgery,
    ({ field, element }) =>
      (element === undefined
        ? view?.fields[field]?.live
        : view?.sets[field]?.find((item) => item.element === element)?.live) ?? [],
  )
}

/** The same by somebody who had seen nothing: whatever the office has of those cells, there are now two values. */
export const receiveUnseeing = (office: Office, forgery: Forgery): readonly StoredCommit[] =>
  receiveMade(office, forgery, () => [])

function receiveMade(
  office: Office,
  { author, installation, id, kind, beside, hours, fields }: Forgery,
  replaced: (field: ForgedField) => readonly string[],
): readonly StoredCommit[] {
  const known = office.register.read.known(beside)
  if (known === undefined) throw new Error(`no record ${beside}`)
  const wall = office.now() + hours * 3_600_000
  const changes = fields.map((forged): DraftChange => ({
    kind: registry[kind].number,
    record: id,
    partition: known.partition,
    field: numberOf(kind, forged.field),
    element: forged.element ?? null,
    value: forged.value,
    replaces: [...replaced(forged)],
  }))
  const made = makeCommits<StoredCommit>(
    { author, intent: 'record.edit', changes },
    {
      installation,
      counter: 0,
      clock: { wall, logical: 0 },
      wallTime: wall,
      headOf: () => null,
      seal,
    },
  )
  expectValue(office.register.receive(made, office.now()))
  return made
}

/** A verdict as the program would write it, with all that the register holds in its basis, past the gate. */
export function receiveForgedVerdict(
  office: Office,
  verdict: Pick<Forgery, 'author' | 'installation' | 'hours'> & {
    readonly obligation: string
    readonly result: string
  },
): string {
  const { obligation, result, ...forgery } = verdict
  const id = office.newId()
  const facts = office.register.read.assessed(obligation)?.facts
  receiveForged(office, {
    ...forgery,
    id,
    kind: 'verdict',
    beside: obligation,
    fields: [
      { field: 'obligation', value: obligation },
      { field: 'result', value: result },
      { field: 'reason', value: 'Consta' },
      { field: 'issuedOn', value: office.today() },
      { field: 'verifier', value: verdict.author },
      ...(facts?.reports ?? []).map((item) => ({
        field: 'basisReports',
        element: item.id,
        value: true,
      })),
      ...(facts?.evidence ?? []).map((item) => ({
        field: 'basisEvidence',
        element: item.id,
        value: item.sha256 ?? '',
      })),
      ...(facts?.verdicts ?? []).map((item) => ({
        field: 'supersedes',
        element: item.id,
        value: true,
      })),
    ],
  })
  return id
}
