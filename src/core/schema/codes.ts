/** Every closed list of codes that a field can hold. Labels live in the locale files. */
export const bodyKinds = [
  'council',
  'permanent_commission',
  'national_conference',
  'other',
] as const
export const sessionTypes = ['ordinary', 'extraordinary'] as const
/** The council's own words for what it issues; a line of action is a `compromiso`. */
export const agreementKinds = [
  'acuerdo',
  'resolucion',
  'punto_de_acuerdo',
  'exhorto',
  'instruccion',
  'compromiso',
] as const
/** An agreement is drafted before the session that approves it; none of it counts until then. */
export const agreementStages = ['drafted', 'approved', 'rejected'] as const
export const textStatuses = ['official', 'translation', 'press'] as const
export const languages = ['es', 'en'] as const
export const clauseNatures = ['binding', 'exhortative', 'optional', 'procedural'] as const
export const obligationRoles = [
  'responsible',
  'obliged',
  'coordinator',
  'supporting',
  'participant',
  'exhorted',
  'enabled',
  'recipient',
] as const
export const unitKinds = [
  'council',
  'secretariat',
  'undersecretariat',
  'administrative_unit',
  'decentralised_body',
  'autonomous_body',
  'prosecutor',
  'police',
  'commission',
  'conference',
  'cabinet',
  'federal_entity',
  'municipality',
  'group',
  'other',
] as const
export const successionKinds = ['replaces', 'absorbs', 'splits'] as const
export const claims = ['in_progress', 'partially_met', 'met', 'not_met'] as const
export const responses = ['answered', 'declined_competence'] as const
export const evidenceKinds = [
  'letter',
  'report',
  'minutes',
  'publication',
  'image',
  'data',
  'other',
] as const
export const verdictResults = ['met', 'partially_met', 'not_met', 'moot', 'returned'] as const
export const pertinences = ['pertinent', 'unrelated'] as const
/** The last two lead from an agreement to the indicator that measures it and to the money that supports it. */
export const linkKinds = [
  'precedes',
  'fulfils',
  'modifies',
  'ratifies',
  'repeals',
  'measured_by',
  'funded_by',
] as const
export const directions = ['decrease', 'increase'] as const
/** What an indicator's figures are: what is counted itself, or by how many per cent it differs from the base period. */
export const indicatorScales = ['value', 'percent_change'] as const
export const documentKinds = ['communique', 'minutes', 'gazette', 'other'] as const
export const attendanceRoles = [
  'president',
  'member',
  'secretary',
  'permanent_guest',
  'guest',
] as const
/** Who sends a substitute counts for the quorum by whoever came. */
export const attendances = ['present', 'represented', 'absent'] as const
export const packageDirections = ['sent', 'received'] as const

export type AgreementKind = (typeof agreementKinds)[number]
export type AgreementStage = (typeof agreementStages)[number]
export type LinkKind = (typeof linkKinds)[number]
export type AttendanceRole = (typeof attendanceRoles)[number]
export type Attendance = (typeof attendances)[number]
export type SessionType = (typeof sessionTypes)[number]
export type ClauseNature = (typeof clauseNatures)[number]
export type ObligationRole = (typeof obligationRoles)[number]
export type UnitKind = (typeof unitKinds)[number]
export type Claim = (typeof claims)[number]
export type ReportedResponse = (typeof responses)[number]
export type VerdictResult = (typeof verdictResults)[number]
export type Pertinence = (typeof pertinences)[number]
export type Language = (typeof languages)[number]
export type IndicatorScale = (typeof indicatorScales)[number]
