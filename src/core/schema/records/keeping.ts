import type { RecordDefinition } from '../definition.ts'
import { common, office } from './common.ts'

/**
 * Records of what an office keeps of its own. Number 27 was `package`: exchanging leaves no commit behind (decision
 * "packages"), and the number is not used again.
 */
export const keepingRecords = {
  cutoff: {
    number: 21,
    partition: office,
    fields: {
      ...common,
      name: { number: 10, type: 'text', required: true, writeOnce: true },
      day: { number: 11, type: 'date', required: true, writeOnce: true },
      digest: { number: 12, type: 'sha256', required: true, writeOnce: true },
    },
  },
  /** How this office works: one record, made with its first setting. */
  officeSettings: {
    number: 30,
    partition: office,
    fields: {
      ...common,
      office: {
        number: 10,
        type: 'reference',
        target: ['office'],
        required: true,
        writeOnce: true,
      },
      /** A deadline so many days ahead is "due soon". */
      dueSoonDays: { number: 11, type: 'integer' },
      /** A verdict received so many days after the day it bears fails audit readiness. */
      longestReceiptDays: { number: 12, type: 'integer' },
      /** An office that has sent nothing for so many days is silent. */
      silentAfterDays: { number: 13, type: 'integer' },
    },
  },
} as const satisfies Record<string, RecordDefinition>
