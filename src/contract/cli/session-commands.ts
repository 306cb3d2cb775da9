import * as z from 'zod'
import { documentKinds } from '../../core/schema/codes.ts'
import { acceptedOutput, draftsOutput } from './capture-output.ts'
import { methods } from '../ipc.ts'
import { type CommandContract, text, flag, day, reasonInput } from './inputs.ts'

/** Agreements by id, number or citation; or all drafts of a session. */
const decisionInput = {
  agreements: z.array(text).default([]),
  session: text.optional(),
  body: text.optional(),
}

/** What sessions and their agreements go through. */
export const sessionCommands = {
  capture: {
    input: z.object({
      file: text,
      body: text.optional(),
      session: text.optional(),
      date: day.optional(),
      accept: flag,
      /** Accepted agreements are drafts: the session has yet to decide on them. */
      drafted: flag,
    }),
    output: z.union([acceptedOutput, draftsOutput]),
  },
  attach: {
    input: z.object({
      session: text,
      files: z.array(text).min(1),
      kind: z.enum(documentKinds),
      body: text.optional(),
    }),
    output: methods['session.attach'].result,
  },
  approve: {
    input: z.object({ ...decisionInput, reason: text.optional() }),
    output: methods['agreements.decide'].result,
  },
  reject: {
    input: z.object({ ...decisionInput, ...reasonInput }),
    output: methods['agreements.decide'].result,
  },
  renumber: {
    /** `AGREEMENT=NUMBER`, or tables (CSV) with the columns `agreement`, `number`, `title`. */
    input: z.object({ session: text, numbers: z.array(text).min(1), body: text.optional() }),
    output: methods['agreements.renumber'].result,
  },
} as const satisfies Record<string, CommandContract>
