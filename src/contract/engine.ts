import * as z from 'zod'
import { methods } from './ipc.ts'
import { idSchema, sha256Schema } from './primitives.ts'

/**
 * What the main process asks of the engine. Calls of the window pass through with file tickets replaced by
 * paths; the calls below stand in for those that need a dialog or the system's programs.
 */
const dialogMethods = {
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
  'dossier.name': { params: methods['dossier.export'].params, result: z.object({ name: z.string() }) },
} as const

const {
  'files.choose': _choose,
  'evidence.open': _open,
  'dossier.export': _export,
  'dossier.show': _show,
  ...forwarded
} = methods

export const engineMethods = { ...forwarded, ...dialogMethods }
export type EngineMethodName = keyof typeof engineMethods
export type EngineParams<Name extends EngineMethodName> = z.output<(typeof engineMethods)[Name]['params']>
export type EngineResult<Name extends EngineMethodName> = z.output<(typeof engineMethods)[Name]['result']>

export function isEngineMethodName(text: string): text is EngineMethodName {
  return Object.hasOwn(engineMethods, text)
}

export const engineRequestSchema = z.object({ id: z.int(), method: z.string(), params: z.unknown() })
export type EngineRequest = z.infer<typeof engineRequestSchema>
