import type { BulkAction, BulkRow, BulkState } from '../../contract/bulk.ts'
import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { obligationRowSchema } from '../../contract/casework-rows.ts'
import { listQuerySchema, type ObligationRow } from '../../contract/rows.ts'
import { effectiveDue } from '../../core/compliance/deadlines/effective-due.ts'
import type { ResolvedDeadline } from '../../core/compliance/deadlines/resolve.ts'
import type { ObligationFacts } from '../../core/compliance/facts.ts'
import { obligationStatus } from '../../core/compliance/status.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { CaseworkDraft, Drafting } from './casework-draft.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { keepEvidence, type KeptEvidence } from './given-evidence.ts'
import { checkExtension, draftExtension } from './grant-extension.ts'
import { checkVerdict, draftVerdict, gateMeans } from './issue-verdict.ts'
import { obligationsAtHand, type ObligationAtHand } from './obligation-at-hand.ts'
import type { Register } from './ports/register.ts'
import { checkReassignment, draftReassignment } from './reassign-obligation.ts'
import { checkProgress, draftProgress } from './record-progress.ts'
import type { GateMeans } from './verdict-gate.ts'
import { workingPerson } from './working-person.ts'

type Seen = BulkRow['seen']

/** An action checked once, ready to be drafted for one obligation after another. */
interface CheckedAction {
  readonly intent: string
  readonly draft: (obligation: ObligationAtHand, seen: Seen) => Result<CaseworkDraft, Refusal>
  /** By obligation, the code of the unit that answers today once it is saved; left out where it is the same. */
  readonly units: (obligations: readonly string[]) => ReadonlyMap<string, string>
}

/** What a bulk action would do to each obligation, by the drafts that it would save. Nothing is kept or saved. */
export function previewBulk(
  dependencies: UseCaseDependencies,
  { as, obligations, action }: EngineParams<'bulk.preview'>,
): Result<EngineResult<'bulk.preview'>, Refusal> {
  const { register, today } = dependencies
  const person = workingPerson(register, as)
  if (!person.ok) return person
  const checked = checkAction(dependencies, person.value, action, [])
  if (!checked.ok) return checked
  const ids = [...new Set(obligations)]
  const found = allFound(obligationsAtHand(register, ids))
  if (!found.ok) return found
  const listed = rowsOf(register, ids, today())
  const units = checked.value.units(ids)
  const rows = found.value.map((obligation): BulkRow => {
    const row = listed.get(obligation.id)
    if (row === undefined) throw new Error(`obligation ${obligation.id} is in no list`)
    const seen = standing(obligation.facts)
    const draft = draftOf(checked.value, obligation, seen)
    return {
      obligation: obligation.id,
      agreementNumber: row.agreementNumber,
      agreementTitle: row.agreementTitle,
      clauseOrder: row.clauseOrder,
      before: stateOf(obligation.facts, obligation.ruleDue, row.unit),
      after: draft.ok
        ? stateOf(draft.value.facts, obligation.ruleDue, units.get(obligation.id) ?? row.unit)
        : null,
      refused: draft.ok ? null : draft.error,
      warnings: draft.ok ? [...draft.value.warnings] : [],
      seen,
    }
  })
  return success({ rows, refused: rows.filter(({ refused }) => refused !== null).length })
}

/** One action on many obligations as one save: of all of them or of none. */
export async function applyBulk(
  dependencies: UseCaseDependencies,
  { as, obligations, action }: EngineParams<'bulk.apply'>,
): Promise<Result<EngineResult<'bulk.apply'>, Refusal>> {
  const { register, attachments, now } = dependencies
  const person = workingPerson(register, as)
  if (!person.ok) return person
  const seen = new Map(obligations.map((obligation) => [obligation.id, obligation.seen]))
  const found = allFound(obligationsAtHand(register, [...seen.keys()]))
  if (!found.ok) return found
  const draftAll = (
    kept: readonly KeptEvidence[],
  ): Result<{ readonly intent: string; readonly drafts: readonly CaseworkDraft[] }, Refusal> => {
    const checked = checkAction(dependencies, person.value, action, kept)
    if (!checked.ok) return checked
    const drafts = allAllowed(
      found.value.map((obligation) => ({
        obligation: obligation.id,
        draft: draftOf(checked.value, obligation, seen.get(obligation.id) ?? nothingSeen),
      })),
    )
    return drafts.ok ? success({ intent: checked.value.intent, drafts: drafts.value }) : drafts
  }
  // Before any file is kept, so that a refused action leaves none behind.
  const allowed = draftAll([])
  if (!allowed.ok) return allowed
  const kept = await keepEvidence(attachments, action.action === 'progress' ? action.evidence : [])
  if (!kept.ok) return kept
  const drafted = draftAll(kept.value)
  if (!drafted.ok) return drafted
  const { intent, drafts } = drafted.value
  const saved = register.save(
    { author: person.value, intent, changes: drafts.flatMap(({ changes }) => changes) },
    now(),
  )
  if (!saved.ok) return saved
  return success({
    save: saved.value.save ?? '',
    obligations: drafts.length,
    records: drafts.map(({ id, facts }) => ({ obligation: facts.id, id })),
  })
}

function checkAction(
  dependencies: UseCaseDependencies,
  person: string,
  action: BulkAction,
  kept: readonly KeptEvidence[],
): Result<CheckedAction, Refusal> {
  const { register, today, newId } = dependencies
  const drafting: Drafting = { person, today: today(), newId, demonstration: false }
  switch (action.action) {
    case 'progress': {
      const words = checkProgress(action, today())
      if (!words.ok) return words
      return success({
        intent: 'progress.record',
        draft: (obligation) => draftProgress(register, obligation, words.value, kept, drafting),
        units: sameUnits,
      })
    }
    case 'verdict': {
      const words = checkVerdict(action, today())
      if (!words.ok) return words
      const means = { ...drafting, ...remembering(gateMeans(dependencies)) }
      return success({
        intent: 'verdict.issue',
        draft: (obligation, { reports, evidence, verdicts }) =>
          draftVerdict(
            obligation,
            words.value,
            { seenReports: reports, seenEvidence: evidence, seenVerdicts: verdicts },
            means,
          ),
        units: sameUnits,
      })
    }
    case 'extension': {
      const words = checkExtension(action)
      if (!words.ok) return words
      return success({
        intent: 'extension.grant',
        draft: (obligation) => draftExtension(obligation, words.value, drafting),
        units: sameUnits,
      })
    }
    case 'reassignment': {
      const words = checkReassignment(register, action)
      if (!words.ok) return words
      const { unit, from } = words.value
      return success({
        intent: 'obligation.reassign',
        draft: (obligation) => success(draftReassignment(obligation, words.value, drafting)),
        units: (ids) => register.read.unitsIfReassigned(ids, { unit: unit.id, from }, today()),
      })
    }
  }
}

const sameUnits = (): ReadonlyMap<string, string> => new Map()

/** One file may be the proof of every obligation: looked for once. */
function remembering(means: GateMeans): GateMeans {
  const known = new Map<string, boolean>()
  return {
    ...means,
    holds: (sha256) => {
      const held = known.get(sha256) ?? means.holds(sha256)
      known.set(sha256, held)
      return held
    },
  }
}

const draftOf = (
  action: CheckedAction,
  obligation: ObligationAtHand,
  seen: Seen,
): Result<CaseworkDraft, Refusal> =>
  obligation.facts.withdrawn
    ? failure(refusal('obligation_withdrawn', { id: obligation.id }))
    : action.draft(obligation, seen)

function allFound(
  obligations: readonly Result<ObligationAtHand, Refusal>[],
): Result<readonly ObligationAtHand[], Refusal> {
  const found: ObligationAtHand[] = []
  for (const obligation of obligations) {
    if (!obligation.ok) return obligation
    found.push(obligation.value)
  }
  return success(found)
}

function allAllowed(
  rows: readonly {
    readonly obligation: string
    readonly draft: Result<CaseworkDraft, Refusal>
  }[],
): Result<readonly CaseworkDraft[], Refusal> {
  const drafts: CaseworkDraft[] = []
  const refused: { readonly obligation: string; readonly code: string }[] = []
  for (const { obligation, draft } of rows) {
    if (draft.ok) drafts.push(draft.value)
    else refused.push({ obligation, code: draft.error.code })
  }
  if (refused.length === 0) return success(drafts)
  return failure(
    refusal('bulk_refused', {
      count: refused.length,
      total: rows.length,
      obligations: refused.map(({ obligation }) => obligation),
      reasons: refused.map(({ code }) => code),
    }),
  )
}

const nothingSeen: Seen = { reports: [], evidence: [], verdicts: [] }

/** Everything that stands on an obligation is what its preview shows. */
const standing = ({ reports, evidence, verdicts }: ObligationFacts): Seen => ({
  reports: standingIds(reports),
  evidence: standingIds(evidence),
  verdicts: standingIds(verdicts),
})

const standingIds = (
  records: readonly { readonly id: string; readonly withdrawn: boolean }[],
): string[] => records.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id)

function stateOf(facts: ObligationFacts, ruleDue: ResolvedDeadline, unit: string): BulkState {
  const { compliance, verification } = obligationStatus(facts)
  const { due } = effectiveDue(ruleDue, facts.extensions)
  return {
    compliance,
    verification,
    due: due.kind === 'date' || due.kind === 'estimate' ? due.date : null,
    unit,
  }
}

function rowsOf(
  register: Register,
  ids: readonly string[],
  today: string,
): ReadonlyMap<string, ObligationRow> {
  const query = listQuerySchema.parse({
    kind: 'obligations',
    where: [{ field: 'id', operator: '=', values: ids }],
    limit: ids.length,
    withdrawn: true,
  })
  const page = register.read.list(query, today)
  if (!page.ok) throw new Error(`obligations by id: ${page.error.code}`)
  return new Map(
    page.value.rows.map((row) => {
      const obligation = obligationRowSchema.parse(row)
      return [obligation.id, obligation]
    }),
  )
}
