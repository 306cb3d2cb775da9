import type {
  CaptureDraft,
  DraftAddressee,
  DraftAgreement,
  DraftObservation,
  DraftSession,
} from '../../contract/capture.ts'
import type { AgreementStage, Language, ObligationRole } from '../../core/schema/codes.ts'
import {
  type AgreementWork,
  type ClauseWork,
  mergeDraft,
  moveDraft,
  splitDraft,
} from './capture-drafts.ts'

/** What reading a document gave; pasted text has neither name nor hash. */
export type ReadDraft = CaptureDraft & { fileName: string | null; sha256: string | null }

/**
 * A captured document while a person corrects it. Nothing of it is in the register yet. Drafts and clauses have
 * a key of their own, since their texts and places change.
 */
export interface CaptureWork {
  readonly fileName: string | null
  readonly sha256: string | null
  readonly language: Language
  readonly textStatus: CaptureDraft['textStatus']
  readonly text: string
  readonly session: DraftSession
  /** What the agreements will be once saved: those of a session to come are drafts. */
  readonly stage: CapturedStage
  readonly agreements: readonly AgreementWork[]
  readonly indicators: readonly ObservationWork[]
  readonly notUnderstood: CaptureDraft['notUnderstood']
  readonly nextKey: number
}

export const capturedStages = ['approved', 'drafted'] as const satisfies readonly AgreementStage[]
export type CapturedStage = (typeof capturedStages)[number]

export interface ObservationWork {
  readonly key: number
  readonly included: boolean
  readonly observation: DraftObservation
}

export type CaptureEdit =
  | { readonly edit: 'session'; readonly change: Partial<DraftSession> }
  | { readonly edit: 'stage'; readonly stage: CapturedStage }
  | {
      readonly edit: 'agreement'
      readonly key: number
      readonly change: Partial<
        Pick<
          AgreementWork,
          | 'kind'
          | 'number'
          | 'title'
          | 'text'
          | 'procedural'
          | 'legalBasis'
          | 'fundingNote'
          | 'included'
          | 'anotherThan'
        >
      >
    }
  /** `at`: characters of the agreement's text that stay in it. */
  | { readonly edit: 'splitAgreement'; readonly key: number; readonly at: number }
  /** Makes it part of the one before it. */
  | { readonly edit: 'mergeAgreement'; readonly key: number }
  /** Up (-1) or down (1) by one place. */
  | { readonly edit: 'moveAgreement'; readonly key: number; readonly by: -1 | 1 }
  | { readonly edit: 'indicator'; readonly key: number; readonly included: boolean }
  | {
      readonly edit: 'clause'
      readonly key: number
      readonly change: Partial<Pick<ClauseWork, 'text' | 'nature' | 'deadline'>>
    }
  | { readonly edit: 'addClause'; readonly agreement: number }
  | { readonly edit: 'removeClause'; readonly key: number }
  /** `at`: characters of the clause's text that stay in it. */
  | { readonly edit: 'splitClause'; readonly key: number; readonly at: number }
  | { readonly edit: 'addAddressee'; readonly key: number; readonly unit: string }
  | { readonly edit: 'removeAddressee'; readonly key: number; readonly unit: string }
  | {
      readonly edit: 'changeAddressee'
      readonly key: number
      readonly unit: string
      readonly role: ObligationRole
    }

export function startWork(draft: ReadDraft): CaptureWork {
  let nextKey = 1
  const key = () => {
    nextKey += 1
    return nextKey - 1
  }
  const agreements = draft.agreements.map((agreement) => ({
    ...agreement,
    key: key(),
    included: true,
    clauses: agreement.clauses.map((clause) => ({ ...clause, key: key() })),
  }))
  const indicators = draft.indicators.map((observation) => ({
    key: key(),
    included: true,
    observation,
  }))
  const { fileName, sha256, language, textStatus, text, session, notUnderstood } = draft
  return {
    fileName,
    sha256,
    language,
    textStatus,
    text,
    session,
    stage: 'approved',
    agreements,
    indicators,
    notUnderstood,
    nextKey,
  }
}

/** The work after one correction; keys that are not there change nothing. */
export function editWork(work: CaptureWork, edit: CaptureEdit): CaptureWork {
  switch (edit.edit) {
    case 'session':
      return { ...work, session: { ...work.session, ...edit.change } }
    case 'stage':
      return { ...work, stage: edit.stage }
    case 'agreement':
      return mapAgreement(work, edit.key, (agreement) => ({ ...agreement, ...edit.change }))
    case 'splitAgreement':
      return splitDraft(work, edit.key, edit.at)
    case 'mergeAgreement':
      return mergeDraft(work, edit.key)
    case 'moveAgreement':
      return moveDraft(work, edit.key, edit.by)
    case 'indicator':
      return {
        ...work,
        indicators: work.indicators.map((indicator) =>
          indicator.key === edit.key ? { ...indicator, included: edit.included } : indicator,
        ),
      }
    case 'clause':
      return mapClause(work, edit.key, (clause) => [{ ...clause, ...edit.change }])
    case 'addClause': {
      const added: ClauseWork = {
        key: work.nextKey,
        text: '',
        nature: 'binding',
        addressees: [],
        deadline: null,
      }
      return mapAgreement({ ...work, nextKey: work.nextKey + 1 }, edit.agreement, (agreement) => ({
        ...agreement,
        clauses: [...agreement.clauses, added],
      }))
    }
    case 'removeClause':
      return mapClause(work, edit.key, () => [])
    case 'splitClause':
      return mapClause({ ...work, nextKey: work.nextKey + 1 }, edit.key, (clause) =>
        splitClause(clause, edit.at, work.nextKey),
      )
    case 'addAddressee':
      return mapAddressees(work, edit.key, (addressees) =>
        addressees.some(({ unit }) => unit === edit.unit)
          ? addressees
          : [...addressees, { unit: edit.unit, role: 'responsible', inferred: false }],
      )
    case 'removeAddressee':
      return mapAddressees(work, edit.key, (addressees) =>
        addressees.filter(({ unit }) => unit !== edit.unit),
      )
    case 'changeAddressee':
      // A person who sets the role has looked at it: it is no longer inferred.
      return mapAddressees(work, edit.key, (addressees) =>
        addressees.map((addressee) =>
          addressee.unit === edit.unit
            ? { ...addressee, role: edit.role, inferred: false }
            : addressee,
        ),
      )
  }
}

/** Both halves keep nature, addressees and deadline: a person then says what differs. */
function splitClause(clause: ClauseWork, at: number, key: number): readonly ClauseWork[] {
  const first = clause.text.slice(0, at).trim()
  const second = clause.text.slice(at).trim()
  if (first === '' || second === '') return [clause]
  return [
    { ...clause, text: first },
    { ...clause, key, text: second },
  ]
}

function mapAgreement(
  work: CaptureWork,
  key: number,
  change: (agreement: AgreementWork) => AgreementWork,
): CaptureWork {
  return {
    ...work,
    agreements: work.agreements.map((agreement) =>
      agreement.key === key ? change(agreement) : agreement,
    ),
  }
}

function mapClause(
  work: CaptureWork,
  key: number,
  change: (clause: ClauseWork) => readonly ClauseWork[],
): CaptureWork {
  return {
    ...work,
    agreements: work.agreements.map((agreement) =>
      agreement.clauses.some((clause) => clause.key === key)
        ? {
            ...agreement,
            clauses: agreement.clauses.flatMap((clause) =>
              clause.key === key ? change(clause) : [clause],
            ),
          }
        : agreement,
    ),
  }
}

function mapAddressees(
  work: CaptureWork,
  key: number,
  change: (addressees: readonly DraftAddressee[]) => readonly DraftAddressee[],
): CaptureWork {
  return mapClause(work, key, (clause) => [
    { ...clause, addressees: [...change(clause.addressees)] },
  ])
}

/** What must be put right before the drafts can be saved. */
export type CaptureProblem =
  | { readonly problem: 'body' }
  | { readonly problem: 'ordinal' }
  | { readonly problem: 'nothing' }
  | { readonly problem: 'text'; readonly agreement: number }
  | { readonly problem: 'clause'; readonly agreement: number; readonly clause: number }

export function problemsOf(work: CaptureWork): readonly CaptureProblem[] {
  const problems: CaptureProblem[] = []
  if (work.session.body === null) problems.push({ problem: 'body' })
  if (work.session.ordinal === null) problems.push({ problem: 'ordinal' })
  const included = work.agreements.filter((agreement) => agreement.included)
  if (included.length === 0 && !work.indicators.some((indicator) => indicator.included)) {
    problems.push({ problem: 'nothing' })
  }
  for (const agreement of included) {
    if (agreement.text.trim() === '') problems.push({ problem: 'text', agreement: agreement.key })
    for (const clause of agreement.clauses) {
      if (clause.text.trim() === '') {
        problems.push({ problem: 'clause', agreement: agreement.key, clause: clause.key })
      }
    }
  }
  return problems
}

/** The included drafts as the engine takes them. */
export function acceptedDrafts(work: CaptureWork): {
  agreements: (DraftAgreement & Pick<AgreementWork, 'anotherThan'>)[]
  indicators: DraftObservation[]
} {
  return {
    agreements: work.agreements
      .filter((agreement) => agreement.included)
      .map(({ key: _key, included: _included, clauses, ...agreement }) => ({
        ...agreement,
        clauses: clauses.map(({ key: _clauseKey, ...clause }) => clause),
      })),
    indicators: work.indicators
      .filter((indicator) => indicator.included)
      .map(({ observation }) => observation),
  }
}
