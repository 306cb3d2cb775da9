import * as z from 'zod'
import { idSchema } from '../primitives.ts'
import { officeApproveSchema, officeJoinSchema, officeRequestSchema } from './offices.ts'

/**
 * How an office is let in, as the window asks it: files are tickets, where something is written the main process asks
 * where, and keys are opened by what the machine or a person of the window opened.
 */
const words = z.array(z.string()).length(8)

/** The words of this office's own request, which are the same however often it is written. */
export const enrolmentWordsSchema = {
  params: z.object({ as: idSchema.nullable() }),
  result: z.object({ words }),
}

/** `null`: the person changed their mind. */
export const enrolmentRequestSchema = {
  params: z.object({ as: idSchema.nullable() }),
  result: officeRequestSchema.result.nullable(),
}

/** Who asks, before anybody says yes. */
export const enrolmentReadSchema = {
  params: z.object({ file: z.string() }),
  result: z.object({
    office: idSchema,
    name: z.string(),
    person: z.string(),
    words,
    /** The office is here already: what would be approved are other keys, or another scope. */
    known: z.boolean(),
  }),
}

/** `null`: the person changed their mind. */
export const enrolmentApproveSchema = {
  params: z.object({ as: idSchema, file: z.string(), scope: z.array(z.string()) }),
  result: officeApproveSchema.result.nullable(),
}

/** What an approval would make this register part of; nothing of it is changed. */
export const enrolmentExamineSchema = {
  params: z.object({ as: idSchema.nullable(), file: z.string() }),
  result: z.object({ coordinator: z.string(), scope: z.array(z.string()), words }),
}

export const enrolmentJoinSchema = {
  /** `words`: those that were compared; an approval of others is refused. */
  params: z.object({ as: idSchema.nullable(), file: z.string(), words }),
  result: officeJoinSchema.result,
}
