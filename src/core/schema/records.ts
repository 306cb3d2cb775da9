import {
  agreementKinds,
  attendanceRoles,
  bodyKinds,
  claims,
  clauseNatures,
  directions,
  documentKinds,
  evidenceKinds,
  languages,
  linkKinds,
  obligationRoles,
  packageDirections,
  pertinences,
  responses,
  sessionTypes,
  successionKinds,
  textStatuses,
  unitKinds,
  verdictResults,
} from './codes.ts'
import type { FieldDefinition, PartitionRule, RecordDefinition } from './definition.ts'

const catalog: PartitionRule = { kind: 'catalog' }
const office: PartitionRule = { kind: 'office' }
const agreementThrough = (through: string | null): PartitionRule => ({ kind: 'agreement', through })

/** Numbers 1–9 mean the same in every record. */
const common = {
  /** The reason for which the record was withdrawn; empty while it counts. */
  withdrawn: { number: 1, type: 'text' },
  /** The record of the same kind that survives in its place. */
  duplicateOf: { number: 2, type: 'reference' },
  /** Shown so that nobody takes it for the work of a real unit. */
  demonstration: { number: 3, type: 'boolean' },
  source: { number: 4, type: 'text' },
  /** What the source leaves in doubt or gets wrong. */
  sourceNote: { number: 5, type: 'text' },
} as const satisfies Record<string, FieldDefinition>

/**
 * Every record type of the program (DESIGN section 2) with the permanent numbers that stand in commits.
 * Add at the end of a list; never change or reuse a number.
 */
export const recordDefinitions = {
  body: {
    number: 1,
    partition: catalog,
    fields: {
      ...common,
      code: { number: 10, type: 'text', required: true },
      name: { number: 11, type: 'text', required: true },
      nameEnglish: { number: 12, type: 'text' },
      kind: { number: 13, type: 'code', codes: bodyKinds, required: true },
      unit: { number: 14, type: 'reference', target: ['unit'] },
    },
  },
  session: {
    number: 2,
    partition: catalog,
    fields: {
      ...common,
      body: { number: 10, type: 'reference', target: ['body'], required: true },
      ordinal: { number: 11, type: 'integer', required: true },
      roman: { number: 12, type: 'text', required: true },
      type: { number: 13, type: 'code', codes: sessionTypes, required: true },
      date: { number: 14, type: 'date' },
      venue: { number: 15, type: 'text' },
      quorum: { number: 16, type: 'text' },
      gazetteDate: { number: 17, type: 'date' },
      gazetteLink: { number: 18, type: 'text' },
      certifiedBy: { number: 19, type: 'text' },
      estimatedDate: { number: 20, type: 'date' },
    },
  },
  agreement: {
    number: 3,
    partition: agreementThrough(null),
    fields: {
      ...common,
      session: { number: 10, type: 'reference', target: ['session'], required: true },
      /** Official number; empty while it is not known, never guessed. */
      number: { number: 11, type: 'text' },
      kind: { number: 12, type: 'code', codes: agreementKinds, required: true },
      /** Place within its kind in the session, from 1. */
      sequence: { number: 13, type: 'integer' },
      title: { number: 14, type: 'text' },
      text: { number: 15, type: 'text', required: true },
      textLanguage: { number: 16, type: 'code', codes: languages },
      textStatus: { number: 17, type: 'code', codes: textStatuses },
      topic: { number: 18, type: 'text' },
      legalBasis: { number: 19, type: 'text' },
      fundingNote: { number: 20, type: 'text' },
      confidential: { number: 21, type: 'boolean' },
      /** Approval of minutes, reports presented: fulfilled by being adopted, counted apart. */
      procedural: { number: 22, type: 'boolean' },
      aliases: { number: 23, type: 'text', set: true },
      tags: { number: 24, type: 'text', set: true },
      document: { number: 25, type: 'reference', target: ['document'] },
    },
  },
  clause: {
    number: 4,
    partition: agreementThrough('agreement'),
    fields: {
      ...common,
      agreement: {
        number: 10,
        type: 'reference',
        target: ['agreement'],
        required: true,
        writeOnce: true,
      },
      order: { number: 11, type: 'integer', required: true },
      text: { number: 12, type: 'text', required: true },
      nature: { number: 13, type: 'code', codes: clauseNatures, required: true },
      deadline: { number: 14, type: 'deadline' },
      /** Units or groups as the text names them; the mark of an element is the role. */
      addressees: {
        number: 15,
        type: 'reference',
        target: ['unit'],
        set: true,
        codes: obligationRoles,
      },
    },
  },
  obligation: {
    number: 5,
    partition: agreementThrough('clause'),
    fields: {
      ...common,
      clause: {
        number: 10,
        type: 'reference',
        target: ['clause'],
        required: true,
        writeOnce: true,
      },
      unit: { number: 11, type: 'reference', target: ['unit'], required: true, writeOnce: true },
      role: { number: 12, type: 'code', codes: obligationRoles, required: true },
      /** Overrides the clause's rule for this unit. */
      deadline: { number: 13, type: 'deadline' },
      verifier: { number: 14, type: 'reference', target: ['person', 'unit'] },
      coResponsible: { number: 15, type: 'reference', target: ['unit'], set: true },
    },
  },
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
  link: {
    number: 20,
    partition: agreementThrough('agreement'),
    fields: {
      ...common,
      agreement: {
        number: 10,
        type: 'reference',
        target: ['agreement'],
        required: true,
        writeOnce: true,
      },
      target: {
        number: 11,
        type: 'reference',
        target: ['agreement', 'document', 'funding', 'indicator'],
      },
      kind: { number: 12, type: 'code', codes: linkKinds, required: true },
      /** For a target that the register does not hold. */
      targetText: { number: 13, type: 'text' },
      note: { number: 14, type: 'text' },
    },
  },
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
  document: {
    number: 24,
    partition: catalog,
    fields: {
      ...common,
      session: { number: 10, type: 'reference', target: ['session'] },
      kind: { number: 11, type: 'code', codes: documentKinds },
      fileName: { number: 12, type: 'text', writeOnce: true },
      mediaType: { number: 13, type: 'text', writeOnce: true },
      sha256: { number: 14, type: 'sha256', writeOnce: true },
      size: { number: 15, type: 'integer', writeOnce: true },
    },
  },
  attendance: {
    number: 25,
    partition: catalog,
    fields: {
      ...common,
      session: { number: 10, type: 'reference', target: ['session'], required: true },
      name: { number: 11, type: 'text', required: true },
      person: { number: 12, type: 'reference', target: ['person'] },
      unit: { number: 13, type: 'reference', target: ['unit'] },
      role: { number: 14, type: 'code', codes: attendanceRoles },
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
    },
  },
  package: {
    number: 27,
    partition: office,
    fields: {
      ...common,
      direction: {
        number: 10,
        type: 'code',
        codes: packageDirections,
        required: true,
        writeOnce: true,
      },
      counterpart: { number: 11, type: 'reference', target: ['office'], writeOnce: true },
      date: { number: 12, type: 'date', required: true, writeOnce: true },
      sha256: { number: 13, type: 'sha256', required: true, writeOnce: true },
    },
  },
} as const satisfies Record<string, RecordDefinition>
