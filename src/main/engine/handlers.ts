import type * as z from 'zod'
import {
  engineMethods,
  type EngineMethodName,
  type EngineParams,
  type EngineResult,
} from '../../contract/engine.ts'
import type { CheckReport } from '../../contract/check-report.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { jobSchema } from '../../contract/jobs.ts'
import { pastSchema, type Past } from '../../contract/past.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { compareCapture } from '../usecases/compare-capture.ts'
import { acceptCapture } from '../usecases/accept-capture.ts'
import { decideAgreements } from '../usecases/agreement-decide.ts'
import { addObligations, planObligations } from '../usecases/add-obligations.ts'
import { addRecord } from '../usecases/add-record.ts'
import { appointHolder, previewAppointment } from '../usecases/appoint-holder.ts'
import { agreementMeasures } from '../usecases/agreement-measures.ts'
import { agreementReach } from '../usecases/agreement-reach.ts'
import { applyBulk, previewBulk } from '../usecases/bulk-casework.ts'
import { copyEvidence } from '../usecases/copy-evidence.ts'
import { chooseSuccessors, openSplits, previewChoices } from '../usecases/choose-successors.ts'
import { compareMoments, compareRecords } from '../usecases/compare-moments.ts'
import {
  cutoffFileName,
  cutoffOrigins,
  examineCutoff,
  importCutoff,
  writeCutoff,
} from '../usecases/exchange-cutoff.ts'
import { makeCutoff } from '../usecases/make-cutoff.ts'
import type { UseCaseDependencies } from '../usecases/dependencies.ts'
import type { Job } from '../usecases/ports/job.ts'
import type { inTurns } from './in-turns.ts'
import type { Jobs, RunningJob } from './jobs.ts'
import { dossierName, previewDossier, writeDossier } from '../usecases/dossier-files.ts'
import { calendarName, writeCalendar } from '../usecases/calendar-files.ts'
import { listReportName, previewListReport, writeListReport } from '../usecases/list-reports.ts'
import { matrixName, writeMatrix } from '../usecases/matrix-files.ts'
import { editRecord } from '../usecases/edit-record.ts'
import { dropDraft, keepDraft, listDrafts } from '../usecases/form-drafts.ts'
import type { FoundedRegister, FoundingInput } from '../usecases/found-register.ts'
import {
  examinePackage,
  exportFor,
  importFrom,
  type ExchangeCallDependencies,
  type ExchangeMeans,
} from '../usecases/exchange-calls.ts'
import { sendPackages } from '../usecases/send-packages.ts'
import { fundingDetail, fundingReckoning } from '../usecases/funding-reckoning.ts'
import { grantExtension } from '../usecases/grant-extension.ts'
import { indicatorDetail } from '../usecases/indicator-detail.ts'
import { postDetail } from '../usecases/post-detail.ts'
import {
  holdMachineKey,
  keysState,
  lockKeys,
  proposePassphrase,
  unlockKeys,
} from '../usecases/keys-unlock.ts'
import { restoreKeys, writeRecoverySheet, writeTypedRecoverySheet } from '../usecases/recovery.ts'
import { changePassphrase, changeTypedPassphrase, prepareKeys } from '../usecases/office-keys.ts'
import { listOffices } from '../usecases/office-list.ts'
import { exchangeOverview } from '../usecases/exchange-overview.ts'
import { approveOffice, examineRequest } from '../usecases/office-approve.ts'
import { examineApproval, joinRegister } from '../usecases/office-join.ts'
import { requestApproval, requestWords } from '../usecases/office-request.ts'
import { revoke } from '../usecases/office-revoke.ts'
import { ownRevocation } from '../usecases/own-revocation.ts'
import { changeScope, previewScope } from '../usecases/office-scope.ts'
import { planInstalments } from '../usecases/instalment-plan.ts'
import { issueVerdict } from '../usecases/issue-verdict.ts'
import {
  agreementDetail,
  listRecords,
  obligationDetail,
  readMatrix,
  recordAt,
  recordHistory,
} from '../usecases/look-up.ts'
import { knownAt } from '../usecases/past.ts'
import {
  agreementLineage,
  findAgreements,
  sessionAgreements,
  sessionDetail,
} from '../usecases/look-up-agreements.ts'
import type { ReportMeans } from '../usecases/ports/report-renderer.ts'
import type { Register } from '../usecases/ports/register.ts'
import { readCapture } from '../usecases/read-capture.ts'
import { acceptIssue, reopenIssue } from '../usecases/accept-issue.ts'
import { addEvidence } from '../usecases/add-evidence.ts'
import { mergeRecords, previewMerge } from '../usecases/merge-records.ts'
import { previewVerifier } from '../usecases/named-verifier.ts'
import { purgeEvidence } from '../usecases/purge-evidence.ts'
import { returnFile } from '../usecases/return-file.ts'
import { verifyEvidence } from '../usecases/verify-evidence.ts'
import { reassignObligation } from '../usecases/reassign-obligation.ts'
import { reopenObligation } from '../usecases/reopen-obligation.ts'
import { recordNotification } from '../usecases/record-notification.ts'
import { recordProgress } from '../usecases/record-progress.ts'
import { lastSaveOf, latestSaveOf, undoSave } from '../usecases/undo-save.ts'
import { editSettings, readSettings } from '../usecases/settings-edit.ts'
import { backupStanding } from '../usecases/backup-standing.ts'
import { makeBackup } from '../usecases/make-backup.ts'
import type { Publisher } from '../usecases/ports/publisher.ts'
import { publishRegister } from '../usecases/publish-register.ts'
import type { BackupFiles } from '../usecases/ports/backup-files.ts'
import { endUnit, previewEndOfUnit } from '../usecases/unit-end.ts'
import { moveUnit, previewMove } from '../usecases/unit-move.ts'
import {
  answerOffice,
  nameReply,
  openPackage,
  putAway,
  takeInOpened,
} from '../usecases/take-in-package.ts'
import { unitHistory } from '../usecases/unit-history.ts'
import { writeReportBatch } from '../usecases/report-batch.ts'
import { renumberAgreements } from '../usecases/renumber-agreements.ts'
import { separateRecords } from '../usecases/separate-records.ts'
import { proposeDecisions, readConflict, resolveConflicts } from '../usecases/resolve-conflicts.ts'
import { reviewCounts } from '../usecases/review-counts.ts'
import { attachToSession } from '../usecases/session-attach.ts'
import { withdrawRecord } from '../usecases/withdraw-record.ts'
import { documentReader } from './document-reader.ts'

export type CreatedRegister = Pick<FoundedRegister, 'office' | 'installation' | 'person'>

/** What every call can reach. */
export interface EngineContext extends ReportMeans {
  readonly directory: string
  readonly today: () => string
  readonly create: (
    input: FoundingInput & { readonly demonstration: boolean },
  ) => Promise<Result<CreatedRegister, Refusal>>
  /** The same, that waits for the approval of another office. */
  readonly createWaiting: EngineContext['create']
  /** A register made of a backup. */
  readonly restore: (
    params: EngineParams<'register.restore'>,
    job: Job,
  ) => Promise<Result<EngineResult<'register.restore'>, Refusal>>
  readonly backupFiles: BackupFiles
  /** Its code is large and few need it. */
  readonly publisher: () => Promise<Publisher>
  /** Package files, where they wait, and what they say of this program. */
  readonly exchange: () => Promise<ExchangeMeans>
  /** `null`: the folder holds no register. */
  readonly state: () => Result<Register, Refusal> | null
  readonly use: () => Result<UseCaseDependencies, Refusal>
  /** Of this call. */
  readonly job: Job
  readonly cancelJob: Jobs['cancel']
  /** One package is taken in at a time. */
  readonly importing: ReturnType<typeof inTurns>
  /** Verifies the register, even one that is too damaged to be opened. */
  readonly check: () => Promise<Result<CheckReport, Refusal>>
}

type Handler<Name extends EngineMethodName> = (
  context: EngineContext,
  params: EngineParams<Name>,
) => Result<EngineResult<Name>, Refusal> | Promise<Result<EngineResult<Name>, Refusal>>

/** A call on an open register. */
const using =
  <Params, Outcome>(
    work: (
      dependencies: UseCaseDependencies,
      params: Params,
      context: EngineContext,
    ) => Result<Outcome, Refusal> | Promise<Result<Outcome, Refusal>>,
  ) =>
  (
    context: EngineContext,
    params: Params,
  ): Result<Outcome, Refusal> | Promise<Result<Outcome, Refusal>> => {
    const dependencies = context.use()
    return dependencies.ok ? work(dependencies.value, params, context) : dependencies
  }

/** A call that saves: refused before it touches anything when another program has the register open. */
const saving = <Params, Outcome>(
  work: (
    dependencies: UseCaseDependencies,
    params: Params,
    context: EngineContext,
  ) => Result<Outcome, Refusal> | Promise<Result<Outcome, Refusal>>,
) =>
  using((dependencies, params: Params, context) => {
    const { past, writable } = dependencies.register.facts
    if (past !== null) return failure(refusal('past_is_read_only', { day: past }))
    return writable
      ? work(dependencies, params, context)
      : failure(refusal('register_locked', { directory: context.directory }))
  })

/** A call that packages go through. */
const exchanging =
  <Params, Outcome>(
    work: (
      dependencies: ExchangeCallDependencies,
      params: Params,
    ) => Promise<Result<Outcome, Refusal>>,
  ) =>
  async (
    dependencies: UseCaseDependencies,
    params: Params,
    context: EngineContext,
  ): Promise<Result<Outcome, Refusal>> =>
    work({ ...dependencies, ...(await context.exchange()), job: context.job }, params)

/** A call that takes a package in, after those that were asked for before. */
const importing = <Params, Outcome>(
  work: (
    dependencies: ExchangeCallDependencies,
    params: Params,
  ) => Promise<Result<Outcome, Refusal>>,
) => {
  const exchange = exchanging(work)
  return (
    dependencies: UseCaseDependencies,
    params: Params,
    context: EngineContext,
  ): Promise<Result<Outcome, Refusal>> =>
    context.importing(() => exchange(dependencies, params, context))
}

/** From a call's name straight to the use case behind it. */
const table: { readonly [Name in EngineMethodName]: Handler<Name> } = {
  'register.status': (context): Result<EngineResult<'register.status'>, Refusal> => {
    const state = context.state()
    const { directory } = context
    if (state === null) return success({ state: 'missing', directory })
    if (!state.ok) {
      return success({ state: 'unusable', directory, error: state.error })
    }
    const { office, demonstration, writable, timeZone } = state.value.facts
    return success({
      state: 'open',
      directory,
      writable,
      office: office.name,
      demonstration,
      today: context.today(),
      timeZone,
      programVersion: context.programVersion,
      renewal: state.value.renewal(),
      revoked: ownRevocation(state.value),
      waiting: state.value.membership.waiting(),
    })
  },
  'register.create': async (context, params) => {
    const created = await context.create(params)
    return created.ok
      ? success({
          person: created.value.person,
          office: created.value.office,
          installation: created.value.installation,
        })
      : created
  },
  'register.createWaiting': async (context, params) => {
    const created = await context.createWaiting(params)
    return created.ok
      ? success({
          person: created.value.person,
          office: created.value.office,
          installation: created.value.installation,
        })
      : created
  },
  'register.restore': (context, params) => context.restore(params, context.job),
  'backup.make': saving(async (dependencies, params, context) =>
    makeBackup(
      {
        ...dependencies,
        ...(await context.exchange()),
        backupFiles: context.backupFiles,
        job: context.job,
      },
      params,
    ),
  ),
  'register.publish': using(async (dependencies, params, context) =>
    publishRegister(
      {
        ...dependencies,
        publisher: await context.publisher(),
        programVersion: context.programVersion,
        job: context.job,
      },
      params,
    ),
  ),
  'backup.standing': using(backupStanding),
  'renewal.read': using(({ register }) => {
    const read = register.readRenewal()
    return read.ok ? success({}) : read
  }),
  'enrolment.words': using(requestWords),
  'enrolment.read': using(examineRequest),
  'enrolment.examine': saving(exchanging(examineApproval)),
  'keys.state': using(keysState),
  // Saves nothing; but whoever has the register has its keys file too.
  'keys.unlock': using((dependencies, params, { directory }) =>
    dependencies.register.facts.writable
      ? unlockKeys(dependencies, params)
      : failure(refusal('register_locked', { directory })),
  ),
  'keys.lock': using(lockKeys),
  'keys.propose': using(exchanging(proposePassphrase)),
  'keys.machine': using(holdMachineKey),
  'offices.keys': saving(prepareKeys),
  'offices.passphrase': saving(changePassphrase),
  'offices.request': saving(requestApproval),
  // The keys may be made and certified by it.
  'offices.recoverySheet': saving((dependencies, params, context) =>
    writeRecoverySheet(dependencies, context, params),
  ),
  'recovery.write': saving((dependencies, params, context) =>
    writeTypedRecoverySheet(dependencies, context, params),
  ),
  'keys.change': saving(changeTypedPassphrase),
  'offices.restoreKeys': saving(restoreKeys),
  'offices.approve': saving(exchanging(approveOffice)),
  'offices.join': saving(importing(joinRegister)),
  'offices.list': using(listOffices),
  'exchange.offices': using(exchangeOverview),
  'offices.scope': saving(changeScope),
  'offices.scope.preview': using(previewScope),
  // Calls of the window name no file with a passphrase: its keys were opened before.
  'offices.scope.change': saving((dependencies, params) =>
    changeScope(dependencies, { ...params, passphraseFile: null }),
  ),
  'offices.revoke': saving(revoke),
  'offices.end': saving((dependencies, params) =>
    revoke(dependencies, { ...params, passphraseFile: null }),
  ),
  'exchange.export': saving(exchanging(exportFor)),
  'exchange.write': saving(exchanging(sendPackages)),
  'exchange.examine': saving(exchanging(examinePackage)),
  'exchange.import': saving(importing(importFrom)),
  'register.check': (context) => context.check(),
  'records.list': using(listRecords),
  'records.get': using(recordAt),
  'records.history': using(recordHistory),
  'records.edit': saving(editRecord),
  'records.add': saving(addRecord),
  'obligations.add': saving(addObligations),
  'obligations.planned': using(planObligations),
  'records.withdraw': saving(withdrawRecord),
  'records.merge.preview': using(previewMerge),
  'records.merge': saving(mergeRecords),
  'records.separate': saving(separateRecords),
  'issues.accept': saving(acceptIssue),
  'issues.reopen': saving(reopenIssue),
  'review.counts': using(reviewCounts),
  'exchange.open': saving(exchanging(openPackage)),
  'exchange.takeIn': saving(importing(takeInOpened)),
  'exchange.putAway': saving(importing(putAway)),
  'exchange.replyName': saving(exchanging(nameReply)),
  'exchange.replyWrite': saving(exchanging(answerOffice)),
  'jobs.cancel': ({ cancelJob }, { id }) => success({ cancelled: cancelJob(id) }),
  'conflicts.read': using(readConflict),
  'conflicts.propose': using(proposeDecisions),
  'conflicts.resolve': saving(resolveConflicts),
  'agreements.detail': using(agreementDetail),
  'agreements.measures': using(agreementMeasures),
  'agreements.reach': using(agreementReach),
  'indicators.detail': using(indicatorDetail),
  'funding.reckoning': using(fundingReckoning),
  'funding.detail': using(fundingDetail),
  'instalments.plan': saving(planInstalments),
  'obligations.detail': using(obligationDetail),
  'obligations.verifier.preview': using(previewVerifier),
  'sessions.detail': using(sessionDetail),
  'sessions.agreements': using(sessionAgreements),
  'session.attach': saving(attachToSession),
  'agreements.decide': saving(decideAgreements),
  'agreements.renumber': saving(renumberAgreements),
  'agreements.lineage': using(agreementLineage),
  'agreements.find': using(findAgreements),
  'sessions.summary': using(({ register, today }, params) =>
    success(register.read.summary(params.today ?? today())),
  ),
  'matrix.read': using(readMatrix),
  'units.tree': using(({ register, today }, params) =>
    success(register.read.unitTree(params.day ?? today())),
  ),
  'units.end.preview': using(previewEndOfUnit),
  'units.end': saving(endUnit),
  'units.move.preview': using(previewMove),
  'units.move': saving(moveUnit),
  'splits.open': using(openSplits),
  'splits.choose.preview': using(previewChoices),
  'splits.choose': saving(chooseSuccessors),
  'units.history': using(unitHistory),
  'posts.detail': using(postDetail),
  'posts.appoint.preview': using(previewAppointment),
  'posts.appoint': saving(appointHolder),
  'settings.read': using(readSettings),
  'settings.edit': saving(editSettings),
  'capture.read': using((dependencies, params) =>
    readCapture({ ...dependencies, reader: documentReader }, params),
  ),
  'capture.compare': using(compareCapture),
  'capture.accept': saving(acceptCapture),
  'progress.record': saving(recordProgress),
  'verdict.issue': saving(issueVerdict),
  'notification.record': saving(recordNotification),
  'extension.grant': saving(grantExtension),
  'obligation.reassign': saving(reassignObligation),
  'verdict.reopen': saving(reopenObligation),
  'evidence.add': saving(addEvidence),
  'evidence.purge': saving(purgeEvidence),
  'evidence.return': saving(returnFile),
  'evidence.verify': saving(verifyEvidence),
  'bulk.preview': using(previewBulk),
  'bulk.apply': saving(applyBulk),
  'drafts.list': using(listDrafts),
  'drafts.keep': saving(keepDraft),
  'drafts.drop': saving(dropDraft),
  'saves.latest': using(latestSaveOf),
  'saves.last': using(lastSaveOf),
  'saves.undo': saving(undoSave),
  'evidence.copy': using(copyEvidence),
  'cutoffs.make': saving(makeCutoff),
  'cutoffs.difference': using(compareMoments),
  'cutoffs.records': using(compareRecords),
  'cutoffs.origins': using(cutoffOrigins),
  'cutoffs.write': using(writeCutoff),
  'cutoffs.name': using(cutoffFileName),
  'cutoffs.examine': using(examineCutoff),
  'cutoffs.import': saving(importCutoff),
  'dossier.preview': using((dependencies, params, context) =>
    previewDossier(dependencies, context, params),
  ),
  'dossier.write': using((dependencies, params, context) =>
    writeDossier(dependencies, context, params),
  ),
  'dossier.name': using(dossierName),
  'matrix.write': using((dependencies, params, context) =>
    writeMatrix(dependencies, context, params),
  ),
  'matrix.name': using(matrixName),
  'calendar.write': using((dependencies, params, context) =>
    writeCalendar(dependencies, context, params),
  ),
  'calendar.name': using(calendarName),
  'reports.preview': using((dependencies, params, context) =>
    previewListReport(dependencies, context, params),
  ),
  'reports.write': using((dependencies, params, context) =>
    writeListReport(dependencies, context, params),
  ),
  'reports.name': using(listReportName),
  'reports.writeAll': using((dependencies, params, context) =>
    writeReportBatch(dependencies, context, params, context.job),
  ),
}

/** The contract seen so that name, parameters and result stay together. */
const contract: {
  readonly [Name in EngineMethodName]: { readonly params: z.ZodType<EngineParams<Name>> }
} = engineMethods

/** Every call of the register can be asked of a past state of it, and be a job of its own. */
function contextOf(context: CallContext, past: Past, job: Job): EngineContext {
  return {
    ...context,
    job,
    use: () => {
      const dependencies = context.use()
      return dependencies.ok ? knownAt(dependencies.value, past) : dependencies
    },
  }
}

/** What there is before it is known which job a call is. */
export type CallContext = Omit<EngineContext, 'job'> & {
  readonly beginJob: (id: string | null) => RunningJob
}

/** Checks the parameters of a call by its name and answers it. Throws only for bugs. */
export async function handleCall<Name extends EngineMethodName>(
  context: CallContext,
  name: Name,
  params: unknown,
): Promise<Result<EngineResult<Name>, Refusal>> {
  const parsed = contract[name].params.safeParse(params)
  const past = pastSchema.safeParse(params)
  const named = jobSchema.safeParse(params)
  if (!parsed.success || !past.success || !named.success) {
    const [issue] = (parsed.error ?? past.error ?? named.error)?.issues ?? []
    return failure(
      refusal('wrong_usage', {
        message: [issue?.path.join('.'), issue?.message].filter(Boolean).join(': '),
      }),
    )
  }
  const job = context.beginJob(named.data.job ?? null)
  try {
    return await table[name](contextOf(context, past.data, job), parsed.data)
  } finally {
    job.end()
  }
}
