import type { RecordDefinition } from './definition.ts'
import { caseworkRecords } from './records/casework.ts'
import { councilRecords } from './records/council.ts'
import { institutionsRecords } from './records/institutions.ts'
import { keepingRecords } from './records/keeping.ts'
import { measuresRecords } from './records/measures.ts'

/**
 * Every record type of the program (DESIGN section 2) with the permanent numbers that stand in commits.
 * Add with the next free number; never change or reuse one.
 */
export const recordDefinitions = {
  ...councilRecords,
  ...institutionsRecords,
  ...caseworkRecords,
  ...measuresRecords,
  ...keepingRecords,
} as const satisfies Record<string, RecordDefinition>
