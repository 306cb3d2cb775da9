import type { RenewalCause } from '../../../contract/renewal.ts'
import type { Id } from '../../../core/changes/types.ts'

/** A register as it stands on this machine at the moment that it is opened for writing. */
export interface StandingRegister {
  readonly installation: Id
  /** Its folder, without symbolic links. */
  readonly path: string
  /** Device and number of its database file: one file that is reached by two paths is no copy. */
  readonly file: string
  /** The greatest counter of its own commits; 0 before the first. */
  readonly counter: number
}

export interface MachineMark {
  readonly path: string
  readonly counter: number
}

/** What this machine remembers of the registers that were written to on it, outside of them (DESIGN 4, Identity). */
export interface MachineMarks {
  /**
   * Decides by the mark whether a register is a new installation from now on; `null`: it goes on as what it was, and its
   * mark says where it is. No other program decides meanwhile. Marks that cannot be kept keep nobody from working.
   */
  readonly judge: (
    standing: StandingRegister,
    renewalOf: (mark: MachineMark) => RenewalCause | null,
  ) => RenewalCause | null
  /** After a save is durable, never before: a mark that is behind is harmless, one that is ahead is not. */
  readonly advance: (installation: Id, counter: number) => void
  readonly close: () => void
}
