import { claims, evidenceKinds, pertinences, responses, verdictResults } from '../codes.ts'
import type { RecordDefinition } from '../definition.ts'
import { agreementThrough, common } from './common.ts'

/** Records of what is done about one obligation. */
export const caseworkRecords = {
  progressReport: {
    number: 12,
    partition: agreementThrough('obligation'),
    fields: {
      ...common,
      obligation: {
        number: 10,
        type: 'reference',
        target: ['obligation'],
        required: true,
        writeOnce: true,
      },
      claim: { number: 11, type: 'code', codes: claims, required: true },
      narrative: { number: 12, type: 'text', required: true },
      percent: { number: 13, type: 'decimal' },
      cutOff: { number: 14, type: 'date' },
      response: { number: 15, type: 'code', codes: responses },
      reportedOn: { number: 16, type: 'date', required: true },
      author: {
        number: 17,
        type: 'reference',
        target: ['person'],
        required: true,
        writeOnce: true,
      },
      /** The report of a duplicate obligation that this one repeats: the original is cited, not moved. */
      carriedFrom: { number: 18, type: 'reference', target: ['progressReport'], writeOnce: true },
    },
  },
  evidence: {
    number: 13,
    partition: agreementThrough('obligation'),
    fields: {
      ...common,
      obligation: {
        number: 10,
        type: 'reference',
        target: ['obligation'],
        required: true,
        writeOnce: true,
      },
      report: { number: 11, type: 'reference', target: ['progressReport'], writeOnce: true },
      kind: { number: 12, type: 'code', codes: evidenceKinds },
      /** Number of the letter (oficio). */
      reference: { number: 13, type: 'text' },
      date: { number: 14, type: 'date' },
      fileName: { number: 15, type: 'text', writeOnce: true },
      mediaType: { number: 16, type: 'text', writeOnce: true },
      sha256: { number: 17, type: 'sha256', writeOnce: true },
      size: { number: 18, type: 'integer', writeOnce: true },
      pages: { number: 19, type: 'integer' },
      link: { number: 20, type: 'text' },
      clauses: { number: 21, type: 'reference', target: ['clause'], set: true },
      author: {
        number: 22,
        type: 'reference',
        target: ['person'],
        required: true,
        writeOnce: true,
      },
      /** The reason for which its bytes were removed everywhere. */
      purged: { number: 23, type: 'text' },
      carriedFrom: { number: 24, type: 'reference', target: ['evidence'], writeOnce: true },
      /** A copy of a paper, not the electronic original. */
      scanned: { number: 25, type: 'boolean' },
    },
  },
  notification: {
    number: 14,
    partition: agreementThrough('obligation'),
    fields: {
      ...common,
      obligation: {
        number: 10,
        type: 'reference',
        target: ['obligation'],
        required: true,
        writeOnce: true,
      },
      number: { number: 11, type: 'text', required: true },
      date: { number: 12, type: 'date', required: true },
      acknowledgedOn: { number: 13, type: 'date' },
      acknowledgementNumber: { number: 14, type: 'text' },
    },
  },
  verdict: {
    number: 15,
    partition: agreementThrough('obligation'),
    fields: {
      ...common,
      obligation: {
        number: 10,
        type: 'reference',
        target: ['obligation'],
        required: true,
        writeOnce: true,
      },
      result: { number: 11, type: 'code', codes: verdictResults, required: true, writeOnce: true },
      reason: { number: 12, type: 'text', required: true, writeOnce: true },
      fulfilledOn: { number: 13, type: 'date', writeOnce: true },
      pertinence: { number: 14, type: 'code', codes: pertinences, writeOnce: true },
      verifier: {
        number: 15,
        type: 'reference',
        target: ['person'],
        required: true,
        writeOnce: true,
      },
      issuedOn: { number: 16, type: 'date', required: true, writeOnce: true },
      basisReports: {
        number: 17,
        type: 'reference',
        target: ['progressReport'],
        set: true,
        writeOnce: true,
      },
      /** The mark of an element is the SHA-256 that the verifier saw (empty text for a link). */
      basisEvidence: {
        number: 18,
        type: 'reference',
        target: ['evidence'],
        set: true,
        writeOnce: true,
      },
      supersedes: {
        number: 19,
        type: 'reference',
        target: ['verdict'],
        set: true,
        writeOnce: true,
      },
    },
  },
  extension: {
    number: 16,
    partition: agreementThrough('obligation'),
    fields: {
      ...common,
      obligation: {
        number: 10,
        type: 'reference',
        target: ['obligation'],
        required: true,
        writeOnce: true,
      },
      previousDue: { number: 11, type: 'date', writeOnce: true },
      newDue: { number: 12, type: 'date', required: true, writeOnce: true },
      authority: { number: 13, type: 'text', required: true, writeOnce: true },
      reason: { number: 14, type: 'text', required: true, writeOnce: true },
      grantedOn: { number: 15, type: 'date', required: true, writeOnce: true },
      supersedes: {
        number: 16,
        type: 'reference',
        target: ['extension'],
        set: true,
        writeOnce: true,
      },
    },
  },
  reassignment: {
    number: 26,
    partition: agreementThrough('obligation'),
    fields: {
      ...common,
      obligation: {
        number: 10,
        type: 'reference',
        target: ['obligation'],
        required: true,
        writeOnce: true,
      },
      unit: { number: 11, type: 'reference', target: ['unit'], required: true, writeOnce: true },
      from: { number: 12, type: 'date', required: true, writeOnce: true },
      reason: { number: 13, type: 'text', required: true, writeOnce: true },
      authority: { number: 14, type: 'text', writeOnce: true },
    },
  },
} as const satisfies Record<string, RecordDefinition>
