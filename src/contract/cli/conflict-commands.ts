import * as z from 'zod'
import { conflictDetailSchema } from '../conflict-rows.ts'
import { keepingRules } from '../conflicts.ts'
import { conflictKinds } from '../issue-rows.ts'
import { methods } from '../ipc.ts'
import { count, flag, refusedAs, stateInput, text, type CommandContract } from './inputs.ts'
import { filterTextSchema, sortTextSchema } from './looking-commands.ts'

const conditions = {
  where: z.array(filterTextSchema).default([]),
  search: text.optional(),
}

/** What came of offices that worked apart, and how somebody decides it. */
export const conflictCommands = {
  conflicts: {
    input: z.object({
      kind: z.array(z.enum(conflictKinds)).default([]),
      ...conditions,
      sort: z.array(sortTextSchema).default([]),
      limit: count.pipe(z.int().max(10_000)).default(100),
      offset: count.pipe(z.int()).default(0),
      ...stateInput,
    }),
    output: z.object({ total: z.int(), rows: z.array(conflictDetailSchema) }),
  },
  resolve: {
    input: z
      .object({
        /** One conflict, or all that the conditions say by a rule. */
        conflict: text.optional(),
        /** One of the two: a change that is there, or another value. */
        keep: text.optional(),
        value: text.optional(),
        rule: z.enum(keepingRules).optional(),
        ...conditions,
        preview: flag,
        reason: text.default(''),
      })
      .refine(({ conflict, rule }) => (conflict === undefined) !== (rule === undefined), {
        error: 'conflict | --rule',
        path: ['rule'],
      })
      .refine(
        ({ conflict, keep, value }) =>
          conflict === undefined
            ? keep === undefined && value === undefined
            : (keep === undefined) !== (value === undefined),
        { error: '--keep | --value', path: ['keep'] },
      )
      .refine(
        ({ rule, where, search, preview }) =>
          rule !== undefined || (where.length === 0 && search === undefined && !preview),
        { error: '--rule', path: ['rule'] },
      )
      .refine(({ reason, preview }) => preview || reason.trim() !== '', {
        error: '--reason',
        path: ['reason'],
        ...refusedAs('reason_required'),
      }),
    output: z.union([
      methods['conflicts.resolve'].result.extend({
        /** Of a rule: conflicts of which it says nothing. */
        left: z.array(z.string()),
      }),
      methods['conflicts.propose'].result,
    ]),
  },
} as const satisfies Record<string, CommandContract>
