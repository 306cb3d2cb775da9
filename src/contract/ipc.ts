import * as z from 'zod'
import { saveRecoverySchema } from './exchange/recovery.ts'
import { ownRevocationSchema } from './exchange/revocation.ts'
import { renewalCauseSchema } from './renewal.ts'
import type { Result } from '../core/result.ts'
import {
  agreementStages,
  claims,
  obligationRoles,
  pertinences,
  responses,
  sessionTypes,
  verdictResults,
} from '../core/schema/codes.ts'
import { complianceCodes, responseCodes, verificationCodes } from '../core/compliance/codes.ts'
import {
  acceptedCaptureSchema,
  captureDraftSchema,
  comparedDraftSchema,
  capturedTextStatusSchema,
  draftAgreementSchema,
  draftObservationSchema,
  draftRepetitionSchema,
} from './capture.ts'
import { backupStandingSchema, saveBackupSchema } from './backup.ts'
import { bulkApplySchema, bulkPreviewSchema } from './bulk.ts'
import { checkReportSchema } from './check-report.ts'
import { countsSchema } from './dossier.ts'
import {
  cutoffOriginsSchema,
  examineCutoffSchema,
  exportCutoffSchema,
  importCutoffSchema,
} from './cutoff-vector.ts'
import { differenceSchema, makeCutoffSchema, recordDifferencesSchema } from './cutoffs.ts'
import { conflictProposeMethod, conflictReadMethod, conflictResolveMethod } from './conflicts.ts'
import { refusalSchema, type Refusal } from './errors.ts'
import {
  enrolmentApproveSchema,
  enrolmentExamineSchema,
  enrolmentJoinSchema,
  enrolmentReadSchema,
  enrolmentRequestSchema,
  enrolmentWordsSchema,
} from './exchange/enrolment.ts'
import {
  keysChangeSchema,
  keysLockSchema,
  keysProposeSchema,
  keysStateSchema,
  keysUnlockSchema,
} from './exchange/keys.ts'
import { changeScopeSchema, endOfficeSchema, officeListSchema } from './exchange/offices.ts'
import { exchangeOfficesSchema } from './exchange/overview.ts'
import { scopePreviewSchema, sendPackagesSchema } from './exchange/sending.ts'
import { agreementReachSchema } from './exchange/reach.ts'
import { dropDraftSchema, keepDraftSchema, listDraftsSchema } from './form-drafts.ts'
import {
  openPackageSchema,
  putAwayPackageSchema,
  replySchema,
  takeInPackageSchema,
} from './exchange/taking-in.ts'
import { cancelJobSchema, jobProgressSchema } from './jobs.ts'
import {
  agreementMeasuresSchema,
  fundingDetailSchema,
  fundingReckoningSchema,
  planInstalmentsSchema,
} from './funding.ts'
import { indicatorDetailSchema } from './indicators.ts'
import {
  evidenceAddSchema,
  evidencePurgeSchema,
  evidenceReturnSchema,
  evidenceVerifySchema,
  givenEvidenceSchema,
  madeEvidenceSchema,
} from './evidence.ts'
import {
  settingsEditSchema,
  settingsReadSchema,
  unitEndPreviewSchema,
  unitEndSchema,
  unitHistorySchema,
  unitMovePreviewSchema,
  unitMoveSchema,
} from './institutions.ts'
import { reassignSchema, reopenSchema, verifierPreviewSchema } from './lifecycle.ts'
import { calendarExportSchema } from './calendar.ts'
import { listReportExportSchema, listReportPreviewSchema } from './list-report.ts'
import { matrixExportSchema, matrixReadSchema } from './matrix.ts'
import { agreementsFindMethod, agreementsLineageMethod } from './lineage.ts'
import { mergePreviewSchema, mergeSchema, separateSchema } from './merge.ts'
import { appointSchema, postDetailSchema, termPreviewSchema } from './posts.ts'
import { daySchema, idSchema, languageSchema, sha256Schema } from './primitives.ts'
import {
  agreementDetailSchema,
  historyEntrySchema,
  obligationDetailSchema,
  recordSchema,
} from './records.ts'
import { unitRowSchema } from './institution-rows.ts'
import { listQuerySchema, listRowSchemas } from './rows.ts'
import { batchExportSchema } from './report-batch.ts'
import { documentFormats, paperSchema, pdfStandardSchema } from './report-form.ts'
import { issuesAcceptSchema, issuesReopenSchema, reviewCountsSchema } from './review.ts'
import {
  agreementsDecideMethod,
  agreementsRenumberMethod,
  sessionAgreementsMethod,
  sessionAttachMethod,
  sessionDetailMethod,
} from './sessions.ts'
import {
  chooseSuccessorsPreviewSchema,
  chooseSuccessorsSchema,
  openSplitsSchema,
} from './splits.ts'
import { setEditSchema } from './set-edit.ts'
import { lastSaveSchema, latestSaveSchema, undoSchema } from './undo.ts'

/**
 * Every call that the window can make, once: parameters and results. The main process checks the sender and
 * the parameters, the engine answers. `as` is the person who is working; the engine checks that it knows them.
 */
interface Method {
  readonly params: z.ZodType
  readonly result: z.ZodType
}

/** A file that the person dropped or chose. The main process keeps the path; the page holds only this ticket. */
const fileTicketSchema = z.object({ ticket: z.string(), name: z.string(), size: z.int() })
export type FileTicket = z.infer<typeof fileTicketSchema>

export const registerStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('missing'), directory: z.string() }),
  z.object({ state: z.literal('unusable'), directory: z.string(), error: refusalSchema }),
  z.object({
    state: z.literal('open'),
    directory: z.string(),
    /** `false`: another program has it open; everything can be read, nothing written. */
    writable: z.boolean(),
    office: z.string(),
    demonstration: z.boolean(),
    today: daySchema,
    /** IANA name: days end at its midnight, and moments are told on its clock. */
    timeZone: z.string(),
    programVersion: z.string(),
    /** Why it became a new installation by itself, until somebody has read that; `null` otherwise. */
    renewal: renewalCauseSchema.nullable(),
    /** The coordinating office revoked this installation; `null`: it did not. */
    revoked: ownRevocationSchema.nullable(),
    /** Who asked to be let in by another office; nothing is saved before. `null`: the register can be worked in. */
    waiting: z
      .object({ office: z.string(), person: z.object({ id: idSchema, name: z.string() }) })
      .nullable(),
  }),
])
export type RegisterStatus = z.infer<typeof registerStatusSchema>

export const unitTreeNodeSchema = unitRowSchema.extend({
  parent: idSchema.nullable(),
  /** Successor unit codes with the day, if the sources know it. */
  successors: z.array(z.object({ code: z.string(), date: z.string().nullable() })),
  source: z.string().nullable(),
  sourceNote: z.string().nullable(),
  /** Records that were merged into this one. */
  duplicates: z.array(z.object({ id: idSchema, code: z.string(), name: z.string().nullable() })),
})

const addObligationsSchema = z.object({
  clause: idSchema,
  /** Codes; a group is its members. */
  units: z.array(z.string()).min(1),
})

const createRegisterSchema = {
  params: z.object({
    office: z.string().trim().min(1).max(200),
    person: z.string().trim().min(1).max(200),
    demonstration: z.boolean(),
  }),
  result: z.object({ person: idSchema, office: idSchema, installation: idSchema }),
}

export const methods = {
  'register.status': { params: z.object({}), result: registerStatusSchema },
  'register.create': createRegisterSchema,
  'register.createWaiting': createRegisterSchema,
  'backup.standing': backupStandingSchema,
  /** Answered by the main process: shows the system's dialog. */
  'backup.save': saveBackupSchema,
  'renewal.read': { params: z.object({}), result: z.object({}) },
  'enrolment.words': enrolmentWordsSchema,
  /** Answered by the main process: shows the system's dialog. */
  'enrolment.request': enrolmentRequestSchema,
  'enrolment.read': enrolmentReadSchema,
  /** Answered by the main process: shows the system's dialog. */
  'enrolment.approve': enrolmentApproveSchema,
  'enrolment.examine': enrolmentExamineSchema,
  /** Answered by the main process: `offices.join` with the file behind the ticket. */
  'enrolment.join': enrolmentJoinSchema,
  'keys.state': keysStateSchema,
  'keys.unlock': keysUnlockSchema,
  'keys.change': keysChangeSchema,
  'keys.lock': keysLockSchema,
  /** Answered by the main process: shows the system's dialog. */
  'recovery.save': saveRecoverySchema,
  'keys.propose': keysProposeSchema,
  'offices.list': officeListSchema,
  'exchange.offices': exchangeOfficesSchema,
  /** Answered by the main process: shows the system's dialog. */
  'exchange.send': sendPackagesSchema,
  'offices.scope.preview': scopePreviewSchema,
  'offices.scope.change': changeScopeSchema,
  'offices.end': endOfficeSchema,
  'register.check': {
    params: z.object({}),
    result: checkReportSchema,
  },
  'records.list': {
    params: listQuerySchema,
    result: z.object({ total: z.int(), rows: z.array(z.union(Object.values(listRowSchemas))) }),
  },
  'records.get': {
    params: z.object({ id: idSchema, asOf: daySchema.optional() }),
    result: recordSchema,
  },
  'records.history': {
    params: z.object({ id: idSchema, asOf: daySchema.optional() }),
    result: z.array(historyEntrySchema),
  },
  /** `replaces`: the live changes that the form had loaded for that field. */
  'records.edit': {
    params: z.object({
      as: idSchema,
      id: idSchema,
      fields: z.array(
        z.object({ field: z.string(), value: z.json(), replaces: z.array(z.string()) }),
      ),
      sets: z.array(setEditSchema).optional(),
    }),
    result: z.object({ id: idSchema, warnings: z.array(refusalSchema) }),
  },
  'records.add': {
    params: z.object({ as: idSchema, kind: z.string(), fields: z.record(z.string(), z.json()) }),
    /** `ids`: all that were made; an obligation of a group is one for each member. */
    result: z.object({
      id: idSchema,
      ids: z.array(idSchema),
      /** What stands all the same, and somebody should look at. */
      warnings: z.array(refusalSchema),
    }),
  },
  /** One obligation for each unit, of a group for each member that has none under the clause: one save. */
  'obligations.add': {
    params: addObligationsSchema.extend({ as: idSchema, role: z.enum(obligationRoles) }),
    result: z.object({ ids: z.array(idSchema) }),
  },
  /** What `obligations.add` would make, by unit codes. */
  'obligations.planned': {
    params: addObligationsSchema,
    result: z.object({
      missing: z.array(z.string()),
      existing: z.array(z.object({ unit: z.string(), id: idSchema })),
    }),
  },
  'records.withdraw': {
    params: z.object({ as: idSchema, id: idSchema, reason: z.string() }),
    result: z.object({ id: idSchema }),
  },
  'records.merge.preview': mergePreviewSchema,
  'records.merge': mergeSchema,
  'records.separate': separateSchema,
  'issues.accept': issuesAcceptSchema,
  'issues.reopen': issuesReopenSchema,
  'review.counts': reviewCountsSchema,
  'jobs.cancel': cancelJobSchema,
  'exchange.open': openPackageSchema,
  'exchange.takeIn': takeInPackageSchema,
  'exchange.putAway': putAwayPackageSchema,
  /** Answered by the main process: shows the system's dialog. */
  'exchange.reply': replySchema,
  /** Packages that the program was started with, or that were opened with it since; each is handed out once. */
  'files.opened': { params: z.object({}), result: z.array(fileTicketSchema) },
  'conflicts.read': conflictReadMethod,
  'conflicts.propose': conflictProposeMethod,
  'conflicts.resolve': conflictResolveMethod,
  'agreements.detail': {
    params: z.object({ id: idSchema, today: daySchema.optional() }),
    result: agreementDetailSchema,
  },
  'agreements.measures': agreementMeasuresSchema,
  'agreements.reach': agreementReachSchema,
  'indicators.detail': indicatorDetailSchema,
  'funding.reckoning': fundingReckoningSchema,
  'funding.detail': fundingDetailSchema,
  'instalments.plan': planInstalmentsSchema,
  'obligations.verifier.preview': verifierPreviewSchema,
  'obligations.detail': {
    params: z.object({ id: idSchema, as: idSchema.nullable(), today: daySchema.optional() }),
    result: obligationDetailSchema,
  },
  'sessions.detail': sessionDetailMethod,
  'sessions.agreements': sessionAgreementsMethod,
  'session.attach': sessionAttachMethod,
  'agreements.decide': agreementsDecideMethod,
  'agreements.renumber': agreementsRenumberMethod,
  'agreements.lineage': agreementsLineageMethod,
  'agreements.find': agreementsFindMethod,
  'sessions.summary': {
    params: z.object({ today: daySchema.optional() }),
    result: z.object({
      counts: countsSchema,
      sessions: z.int(),
      agreements: z.int(),
      /** Obligations due within the days that the office's settings say. */
      dueSoon: z.int(),
    }),
  },
  'matrix.read': matrixReadSchema,
  'matrix.export': matrixExportSchema,
  'calendar.export': calendarExportSchema,
  'reports.preview': listReportPreviewSchema,
  'reports.export': listReportExportSchema,
  /** Answered by the main process: shows the system's dialog. */
  'reports.exportAll': batchExportSchema,
  'units.tree': {
    params: z.object({ day: daySchema.optional() }),
    result: z.array(unitTreeNodeSchema),
  },
  'units.end.preview': unitEndPreviewSchema,
  'units.end': unitEndSchema,
  'units.move.preview': unitMovePreviewSchema,
  'units.move': unitMoveSchema,
  'splits.open': openSplitsSchema,
  'splits.choose.preview': chooseSuccessorsPreviewSchema,
  'splits.choose': chooseSuccessorsSchema,
  'units.history': unitHistorySchema,
  'posts.detail': postDetailSchema,
  'posts.appoint.preview': termPreviewSchema,
  'posts.appoint': appointSchema,
  'settings.read': settingsReadSchema,
  'settings.edit': settingsEditSchema,
  'capture.read': {
    params: z.union([z.object({ file: z.string() }), z.object({ text: z.string() })]),
    result: captureDraftSchema.extend({
      fileName: z.string().nullable(),
      /** Of the file as it was read; `null` for pasted text. */
      sha256: sha256Schema.nullable(),
    }),
  },
  'capture.compare': {
    params: z.object({
      /** `null`: nobody said yet of which session the document tells. */
      session: z
        .object({ body: z.string(), ordinal: z.int().positive(), type: z.enum(sessionTypes) })
        .nullable(),
      agreements: z.array(comparedDraftSchema),
    }),
    /** For each draft, in their order. */
    result: z.array(draftRepetitionSchema.nullable()),
  },
  'capture.accept': {
    params: z.object({
      as: idSchema,
      body: z.string(),
      ordinal: z.int().positive(),
      type: z.enum(['ordinary', 'extraordinary']),
      date: daySchema.nullable(),
      gazetteDate: daySchema.nullable(),
      language: languageSchema,
      /** Of the words of the document; left out where nobody knows. */
      textStatus: capturedTextStatusSchema.optional(),
      agreements: z.array(
        draftAgreementSchema.extend({ anotherThan: comparedDraftSchema.shape.anotherThan }),
      ),
      /** Drafts for a session that has yet to decide on them count nowhere; left out: adopted. */
      stage: z.enum(agreementStages).exclude(['rejected']).optional(),
      indicators: z.array(draftObservationSchema),
      /**
       * Kept in the register beside what came of it: the file as it was, while the engine that read it remembers
       * the bytes, else the text that was read.
       */
      source: z
        .object({
          fileName: z.string(),
          sha256: sha256Schema.nullable().optional(),
          text: z.string(),
        })
        .nullable(),
    }),
    result: acceptedCaptureSchema,
  },
  'progress.record': {
    params: z.object({
      as: idSchema,
      obligation: idSchema,
      claim: z.enum(claims),
      narrative: z.string(),
      percent: z.number().nullable(),
      cutOff: daySchema.nullable(),
      response: z.enum(responses).nullable(),
      evidence: z.array(givenEvidenceSchema),
    }),
    result: z.object({ id: idSchema, evidence: z.array(madeEvidenceSchema) }),
  },
  'verdict.issue': {
    params: z.object({
      as: idSchema,
      obligation: idSchema,
      result: z.enum(verdictResults),
      reason: z.string(),
      fulfilledOn: daySchema.nullable(),
      pertinence: z.enum(pertinences).nullable(),
      /** What the person had on screen; what arrived since is not part of the determination. */
      seenReports: z.array(idSchema),
      seenEvidence: z.array(idSchema),
      seenVerdicts: z.array(idSchema),
    }),
    result: z.object({
      id: idSchema,
      compliance: z.enum(complianceCodes),
      verification: z.enum(verificationCodes),
      response: z.enum(responseCodes),
      /** What stands all the same, and somebody may ask about. */
      warnings: z.array(refusalSchema),
    }),
  },
  'notification.record': {
    params: z.object({
      as: idSchema,
      obligation: idSchema,
      number: z.string(),
      date: daySchema,
      acknowledgedOn: daySchema.nullable(),
      /** Of the unit's own letter or stamp. */
      acknowledgementNumber: z.string().nullable().default(null),
    }),
    result: z.object({ id: idSchema }),
  },
  /** Answered by the main process: menus and its own dialogs follow the page's language. */
  'shell.language': {
    params: z.object({ language: languageSchema }),
    result: z.object({ language: languageSchema }),
  },
  'extension.grant': {
    params: z.object({
      as: idSchema,
      obligation: idSchema,
      to: daySchema,
      authority: z.string(),
      reason: z.string(),
      /** The person has seen that the new day is not later than the one in force, and means it. */
      earlierConfirmed: z.boolean().default(false),
    }),
    result: z.object({ id: idSchema, due: daySchema }),
  },
  'obligation.reassign': reassignSchema,
  'verdict.reopen': reopenSchema,
  'evidence.add': evidenceAddSchema,
  'evidence.purge': evidencePurgeSchema,
  'evidence.return': evidenceReturnSchema,
  'evidence.verify': evidenceVerifySchema,
  'bulk.preview': bulkPreviewSchema,
  'bulk.apply': bulkApplySchema,
  'drafts.list': listDraftsSchema,
  'drafts.keep': keepDraftSchema,
  'drafts.drop': dropDraftSchema,
  'saves.latest': latestSaveSchema,
  'saves.last': lastSaveSchema,
  'saves.undo': undoSchema,
  /** Answered by the main process: shows the system's dialog. */
  'files.choose': {
    params: z.object({
      purpose: z.enum(['document', 'evidence', 'cutoff', 'request', 'approval', 'package']),
    }),
    result: z.array(fileTicketSchema),
  },
  /** Opens a copy with the system's program; types that could run are refused. */
  'evidence.open': {
    params: z.object({ id: idSchema }),
    result: z.object({ opened: z.boolean() }),
  },
  'cutoffs.make': makeCutoffSchema,
  'cutoffs.difference': differenceSchema,
  'cutoffs.records': recordDifferencesSchema,
  'cutoffs.origins': cutoffOriginsSchema,
  /** Answered by the main process: shows the system's dialog. */
  'cutoffs.export': exportCutoffSchema,
  'cutoffs.examine': examineCutoffSchema,
  'cutoffs.import': importCutoffSchema,
  'dossier.preview': {
    params: z.object({
      session: idSchema,
      language: languageSchema,
      today: daySchema.optional(),
      asOf: daySchema.optional(),
      paper: paperSchema,
    }),
    result: z.object({ pages: z.array(z.string()), pageCount: z.int(), rows: z.int() }),
  },
  /** Asks where to save; `null`: the person changed their mind. */
  'dossier.export': {
    params: z.object({
      session: idSchema,
      language: languageSchema,
      format: z.enum(documentFormats),
      standard: pdfStandardSchema,
      paper: paperSchema,
      today: daySchema.optional(),
      asOf: daySchema.optional(),
    }),
    result: z.object({ file: z.string(), sha256: sha256Schema, rows: z.int() }).nullable(),
  },
  /** Shows a file in the system's file manager; only what an export wrote since the program started. */
  'files.show': {
    params: z.object({ file: z.string() }),
    result: z.object({ shown: z.boolean() }),
  },
} as const satisfies Record<string, Method>

export type MethodName = keyof typeof methods
export type MethodParams<Name extends MethodName> = z.input<(typeof methods)[Name]['params']>
export type CheckedParams<Name extends MethodName> = z.output<(typeof methods)[Name]['params']>
export type MethodResult<Name extends MethodName> = z.output<(typeof methods)[Name]['result']>

export function isMethodName(text: string): text is MethodName {
  return Object.hasOwn(methods, text)
}

/** What crosses every boundary instead of an exception. */
export const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: refusalSchema }),
])
export type Answer = Result<unknown, Refusal>

/** What the main process tells the page without being asked. */
export const engineEventSchema = z.discriminatedUnion('event', [
  /** Something was saved: lists on screen are stale. */
  z.object({ event: z.literal('register_changed') }),
  /** It is another day: what is said of today is stale. */
  z.object({ event: z.literal('day_turned') }),
  /** Packages were opened with the program: `files.opened` hands them out. */
  z.object({ event: z.literal('files_opened') }),
  /** How far a long call is; `register_changed` follows when it saved something. */
  jobProgressSchema.extend({ event: z.literal('progress') }),
  z.object({ event: z.literal('engine_restarted') }),
  /** It ended again and again and is not started any more: every call is answered with `engine_given_up`. */
  z.object({ event: z.literal('engine_given_up') }),
])
export type EngineEvent = z.infer<typeof engineEventSchema>

/**
 * What the preload script puts on `window.acuerdos`, and nothing else.
 * `DroppedFile` is the page's `File`: this layer knows no DOM.
 */
export interface Bridge<DroppedFile> {
  call(method: MethodName, params: unknown): Promise<Answer>
  /** Turns dropped files into tickets; the page never sees a path. */
  registerFiles(
    files: readonly DroppedFile[],
  ): Promise<readonly { ticket: string; name: string; size: number }[]>
  /** Returns the function that stops listening. */
  onEvent(listener: (event: EngineEvent) => void): () => void
}
