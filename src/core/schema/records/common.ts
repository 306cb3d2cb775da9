import type { FieldDefinition, PartitionRule } from '../definition.ts'

export const catalog: PartitionRule = { kind: 'catalog' }
export const office: PartitionRule = { kind: 'office' }
export const agreementThrough = (through: string | null): PartitionRule => ({
  kind: 'agreement',
  through,
})

/** Numbers 1–9 mean the same in every record. */
export const common = {
  /** The reason for which the record was withdrawn; empty while it counts. */
  withdrawn: { number: 1, type: 'text' },
  /** The record of the same kind that survives in its place. */
  duplicateOf: { number: 2, type: 'reference' },
  /** Shown so that nobody takes it for the work of a real unit. */
  demonstration: { number: 3, type: 'boolean' },
  source: { number: 4, type: 'text' },
  /** What the source leaves in doubt or gets wrong. */
  sourceNote: { number: 5, type: 'text' },
  /**
   * Data issues that a person looked at and found in order. An element is the issue's kind, with `/` and the id of the
   * other record where it is about two; its mark is the reason.
   */
  acceptedIssues: { number: 6, type: 'text', set: true },
  /**
   * Why somebody decided between values that stood beside each other. An element is the permanent number of the field,
   * with `/` and an id of the decision's own, so that two offices which decide at once do not contradict each other in
   * their reasons too; its mark is the reason. It is in the commit that says the value.
   */
  decisions: { number: 7, type: 'text', set: true },
} as const satisfies Record<string, FieldDefinition>
