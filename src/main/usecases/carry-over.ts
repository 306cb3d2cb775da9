import type { RecordView } from '../../contract/records.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import type { ObligationFacts } from '../../core/compliance/facts.ts'
import { registry } from '../../core/schema/registry.ts'
import { laterThanAll } from './casework-draft.ts'
import { copiedRecord } from './copied-record.ts'
import { numberOf } from './new-record.ts'
import type { Register } from './ports/register.ts'

interface Receiver {
  readonly id: string
  readonly partition: PartitionKey
  /** As the rules see it before. */
  readonly facts: ObligationFacts
}

interface Carrying {
  readonly register: Register
  /** Who carries over. */
  readonly person: string
  readonly newId: () => string
  /** Clauses of the duplicate's agreement with those that say the same in the survivor's. */
  readonly clauses: ReadonlyMap<string, string>
}

export interface CarriedOver {
  readonly changes: readonly DraftChange[]
  readonly reports: number
  readonly evidence: number
  readonly notifications: number
  /** The receiver as the rules see it after. */
  readonly facts: ObligationFacts
}

/**
 * What was done on an obligation that was captured twice, said again of the one that survives: reports, evidence by the
 * same files, letters. Each copy cites its original and names its author; who carries it over is its author too.
 * Whoever had a part in any report or evidence of the duplicate, withdrawn ones included, becomes a partaker of the
 * survivor: they may not judge it (DESIGN 5.2). Verdicts, extensions and reassignments are not carried: nobody decided
 * them of this obligation. What was carried before and still stands is not carried again.
 */
export function carriedOver(
  duplicate: ObligationFacts,
  receiver: Receiver,
  carrying: Carrying,
): CarriedOver {
  const { register, person, newId, clauses } = carrying
  const { id: obligation, partition, facts } = receiver
  const known = standingCopies(register, [...facts.reports, ...facts.evidence])
  const changes: DraftChange[] = []
  const reports = new Map<string, string>()
  const receiving = { reports: [...facts.reports], evidence: [...facts.evidence] }
  for (const report of duplicate.reports) {
    const original = register.read.record(report.id)
    if (report.withdrawn || known.has(report.id) || original === undefined) continue
    const id = newId()
    reports.set(report.id, id)
    changes.push(
      ...copiedRecord(original, {
        id,
        partition,
        fields: { obligation, carriedFrom: report.id },
      }),
    )
    receiving.reports.push({
      ...report,
      id,
      authors: [...new Set([...report.authors, person])],
      clock: laterThanAll,
    })
  }
  const copyOfReport = (report: string): string | null =>
    reports.get(report) ?? known.get(report) ?? null
  let evidenceCount = 0
  for (const piece of duplicate.evidence) {
    const original = register.read.record(piece.id)
    // Bytes that were removed everywhere prove nothing anywhere.
    if (piece.withdrawn || piece.purged || known.has(piece.id) || original === undefined) continue
    const id = newId()
    const report = original.fields['report']?.value ?? null
    changes.push(
      ...copiedRecord(original, {
        id,
        partition,
        fields: {
          obligation,
          carriedFrom: piece.id,
          report: typeof report === 'string' ? copyOfReport(report) : null,
        },
        sets: { clauses: elementsOf(original, 'clauses').flatMap((one) => clauses.get(one) ?? []) },
      }),
    )
    receiving.evidence.push({
      ...piece,
      id,
      authors: [...new Set([...piece.authors, person])],
    })
    evidenceCount += 1
  }
  const letters = new Set(
    facts.notifications
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ id }) => letterOf(register, id)),
  )
  const notifications = [...facts.notifications]
  let letterCount = 0
  for (const letter of duplicate.notifications) {
    const original = register.read.record(letter.id)
    const key = letterOf(register, letter.id)
    if (letter.withdrawn || original === undefined || letters.has(key)) continue
    const id = newId()
    letters.add(key)
    changes.push(...copiedRecord(original, { id, partition, fields: { obligation } }))
    notifications.push({ ...letter, id })
    letterCount += 1
  }
  const partakers = newPartakers(duplicate, facts)
  changes.push(...partakers.map((one) => partaker(receiver, one)))
  return {
    changes,
    reports: reports.size,
    evidence: evidenceCount,
    notifications: letterCount,
    facts: {
      ...facts,
      ...receiving,
      notifications,
      partakers: [...facts.partakers, ...partakers],
    },
  }
}

function newPartakers(duplicate: ObligationFacts, { partakers }: ObligationFacts): string[] {
  const all = [...duplicate.reports, ...duplicate.evidence].flatMap(({ authors }) => authors)
  return [...new Set([...all, ...duplicate.partakers])].filter((one) => !partakers.includes(one))
}

const partaker = ({ id, partition }: Receiver, person: string): DraftChange => ({
  kind: registry.obligation.number,
  record: id,
  partition,
  field: numberOf('obligation', 'partakers'),
  element: person,
  value: true,
  replaces: [],
})

/** What was carried from where already and still stands: copies by their originals. */
function standingCopies(
  register: Register,
  items: readonly { readonly id: string; readonly withdrawn: boolean }[],
): ReadonlyMap<string, string> {
  return new Map(
    items.flatMap(({ id, withdrawn }) => {
      const origin = register.read.record(id)?.fields['carriedFrom']?.value ?? null
      return withdrawn || typeof origin !== 'string' ? [] : [[origin, id] as const]
    }),
  )
}

/** Number and day of a letter: capitals and spaces are no part of a number. */
function letterOf(register: Register, id: string): string {
  const fields = register.read.record(id)?.fields ?? {}
  const text = (name: string): string => {
    const value = fields[name]?.value ?? null
    return typeof value === 'string' ? value : ''
  }
  return `${text('number').toUpperCase().replaceAll(/\s/g, '')} ${text('date')}`
}

const elementsOf = (record: RecordView, field: string): readonly string[] =>
  (record.sets[field] ?? []).map(({ element }) => element)
