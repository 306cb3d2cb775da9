/** What the forms ask for, in their order. */
export const sessionFields = [
  'type',
  'date',
  'estimatedDate',
  'venue',
  'members',
  'quorum',
  'gazetteDate',
  'gazetteLink',
  'certifiedBy',
] as const

export const newAgreementFields = [
  'stage',
  'kind',
  'number',
  'title',
  'text',
  'textStatus',
  'topic',
  'legalBasis',
  'procedural',
] as const

export const newClauseFields = ['order', 'text', 'nature', 'deadline'] as const
