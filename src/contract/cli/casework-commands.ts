import * as z from 'zod'
import {
  claims,
  evidenceKinds,
  pertinences,
  responses,
  verdictResults,
} from '../../core/schema/codes.ts'
import { bulkApplySchema } from '../bulk.ts'
import { methods } from '../ipc.ts'
import { idSchema } from '../primitives.ts'
import {
  type CommandContract,
  text,
  flag,
  day,
  partialDay,
  decimal,
  count,
  reasonInput,
  idOutput,
} from './inputs.ts'

/** One, or several on which the same is done in one save. */
const obligationsInput = { obligation: z.array(text).min(1) }

/** What is printed of one obligation, or of several. */
const oneOrMany = <One extends z.ZodType>(one: One) => z.union([one, bulkApplySchema.result])

/** What is done on obligations. */
export const caseworkCommands = {
  notify: {
    input: z.object({
      obligation: text,
      number: text,
      date: day,
      acknowledged: day.optional(),
      acknowledgementNumber: text.optional(),
    }),
    output: idOutput,
  },
  progress: {
    input: z.object({
      ...obligationsInput,
      claim: z.enum(claims),
      text,
      percent: decimal.optional(),
      cutOff: day.optional(),
      response: z.enum(responses).optional(),
      /** Files. */
      evidence: z.array(text).default([]),
    }),
    output: oneOrMany(methods['progress.record'].result),
  },
  verdict: {
    input: z.object({
      ...obligationsInput,
      result: z.enum(verdictResults),
      ...reasonInput,
      fulfilledOn: day.optional(),
      pertinence: z.enum(pertinences).optional(),
    }),
    output: oneOrMany(methods['verdict.issue'].result),
  },
  /** One piece; for a report of the obligation, or for the obligation itself. */
  evidence: {
    input: z.object({
      obligation: text,
      file: text.optional(),
      link: text.optional(),
      kind: z.enum(evidenceKinds).optional(),
      reference: text.optional(),
      date: day.optional(),
      pages: count.pipe(z.int().positive()).optional(),
      scanned: flag,
      clause: z.array(idSchema).default([]),
      report: idSchema.optional(),
    }),
    output: methods['evidence.add'].result,
  },
  /** Reads the files of one obligation again. */
  'check-evidence': {
    input: z.object({ obligation: text }),
    output: methods['evidence.verify'].result,
  },
  purge: {
    input: z.object({ evidence: text, ...reasonInput }),
    output: methods['evidence.purge'].result,
  },
  reopen: {
    input: z.object({ obligation: text, ...reasonInput }),
    output: methods['verdict.reopen'].result,
  },
  extend: {
    input: z.object({
      ...obligationsInput,
      to: day,
      authority: text,
      ...reasonInput,
      confirmEarlier: flag,
    }),
    output: oneOrMany(methods['extension.grant'].result),
  },
  reassign: {
    input: z.object({
      ...obligationsInput,
      /** Code, INEGI code or name of a unit. */
      to: text,
      from: day,
      authority: text,
      ...reasonInput,
    }),
    output: oneOrMany(methods['obligation.reassign'].result),
  },
  'end-unit': {
    input: z.object({
      unit: text,
      on: partialDay,
      /** None: nobody takes over; several: it is split. */
      successor: z.array(text),
      absorbs: flag,
      preview: flag,
    }),
    output: z.union([methods['units.end'].result, methods['units.end.preview'].result]),
  },
  'move-unit': {
    input: z.object({
      unit: text,
      on: day,
      /** Code, INEGI code or name; without it the unit stands at the top from then on. */
      under: text.optional(),
      preview: flag,
    }),
    output: z.union([methods['units.move'].result, methods['units.move.preview'].result]),
  },
  'choose-successor': {
    input: z.object({
      obligation: z.array(text),
      /** All that wait of this divided unit. */
      of: text.optional(),
      to: text,
      authority: text,
      ...reasonInput,
      preview: flag,
    }),
    output: z.union([methods['splits.choose'].result, methods['splits.choose.preview'].result]),
  },
} as const satisfies Record<string, CommandContract>
