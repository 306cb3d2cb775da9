import { webAddressSchema, type GivenEvidence } from '../../contract/evidence.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import type { EvidenceFacts } from '../../core/compliance/facts.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Drafting } from './casework-draft.ts'
import { marked, newRecord } from './new-record.ts'
import type { ObligationAtHand } from './obligation-at-hand.ts'
import type { Attachments, KeptFile } from './ports/attachments.ts'
import type { Register } from './ports/register.ts'
import { pastDay } from './text-input.ts'

/** A piece of evidence whose file, if it has one, the register keeps. */
export interface KeptEvidence {
  readonly given: GivenEvidence
  readonly file: KeptFile | null
}

/** Why evidence that was given cannot be taken, whatever the obligation; `null`: it can. */
export function evidenceRefusal(
  evidence: readonly Pick<GivenEvidence, 'file' | 'link' | 'reference' | 'date'>[],
  today: string,
): Refusal | null {
  for (const { file, link, reference, date } of evidence) {
    const day = pastDay(date, 'date', today)
    if (!day.ok) return day.error
    if (link !== null && !webAddressSchema.safeParse(link).success)
      return refusal('link_invalid', { link })
    if (file === null && link === null && (reference ?? '').trim() === '') {
      return refusal('evidence_empty')
    }
  }
  return null
}

/** Keeps the files of all pieces, or of none. Each is kept once, however many obligations it is for. */
export async function keepEvidence(
  attachments: Attachments,
  evidence: readonly GivenEvidence[],
): Promise<Result<readonly KeptEvidence[], Refusal>> {
  const paths = evidence.flatMap(({ file }) => (file === null ? [] : [file]))
  let kept = await attachments.keep(paths)
  // While they were copied somebody may have purged one of the same files: its bytes went, and are kept again.
  while (kept.ok && kept.value.some(({ sha256 }) => !attachments.holds(sha256))) {
    kept = await attachments.keep(paths)
  }
  if (!kept.ok) return kept
  const files = [...kept.value]
  return success(
    evidence.map((given) => ({
      given,
      file: given.file === null ? null : (files.shift() ?? null),
    })),
  )
}

interface DraftedEvidence {
  readonly made: readonly { readonly id: string; readonly sha256: string | null }[]
  readonly changes: readonly DraftChange[]
  readonly facts: readonly EvidenceFacts[]
}

/** The records that these pieces become on an obligation; `report`: what they were given with. */
export function draftEvidence(
  register: Register,
  obligation: ObligationAtHand,
  report: string | null,
  evidence: readonly KeptEvidence[],
  { person, newId, demonstration }: Drafting,
): Result<DraftedEvidence, Refusal> {
  const stranger = evidence
    .flatMap(({ given }) => given.clauses)
    .find((clause) => !isClauseBeside(register, obligation, clause))
  if (stranger !== undefined) return failure(refusal('clause_of_other_agreement', { id: stranger }))
  const pieces = evidence.map((piece) => ({ ...piece, id: newId() }))
  return success({
    made: pieces.map(({ id, file }) => ({ id, sha256: file?.sha256 ?? null })),
    changes: pieces.flatMap(({ id, given, file }) =>
      newRecord({
        kind: 'evidence',
        id,
        partition: obligation.partition,
        fields: {
          obligation: obligation.id,
          report,
          kind: given.kind,
          reference: given.reference,
          date: given.date,
          fileName: file?.name ?? null,
          mediaType: file?.mediaType ?? null,
          sha256: file?.sha256 ?? null,
          size: file?.size ?? null,
          pages: given.pages,
          scanned: given.scanned ? true : null,
          link: given.link,
          author: person,
          demonstration: demonstration ? true : null,
        },
        sets: { clauses: marked(given.clauses) },
      }),
    ),
    facts: pieces.map(({ id, given, file }) => ({
      id,
      withdrawn: false,
      sha256: file?.sha256 ?? null,
      purged: false,
      date: given.date,
      authors: [person],
    })),
  })
}

/** A clause of the obligation's own agreement, which shares its partition. */
function isClauseBeside(register: Register, { partition }: ObligationAtHand, id: string): boolean {
  const known = register.read.known(id)
  return (
    known?.kind === 'clause' &&
    known.partition.kind === 'agreement' &&
    partition.kind === 'agreement' &&
    known.partition.id === partition.id
  )
}
