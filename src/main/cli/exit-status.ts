import type { ErrorCode } from '../../contract/errors.ts'

/** What the command tells the script that called it. */
export const exitStatus = {
  done: 0,
  refused: 1,
  wrongUsage: 2,
  /** The register is whole, and what is left is done another time. */
  interrupted: 3,
  /** `check` only. */
  problemsFound: 4,
} as const
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus]

/** Wrong usage is what can be seen from the words of the command alone; everything else is refused by the register. */
export function statusOfRefusal(code: ErrorCode): ExitStatus {
  if (code === 'import_interrupted' || code === 'publication_interrupted') {
    return exitStatus.interrupted
  }
  return code === 'wrong_usage' || code === 'unknown_command'
    ? exitStatus.wrongUsage
    : exitStatus.refused
}
