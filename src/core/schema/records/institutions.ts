import { successionKinds, unitKinds } from '../codes.ts'
import type { RecordDefinition } from '../definition.ts'
import { catalog, common } from './common.ts'

/** Records of who there is: units and people, where they stand and when. */
export const institutionsRecords = {
  unit: {
    number: 6,
    partition: catalog,
    fields: {
      ...common,
      code: { number: 10, type: 'text', required: true },
      name: { number: 11, type: 'text' },
      nameEnglish: { number: 12, type: 'text' },
      kind: { number: 13, type: 'code', codes: unitKinds, required: true },
      abbreviation: { number: 14, type: 'text' },
      inegi: { number: 15, type: 'text' },
      validFrom: { number: 16, type: 'partial_date' },
      validTo: { number: 17, type: 'partial_date' },
      /** For a group ("the federal entities"): whom it stands for. */
      members: { number: 18, type: 'reference', target: ['unit'], set: true },
      aliases: { number: 19, type: 'text', set: true },
    },
  },
  placement: {
    number: 7,
    partition: catalog,
    fields: {
      ...common,
      unit: { number: 10, type: 'reference', target: ['unit'], required: true },
      parent: { number: 11, type: 'reference', target: ['unit'], required: true },
      from: { number: 12, type: 'partial_date' },
      to: { number: 13, type: 'partial_date' },
    },
  },
  succession: {
    number: 8,
    partition: catalog,
    fields: {
      ...common,
      predecessor: { number: 10, type: 'reference', target: ['unit'], required: true },
      successor: { number: 11, type: 'reference', target: ['unit'], required: true },
      date: { number: 12, type: 'partial_date' },
      kind: { number: 13, type: 'code', codes: successionKinds, required: true },
    },
  },
  person: {
    number: 9,
    partition: catalog,
    fields: {
      ...common,
      name: { number: 10, type: 'text', required: true },
      email: { number: 11, type: 'text' },
      /** Offices under whose key this person may write. */
      offices: { number: 12, type: 'reference', target: ['office'], set: true },
      unit: { number: 13, type: 'reference', target: ['unit'] },
    },
  },
  post: {
    number: 10,
    partition: catalog,
    fields: {
      ...common,
      name: { number: 10, type: 'text', required: true },
      nameEnglish: { number: 11, type: 'text' },
      unit: { number: 12, type: 'reference', target: ['unit'] },
      /** Only one holder at a time is possible. */
      single: { number: 13, type: 'boolean' },
      /** Commissions are elected for so many years; empty: until somebody else is appointed. */
      termYears: { number: 14, type: 'integer' },
    },
  },
  assignment: {
    number: 11,
    partition: catalog,
    fields: {
      ...common,
      person: { number: 10, type: 'reference', target: ['person'], required: true },
      post: { number: 11, type: 'reference', target: ['post'], required: true },
      from: { number: 12, type: 'partial_date' },
      to: { number: 13, type: 'partial_date' },
    },
  },
  office: {
    number: 22,
    partition: catalog,
    fields: {
      ...common,
      name: { number: 10, type: 'text', required: true },
      coordinating: { number: 11, type: 'boolean' },
      publicKey: { number: 12, type: 'text', writeOnce: true },
      unit: { number: 13, type: 'reference', target: ['unit'] },
    },
  },
  installation: {
    number: 23,
    partition: catalog,
    fields: {
      ...common,
      office: {
        number: 10,
        type: 'reference',
        target: ['office'],
        required: true,
        writeOnce: true,
      },
      publicKey: { number: 11, type: 'text', writeOnce: true },
      label: { number: 12, type: 'text' },
    },
  },
  /** A signed sentence of the directory: it counts by its signature, whoever brought it (`exchange/directory.ts`). */
  statement: {
    number: 31,
    partition: catalog,
    fields: {
      ...common,
      /** Its bytes and their signature, both in base64url. */
      content: { number: 10, type: 'text', required: true, writeOnce: true },
      signature: { number: 11, type: 'text', required: true, writeOnce: true },
    },
  },
} as const satisfies Record<string, RecordDefinition>
