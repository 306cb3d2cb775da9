/** SQL for `isAdopted` (core/compliance/stage.ts): drafts and what was rejected bind nobody and are counted nowhere. */
export const adopted = (agreement: string): string =>
  `(${agreement}.stage IS NULL OR ${agreement}.stage = 'approved')`
