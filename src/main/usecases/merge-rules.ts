import { refusal, type Refusal } from '../../contract/errors.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { KnownRecord, ReferencePlace, Register } from './ports/register.ts'

/** What signs, is made by a determination, or is an office's own is not captured twice. */
const notMergeable: readonly RecordKind[] = [
  'office',
  'installation',
  'statement',
  'officeSettings',
  'cutoff',
  'verdict',
  'extension',
  'reassignment',
]

/**
 * Fields by which a record is what it is: where two of a kind say different things there, somebody has to say that
 * they are one all the same.
 */
export const identityFields: Readonly<Record<RecordKind, readonly string[]>> = {
  body: ['kind'],
  session: ['body', 'type', 'ordinal'],
  agreement: ['session', 'number'],
  clause: [],
  obligation: ['unit', 'clause'],
  unit: ['kind', 'inegi'],
  placement: ['unit', 'parent'],
  succession: ['predecessor', 'successor'],
  person: ['email'],
  post: ['unit'],
  assignment: ['person', 'post'],
  progressReport: ['obligation', 'reportedOn'],
  evidence: ['obligation', 'sha256'],
  notification: ['obligation', 'number', 'date'],
  indicator: ['measure', 'direction'],
  observation: ['indicator', 'session', 'period'],
  funding: ['fund', 'year', 'entity', 'programme'],
  instalment: ['funding', 'order'],
  link: ['agreement', 'target', 'kind'],
  attendance: ['session'],
  agendaItem: ['session'],
  document: ['session', 'sha256'],
  verdict: [],
  extension: [],
  reassignment: [],
  office: [],
  installation: [],
  statement: [],
  officeSettings: [],
  cutoff: [],
}

/**
 * What goes with the survivor because it may change its place. A report or an obligation may not (it is written once):
 * it is carried over instead. What follows `duplicateOf` by derivation stays where it is: the unit of an obligation,
 * the author of a report, the links of an agreement.
 */
export const comesAlong: Partial<Readonly<Record<RecordKind, readonly ReferencePlace[]>>> = {
  body: [{ kind: 'session', field: 'body' }],
  session: [
    { kind: 'agreement', field: 'session' },
    { kind: 'document', field: 'session' },
    { kind: 'attendance', field: 'session' },
    { kind: 'agendaItem', field: 'session' },
    { kind: 'observation', field: 'session' },
  ],
  agreement: [{ kind: 'agendaItem', field: 'agreements' }],
  document: [
    { kind: 'agreement', field: 'document' },
    { kind: 'link', field: 'target' },
  ],
  unit: [
    { kind: 'placement', field: 'parent' },
    { kind: 'post', field: 'unit' },
    { kind: 'person', field: 'unit' },
    { kind: 'body', field: 'unit' },
    { kind: 'attendance', field: 'unit' },
    { kind: 'funding', field: 'entity' },
  ],
  person: [
    { kind: 'assignment', field: 'person' },
    { kind: 'attendance', field: 'person' },
  ],
  post: [{ kind: 'assignment', field: 'post' }],
  indicator: [
    { kind: 'observation', field: 'indicator' },
    { kind: 'link', field: 'target' },
  ],
  funding: [
    { kind: 'instalment', field: 'funding' },
    { kind: 'link', field: 'target' },
  ],
}

/** The last record to which `duplicateOf` leads; of a circle the one at which it closes. */
export function survivorOf(register: Register, id: string): string {
  const passed = new Set<string>()
  let current = id
  for (;;) {
    passed.add(current)
    const next = duplicateOf(register, current)
    if (next === null || passed.has(next)) return current
    current = next
  }
}

/** What a record is called a duplicate of; `null`: of nothing. */
export function duplicateOf(register: Register, id: string): string | null {
  const value = register.read.record(id)?.fields['duplicateOf']?.value ?? null
  return typeof value === 'string' ? value : null
}

/** Why one record can be no duplicate of another, whatever hangs from them; `null`: it can. */
export function duplicateRefusal(
  register: Register,
  duplicate: KnownRecord,
  survivor: KnownRecord,
): Refusal | null {
  const { id, kind } = duplicate
  if (notMergeable.includes(kind)) return refusal('kind_not_mergeable', { kind })
  if (survivor.kind !== kind) {
    return refusal('record_kind_wrong', { id: survivor.id, kind: survivor.kind, expected: [kind] })
  }
  for (const known of [duplicate, survivor]) {
    if ((register.read.record(known.id)?.fields['withdrawn']?.value ?? null) !== null) {
      return refusal('record_withdrawn', { id: known.id })
    }
  }
  const circle = circleRefusal(register, id, survivor.id)
  if (circle !== null) return circle
  const former = duplicateOf(register, id)
  return former === null || former === survivor.id
    ? null
    : refusal('merge_already', {
        id,
        survivor: former,
        label: register.read.record(former)?.label ?? former,
      })
}

/** Why the survivor is none: it is the record itself, or stands for another; `null`: it stands for itself. */
export function circleRefusal(register: Register, id: string, survivor: string): Refusal | null {
  if (survivor === id) return refusal('merge_with_itself', { id })
  const last = survivorOf(register, survivor)
  if (last === survivor) return null
  return last === id
    ? refusal('merge_circular', { id, survivor })
    : refusal('merge_into_duplicate', {
        id: survivor,
        survivor: last,
        label: register.read.record(last)?.label ?? last,
      })
}

/** The fields by which the two are different things; `confidential` where the survivor would tell what it hides. */
export function differingFields(
  register: Register,
  { id, kind }: KnownRecord,
  survivor: string,
): readonly string[] {
  const valueOf = (record: string, field: string): unknown => {
    const value = register.read.record(record)?.fields[field]?.value ?? null
    const known = typeof value === 'string' ? register.read.known(value) : undefined
    // Two entries of one unit or session are no difference.
    return known === undefined ? value : survivorOf(register, known.id)
  }
  const differing = identityFields[kind].filter((field) => {
    const [one, other] = [valueOf(id, field), valueOf(survivor, field)]
    return one !== null && other !== null && one !== other
  })
  const hides = kind === 'agreement' && valueOf(id, 'confidential') === true
  return hides && valueOf(survivor, 'confidential') !== true
    ? [...differing, 'confidential']
    : differing
}
