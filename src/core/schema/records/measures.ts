import { directions, indicatorScales } from '../codes.ts'
import type { RecordDefinition } from '../definition.ts'
import { catalog, common } from './common.ts'

/** Records of what is measured and what is paid. */
export const measuresRecords = {
  indicator: {
    number: 17,
    partition: catalog,
    fields: {
      ...common,
      name: { number: 10, type: 'text', required: true },
      nameEnglish: { number: 11, type: 'text' },
      definition: { number: 12, type: 'text' },
      measure: { number: 13, type: 'text' },
      direction: { number: 14, type: 'code', codes: directions },
      baselinePeriod: { number: 15, type: 'text' },
      baselineValue: { number: 16, type: 'decimal' },
      target: { number: 17, type: 'decimal' },
      targetBy: { number: 18, type: 'partial_date' },
      /** Empty: the figures are values. */
      scale: { number: 19, type: 'code', codes: indicatorScales },
    },
  },
  observation: {
    number: 18,
    partition: catalog,
    fields: {
      ...common,
      indicator: { number: 10, type: 'reference', target: ['indicator'], required: true },
      session: { number: 11, type: 'reference', target: ['session'] },
      period: { number: 12, type: 'text' },
      date: { number: 13, type: 'date' },
      value: { number: 14, type: 'decimal', required: true },
      /** The sources often say "more than". */
      atLeast: { number: 15, type: 'boolean' },
      quote: { number: 16, type: 'text' },
    },
  },
  funding: {
    number: 19,
    partition: catalog,
    fields: {
      ...common,
      fund: { number: 10, type: 'text', required: true },
      year: { number: 11, type: 'integer', required: true },
      entity: { number: 12, type: 'reference', target: ['unit'] },
      /** Amounts are Mexican pesos. */
      federalAmount: { number: 13, type: 'decimal' },
      stateShare: { number: 14, type: 'decimal' },
      committed: { number: 15, type: 'decimal' },
      exercised: { number: 16, type: 'decimal' },
      programme: { number: 17, type: 'text' },
    },
  },
  /** A part of a fund's federal amount, as it is to be paid and as it was. */
  instalment: {
    number: 29,
    partition: catalog,
    fields: {
      ...common,
      funding: { number: 10, type: 'reference', target: ['funding'], required: true },
      order: { number: 11, type: 'integer', required: true },
      dueOn: { number: 12, type: 'date' },
      amount: { number: 13, type: 'decimal', required: true },
      paidOn: { number: 14, type: 'date' },
      paidAmount: { number: 15, type: 'decimal' },
    },
  },
} as const satisfies Record<string, RecordDefinition>
