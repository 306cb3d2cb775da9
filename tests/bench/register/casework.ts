import type { DraftChange } from '../../../src/core/changes/save.ts'
import type { VerdictResult } from '../../../src/core/schema/codes.ts'
import { numberOf, marked, newRecord } from '../../../src/main/usecases/new-record.ts'
import { registry, type RecordKind } from '../../../src/core/schema/registry.ts'
import type { GeneratedObligation } from './agreements.ts'
import { dayAfter } from './days.ts'
import type { Random } from './random.ts'
import { letterNumber, mandate, narrative } from './vocabulary.ts'

/** A file that the register holds. */
export interface GeneratedFile {
  readonly sha256: string
  readonly size: number
}

const partitionOf = ({ agreement }: GeneratedObligation) =>
  ({ kind: 'agreement', id: agreement }) as const

export function notification(
  random: Random,
  obligation: GeneratedObligation,
  number: string,
  day: string,
): readonly DraftChange[] {
  return newRecord({
    kind: 'notification',
    id: random.id(),
    partition: partitionOf(obligation),
    fields: {
      obligation: obligation.id,
      number,
      date: day,
      acknowledgedOn: random.chance(0.8) ? dayAfter(day, random.below(10)) : null,
    },
  })
}

export interface Reported {
  readonly changes: readonly DraftChange[]
  readonly report: string
  /** `null`: nothing was enclosed. */
  readonly evidence: { readonly id: string; readonly sha256: string } | null
}

export function report(
  random: Random,
  obligation: GeneratedObligation,
  author: string,
  day: string,
  file: GeneratedFile | null,
): Reported {
  const partition = partitionOf(obligation)
  const id = random.id()
  const evidence = random.id()
  const claim = random.weighted([
    [5, 'met'],
    [3, 'in_progress'],
    [2, 'partially_met'],
    [1, 'not_met'],
  ] as const)
  const changes = [
    ...newRecord({
      kind: 'progressReport',
      id,
      partition,
      fields: {
        obligation: obligation.id,
        claim,
        narrative: narrative(random),
        percent: claim === 'met' ? 100 : 5 * random.below(20),
        response: random.chance(0.95) ? 'answered' : 'declined_competence',
        reportedOn: day,
        author,
      },
    }),
    ...(file === null
      ? []
      : newRecord({
          kind: 'evidence',
          id: evidence,
          partition,
          fields: {
            obligation: obligation.id,
            report: id,
            kind: random.pick(['letter', 'report', 'minutes', 'image'] as const),
            reference: letterNumber(random, day),
            date: day,
            fileName: `oficio-${random.below(100_000)}.pdf`,
            mediaType: 'application/pdf',
            sha256: file.sha256,
            size: file.size,
            author,
          },
        })),
  ]
  return {
    changes,
    report: id,
    evidence: file === null ? null : { id: evidence, sha256: file.sha256 },
  }
}

export function verdict(
  random: Random,
  obligation: GeneratedObligation,
  seen: readonly Reported[],
  superseded: readonly string[],
  verifier: string,
  day: string,
): { readonly changes: readonly DraftChange[]; readonly id: string } {
  const files = seen.flatMap(({ evidence }) => (evidence === null ? [] : [evidence]))
  const result = random.weighted<VerdictResult>([
    [files.length > 0 ? 50 : 0, 'met'],
    [20, 'partially_met'],
    [12, 'not_met'],
    [12, 'returned'],
    [6, 'moot'],
  ])
  const id = random.id()
  return {
    id,
    changes: newRecord({
      kind: 'verdict',
      id,
      partition: partitionOf(obligation),
      fields: {
        obligation: obligation.id,
        result,
        reason: `Se revisó lo remitido: ${mandate(random)}`,
        fulfilledOn: result === 'met' ? dayAfter(day, -random.below(60)) : null,
        pertinence: result === 'returned' && random.chance(0.3) ? 'unrelated' : null,
        verifier,
        issuedOn: day,
      },
      sets: {
        basisReports: marked(seen.map((item) => item.report)),
        basisEvidence: files.map(({ id: element, sha256 }) => ({ element, mark: sha256 })),
        supersedes: marked(superseded),
      },
    }),
  }
}

export function extension(
  random: Random,
  obligation: GeneratedObligation,
  day: string,
): readonly DraftChange[] {
  return newRecord({
    kind: 'extension',
    id: random.id(),
    partition: partitionOf(obligation),
    fields: {
      obligation: obligation.id,
      newDue: dayAfter(day, 90 + random.below(400)),
      authority: 'Secretariado Ejecutivo',
      reason: mandate(random),
      grantedOn: day,
    },
  })
}

/** One field of a record gets a text; `replaces`: the commits whose values the author had on screen. */
export function textChange(
  kind: RecordKind,
  record: string,
  agreement: string,
  field: string,
  value: string,
  replaces: readonly string[],
): DraftChange {
  return {
    kind: registry[kind].number,
    record,
    partition: { kind: 'agreement', id: agreement },
    field: numberOf(kind, field),
    element: null,
    value,
    replaces,
  }
}
