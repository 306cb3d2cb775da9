/** The three axes of DESIGN section 5. Codes are fixed, labels are not. From least to most favourable where order matters. */
export const complianceCodes = [
  'not_started',
  'in_progress',
  'partially_met',
  'met',
  'not_met',
  'moot',
] as const
export const rollUpCodes = [...complianceCodes, 'not_applicable'] as const
export const verificationCodes = ['none', 'reported', 'returned', 'validated'] as const
export const responseCodes = ['none', 'answered', 'declined_competence', 'unrelated'] as const

export type Compliance = (typeof complianceCodes)[number]
export type RollUp = (typeof rollUpCodes)[number]
export type Verification = (typeof verificationCodes)[number]
export type Response = (typeof responseCodes)[number]
