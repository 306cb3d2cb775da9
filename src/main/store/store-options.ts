import { join } from 'node:path'
import { dayIn } from './known-by.ts'
import type { RenewalCause } from '../../contract/renewal.ts'
import type { MachineMarks } from '../usecases/ports/machine-marks.ts'
import { type RegisterFacts } from './register-facts.ts'

export interface StoreOptions {
  /** The folder of one register. */
  readonly directory: string
  /** `read` leaves the register to whoever writes; it still writes when the tables of an older version must be renewed. */
  readonly access?: 'read' | 'write'
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The day that counts as today (`YYYY-MM-DD`); the register's own, by its time zone, unless given. */
  readonly today?: () => string
  readonly onSlow: (sql: string, milliseconds: number) => void
  readonly holds: (sha256: string) => boolean
  /** Removes the bytes of a purged file. What cannot be removed now is tried again after the next save. */
  readonly discard: (sha256: string) => void
  /** Tables of so many rows and more leave the columns of their lists to the next session; 20,000 unless given. */
  readonly longList?: number
  /** By which a copy and a restored backup are told from the original; without them a register is what it says it is. */
  readonly identity?: {
    readonly marks: MachineMarks
    /** The register became a new installation as it was opened. */
    readonly onRenewed: (cause: RenewalCause) => void
  }
}

export const databaseOf = (directory: string): string => join(directory, 'register.sqlite')

/** The day for which the tables say who answers for what. */
export const dayOf = ({ today, now }: StoreOptions, { timeZone }: RegisterFacts): string =>
  today?.() ?? dayIn(timeZone, now())
