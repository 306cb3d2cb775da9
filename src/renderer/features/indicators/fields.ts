/** What the forms ask for, in their order. */
export const indicatorFields = [
  'name',
  'nameEnglish',
  'definition',
  'measure',
  'scale',
  'direction',
  'baselinePeriod',
  'baselineValue',
  'target',
  'targetBy',
  'source',
  'sourceNote',
] as const

export const observationFields = [
  'value',
  'atLeast',
  'period',
  'date',
  'session',
  'source',
  'quote',
] as const
