import {
  agreementKinds,
  agreementStages,
  attendanceRoles,
  attendances,
  bodyKinds,
  clauseNatures,
  documentKinds,
  languages,
  linkKinds,
  obligationRoles,
  sessionTypes,
  textStatuses,
} from '../codes.ts'
import type { RecordDefinition } from '../definition.ts'
import { agreementThrough, catalog, common } from './common.ts'

/** Records of what the council decides: sessions, agreements, their clauses and whom they bind. */
export const councilRecords = {
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
      /** How many members the body had that day: the quorum is more than half of them (LGSNSP, art. 16). */
      members: { number: 21, type: 'integer' },
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
      attended: { number: 15, type: 'code', codes: attendances },
      representedBy: { number: 16, type: 'text' },
      /** The call by which a guest's institution was asked to designate somebody, or the letter that did. */
      designationNumber: { number: 17, type: 'text' },
      designationDate: { number: 18, type: 'date' },
    },
  },
  agendaItem: {
    number: 28,
    partition: catalog,
    fields: {
      ...common,
      session: { number: 10, type: 'reference', target: ['session'], required: true },
      order: { number: 11, type: 'integer', required: true },
      text: { number: 12, type: 'text', required: true },
      /** What was adopted under this item. */
      agreements: { number: 13, type: 'reference', target: ['agreement'], set: true },
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
      /** Empty: approved, as everything that a communiqué or the gazette reports. */
      stage: { number: 26, type: 'code', codes: agreementStages },
      /** Why it was approved or rejected, or where the minutes say so. */
      stageReason: { number: 27, type: 'text' },
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
      /**
       * Who had a part in reports and evidence of obligations that were found to be this one captured again: their own
       * work as much as if it had been reported here (DESIGN 5.2).
       */
      partakers: { number: 16, type: 'reference', target: ['person'], set: true },
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
} as const satisfies Record<string, RecordDefinition>
