import * as z from 'zod'
import { methods } from '../ipc.ts'
import { type CommandContract, refusedAs, text, flag, reasonInput, idOutput } from './inputs.ts'

/** `field=value`; the value is everything after the first sign. */
export const assignmentTextSchema = z
  .string()
  .regex(/^[A-Za-z]\w*=/)
  .transform((written) => {
    const sign = written.indexOf('=')
    return { field: written.slice(0, sign), value: written.slice(sign + 1) }
  })

/** The same, and `field+=element`, `field-=element` for one element of a set. */
export const changeTextSchema = z.string().transform((written, context) => {
  const [, field = '', sign, value = ''] = /^([A-Za-z]\w*)(=|\+=|-=)(.*)$/su.exec(written) ?? []
  if (sign !== '=' && sign !== '+=' && sign !== '-=') {
    context.issues.push({ code: 'custom', message: 'not a change', input: written })
    return z.NEVER
  }
  return { field, sign, value } as const
})

/** General editing of records. */
export const recordCommands = {
  add: {
    input: z.object({ kind: text, fields: z.array(assignmentTextSchema).min(1) }),
    /** `ids`: all that were made; an obligation of a group is one for each of its members. */
    output: methods['records.add'].result,
  },
  set: {
    input: z.object({ id: text, fields: z.array(changeTextSchema).min(1) }),
    output: methods['records.edit'].result,
  },
  withdraw: { input: z.object({ id: text, ...reasonInput }), output: idOutput },
  merge: {
    input: z.object({ id: text, into: text, confirmed: flag, preview: flag }),
    output: z.union([methods['records.merge.preview'].result, methods['records.merge'].result]),
  },
  separate: { input: z.object({ id: text }), output: methods['records.separate'].result },
  accept: {
    input: z
      .object({ issue: text, reason: text.default(''), withdraw: flag })
      .refine(({ reason, withdraw }) => withdraw || reason.trim() !== '', {
        error: '--reason',
        ...refusedAs('reason_required'),
      }),
    output: methods['issues.accept'].result,
  },
  undo: {
    input: z.object({ preview: flag }),
    output: z.union([methods['saves.undo'].result, methods['saves.last'].result.unwrap()]),
  },
  /** Ten monthly instalments of a federal amount. */
  instalments: {
    input: z.object({ funding: text }),
    output: methods['instalments.plan'].result,
  },
} as const satisfies Record<string, CommandContract>
