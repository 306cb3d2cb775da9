import type { Answer, CheckedParams } from '../../contract/ipc.ts'
import type { Language } from '../../core/schema/codes.ts'
import type { TemporaryCopies } from '../shell/temporary-copies.ts'
import type { FileTickets } from './file-tickets.ts'

/** What the main process does itself because it needs the desktop. */
export interface Desktop {
  /** Paths; none when the person changed their mind. */
  readonly chooseFiles: (
    purpose: CheckedParams<'files.choose'>['purpose'],
  ) => Promise<readonly string[]>
  /** `null`: the person changed their mind. */
  chooseTarget(
    name: string,
    what:
      | 'dossier'
      | 'matrix'
      | 'calendar'
      | 'reports'
      | 'cutoff'
      | 'request'
      | 'approval'
      | 'reply'
      | 'recovery'
      | 'backup',
    format:
      | CheckedParams<'dossier.export' | 'reports.export'>['format']
      | 'json'
      | 'ics'
      | 'acuerdos'
      | 'tar',
  ): Promise<string | null>
  /** `null`: the person changed their mind. */
  readonly chooseFolder: (purpose: 'packages' | 'reports') => Promise<string | null>
  /** Whether a program took it. */
  readonly openWithSystem: (file: string) => Promise<boolean>
  readonly showInFolder: (file: string) => void
  readonly setLanguage: (language: Language) => void
  /** Bytes; `undefined` if there is no such file. */
  readonly sizeOf: (file: string) => number | undefined
}

export interface CallParts {
  readonly engine: { call(method: string, params: unknown): Promise<Answer> }
  readonly tickets: FileTickets
  readonly copies: TemporaryCopies
  readonly desktop: Desktop
  /** Paths of packages that somebody opened with the program. */
  readonly openedPackages: () => readonly string[]
  /** 32 bytes that the system keeps for this user; `null`: it keeps nothing. */
  readonly machineKey: () => Uint8Array | null
}
