/** What the forms ask for, in their order. */
export const fundingFields = [
  'fund',
  'year',
  'entity',
  'programme',
  'federalAmount',
  'stateShare',
  'committed',
  'exercised',
  'source',
  'sourceNote',
] as const

export const instalmentFields = [
  'order',
  'dueOn',
  'amount',
  'paidOn',
  'paidAmount',
  'source',
] as const
