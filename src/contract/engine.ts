import * as z from 'zod'
import { makeBackupSchema, restoreBackupSchema } from './backup.ts'
import { nameCutoffSchema, writeCutoffSchema } from './cutoff-vector.ts'
import {
  officeApproveSchema,
  officeJoinSchema,
  officeKeysSchema,
  officePassphraseSchema,
  officeRequestSchema,
  officeRevokeSchema,
  officeScopeSchema,
} from './exchange/offices.ts'
import { recoverySheetSchema, restoreKeysSchema, writeRecoverySchema } from './exchange/recovery.ts'
import { keysMachineSchema } from './exchange/keys.ts'
import {
  examinePackageSchema,
  exportPackagesSchema,
  importPackageSchema,
} from './exchange/packages.ts'
import { writePackagesSchema } from './exchange/sending.ts'
import { nameReplySchema, writeReplySchema } from './exchange/taking-in.ts'
import { answerSchema, methods } from './ipc.ts'
import { jobProgressSchema } from './jobs.ts'
import { idSchema, sha256Schema } from './primitives.ts'
import { publishSchema } from './publish.ts'
import { batchWriteSchema } from './report-batch.ts'

/**
 * What the command line asks of the engine besides: these name files by their paths, which a page never does, and a
 * passphrase by the file that it stands in.
 */
const commandMethods = {
  'offices.keys': officeKeysSchema,
  'offices.passphrase': officePassphraseSchema,
  'offices.request': officeRequestSchema,
  'offices.recoverySheet': recoverySheetSchema,
  'offices.restoreKeys': restoreKeysSchema,
  'offices.approve': officeApproveSchema,
  'offices.join': officeJoinSchema,
  'offices.scope': officeScopeSchema,
  'offices.revoke': officeRevokeSchema,
  'backup.make': makeBackupSchema,
  'register.publish': publishSchema,
  'register.restore': restoreBackupSchema,
  'exchange.export': exportPackagesSchema,
  'exchange.examine': examinePackageSchema,
  'exchange.import': importPackageSchema,
} as const

/**
 * What the main process asks of the engine. Calls of the window pass through with file tickets replaced by
 * paths; the calls below stand in for those that need a dialog or the system's programs.
 */
const dialogMethods = {
  'keys.machine': keysMachineSchema,
  'recovery.write': writeRecoverySchema,
  /** Writes a verified copy of the file into an empty directory of the main process's. */
  'evidence.copy': {
    params: z.object({ id: idSchema, directory: z.string() }),
    result: z.object({ file: z.string(), mediaType: z.string() }),
  },
  'dossier.write': {
    params: methods['dossier.export'].params.extend({ file: z.string() }),
    result: z.object({ file: z.string(), sha256: sha256Schema, rows: z.int() }),
  },
  /** A file name for the save dialog. */
  'dossier.name': {
    params: methods['dossier.export'].params,
    result: z.object({ name: z.string() }),
  },
  'exchange.write': writePackagesSchema,
  'cutoffs.write': writeCutoffSchema,
  'cutoffs.name': nameCutoffSchema,
  'exchange.replyName': nameReplySchema,
  'exchange.replyWrite': writeReplySchema,
  'matrix.write': {
    params: methods['matrix.export'].params.extend({ file: z.string() }),
    result: methods['matrix.export'].result.unwrap(),
  },
  'reports.write': {
    params: methods['reports.export'].params.extend({ file: z.string() }),
    result: methods['reports.export'].result.unwrap(),
  },
  'reports.writeAll': batchWriteSchema,
  'reports.name': {
    params: methods['reports.export'].params,
    result: z.object({ name: z.string() }),
  },
  'calendar.write': {
    params: methods['calendar.export'].params.extend({ file: z.string() }),
    result: methods['calendar.export'].result.unwrap(),
  },
  'calendar.name': {
    params: methods['calendar.export'].params,
    result: z.object({ name: z.string() }),
  },
  'matrix.name': {
    params: methods['matrix.export'].params,
    result: z.object({ name: z.string() }),
  },
} as const

const {
  'shell.language': _language,
  'files.choose': _choose,
  'evidence.open': _open,
  'dossier.export': _export,
  'cutoffs.export': _exportCutoff,
  'exchange.send': _send,
  'matrix.export': _exportMatrix,
  'calendar.export': _exportCalendar,
  'reports.export': _exportReport,
  'reports.exportAll': _exportReports,
  'files.show': _show,
  'enrolment.request': _request,
  'enrolment.approve': _approve,
  'enrolment.join': _join,
  'recovery.save': _saveRecovery,
  'files.opened': _opened,
  'exchange.reply': _reply,
  'backup.save': _saveBackup,
  ...forwarded
} = methods

export const engineMethods = { ...forwarded, ...dialogMethods, ...commandMethods }
export type EngineMethodName = keyof typeof engineMethods
export type EngineParams<Name extends EngineMethodName> = z.output<
  (typeof engineMethods)[Name]['params']
>
export type EngineResult<Name extends EngineMethodName> = z.output<
  (typeof engineMethods)[Name]['result']
>

export function isEngineMethodName(text: string): text is EngineMethodName {
  return Object.hasOwn(engineMethods, text)
}

/** What the engine process is started with, as JSON in its first argument. */
export const engineOptionsSchema = z.object({
  /** Folder of the register. */
  directory: z.string(),
  /** Folder of templates, fonts, catalogue and locales. */
  resources: z.string(),
  programVersion: z.string(),
})
export type EngineOptions = z.infer<typeof engineOptionsSchema>

/** From the main process to the engine. `stop`: finish what was begun, close the register, end. */
export const engineRequestSchema = z.discriminatedUnion('request', [
  z.object({ request: z.literal('call'), id: z.int(), method: z.string(), params: z.unknown() }),
  z.object({ request: z.literal('stop') }),
])
export type EngineRequest = z.infer<typeof engineRequestSchema>

/** From the engine to the main process. No call is sent to an engine before it is `ready`. */
export const engineMessageSchema = z.discriminatedUnion('message', [
  z.object({ message: z.literal('ready') }),
  z.object({ message: z.literal('answer'), id: z.int(), answer: answerSchema }),
  jobProgressSchema.extend({ message: z.literal('progress') }),
  z.object({ message: z.literal('register_changed') }),
  /** It is another day where the register is: what is overdue, due soon, and who answers may be different. */
  z.object({ message: z.literal('day_turned') }),
])
export type EngineMessage = z.infer<typeof engineMessageSchema>
