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
/** Where an indicator stands against its target; the rule is in `indicators/course.ts`. */
export const indicatorCourses = [
  'reached',
  'on_course',
  'off_course',
  'missed',
  'undetermined',
  'without_target',
  'unmeasured',
] as const
/** What does not add up in the money of a fund and year; the rule is in `funding/reckoning.ts`. */
export const fundingFindings = [
  'parts_differ',
  'programmes_differ',
  'instalments_differ',
  'payments_differ',
  'state_share_low',
  'exercised_over_committed',
  'committed_over_total',
  'exercised_over_total',
  'repeated',
] as const
/** Why what is recorded as met would not survive an audit; the rule is in `audit-readiness.ts`. */
export const auditReasons = [
  'own_work',
  'no_verifier',
  'author_not_assigned',
  'no_evidence_file',
  'evidence_unknown',
  'evidence_withdrawn',
  'evidence_purged',
  'evidence_hash_differs',
  'evidence_bytes_missing',
  'evidence_altered',
  'dated_before_basis',
  'basis_report_withdrawn',
  'received_late',
  'fulfilment_date_missing',
  'fulfilled_after_issue',
  'other_verifier',
  'verifier_same_unit',
  'conflict',
  'unseen_report',
  'no_notification',
] as const

export type Compliance = (typeof complianceCodes)[number]
export type RollUp = (typeof rollUpCodes)[number]
export type Verification = (typeof verificationCodes)[number]
export type Response = (typeof responseCodes)[number]
export type IndicatorCourse = (typeof indicatorCourses)[number]
export type FundingFindingCode = (typeof fundingFindings)[number]
export type AuditReason = (typeof auditReasons)[number]
