import type { DraftChange } from '../../core/changes/save.ts'
import { registry, type RecordKind } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import { numberOf } from './new-record.ts'
import type { KnownRecord, Register } from './ports/register.ts'

/**
 * Where the survivor says nothing it says what the duplicate said. Not here: what is written once, what an empty field
 * says something by (a unit that has not ended, figures that are values), and what is a decision of its own.
 */
const filledFields: Partial<Readonly<Record<RecordKind, readonly string[]>>> = {
  body: ['nameEnglish', 'unit'],
  session: [
    'date',
    'venue',
    'quorum',
    'gazetteDate',
    'gazetteLink',
    'certifiedBy',
    'estimatedDate',
    'members',
  ],
  agreement: [
    'number',
    'sequence',
    'title',
    'textLanguage',
    'textStatus',
    'topic',
    'legalBasis',
    'fundingNote',
    'document',
  ],
  clause: ['deadline'],
  obligation: ['deadline', 'verifier'],
  progressReport: ['percent', 'cutOff', 'response'],
  evidence: ['kind', 'reference', 'date', 'pages', 'link'],
  notification: ['acknowledgedOn', 'acknowledgementNumber'],
  unit: ['name', 'nameEnglish', 'abbreviation', 'inegi'],
  person: ['email', 'unit'],
  post: ['nameEnglish', 'unit', 'termYears'],
  indicator: [
    'nameEnglish',
    'definition',
    'measure',
    'direction',
    'baselinePeriod',
    'baselineValue',
    'target',
    'targetBy',
  ],
  observation: ['session', 'period', 'date', 'quote'],
  funding: ['entity', 'federalAmount', 'stateShare', 'committed', 'exercised', 'programme'],
  instalment: ['dueOn', 'paidOn', 'paidAmount'],
  attendance: [
    'person',
    'unit',
    'role',
    'attended',
    'representedBy',
    'designationNumber',
    'designationDate',
  ],
  document: ['kind'],
  link: ['note'],
}

/** Sets in which the survivor gets what only the duplicate had. */
const joinedSets: Partial<Readonly<Record<RecordKind, readonly string[]>>> = {
  agreement: ['aliases', 'tags'],
  agendaItem: ['agreements'],
  clause: ['addressees'],
  obligation: ['coResponsible'],
  evidence: ['clauses'],
  unit: ['aliases', 'members'],
}

export interface FilledField {
  readonly field: string
  readonly change: DraftChange
}

/** What the survivor lacks and the duplicate says, with the changes that say it. */
export function filling(
  register: Register,
  { id, kind }: Pick<KnownRecord, 'id' | 'kind'>,
  survivor: Pick<KnownRecord, 'id' | 'partition'>,
): readonly FilledField[] {
  const [own, other] = [id, survivor.id].map((one) => register.read.record(one))
  const filled = (
    field: string,
    element: string | null,
    value: Value,
    replaces: readonly string[],
  ): FilledField => ({
    field,
    change: {
      kind: registry[kind].number,
      record: survivor.id,
      partition: survivor.partition,
      field: numberOf(kind, field),
      element,
      value,
      replaces,
    },
  })
  const fields = (filledFields[kind] ?? []).flatMap((field): readonly FilledField[] => {
    const value = own?.fields[field]?.value ?? null
    const known = other?.fields[field]
    return value === null || (known?.value ?? null) !== null
      ? []
      : [filled(field, null, value, known?.live ?? [])]
  })
  const sets = (joinedSets[kind] ?? []).flatMap((field) => {
    const known = new Set((other?.sets[field] ?? []).map(({ element }) => element))
    return (own?.sets[field] ?? [])
      .filter(({ element }) => !known.has(element) && element !== survivor.id && element !== id)
      .map(({ element, mark }) => filled(field, element, mark, []))
  })
  return [...fields, ...sets]
}
