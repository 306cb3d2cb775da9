import type { Compliance, Verification } from './codes.ts'

/**
 * Verification as it reads beside compliance. Where a verdict has determined an obligation, a later report that waits
 * or was returned leaves that as it was (DESIGN 5.1): "met" and "returned" then speak of different reports, and the
 * words must say so.
 */
export const verificationReadings = [
  'none',
  'reported',
  'reported_since',
  'returned',
  'returned_since',
  'validated',
] as const
export type VerificationReading = (typeof verificationReadings)[number]

export function verificationReading(
  compliance: Compliance,
  verification: Verification,
): VerificationReading {
  const determined = compliance !== 'not_started' && compliance !== 'in_progress'
  switch (verification) {
    case 'none':
    case 'validated':
      return verification
    case 'reported':
      return determined ? 'reported_since' : 'reported'
    case 'returned':
      return determined ? 'returned_since' : 'returned'
  }
}
