import * as z from 'zod'

/**
 * What a person does to one set field of a record: the whole set anew, or single elements added and removed, in this
 * order. An element is text, or a record by its id or by the words people use; where the elements carry a code (the
 * role of an addressee) it can follow after a colon: `MX-DUR:obliged`. Without it the element keeps the one it has.
 */
export const setEditSchema = z.object({
  field: z.string(),
  steps: z
    .array(z.object({ step: z.enum(['replace', 'add', 'remove']), elements: z.array(z.string()) }))
    .min(1),
  /** The set as the person had it on screen, each element with its live changes: nothing else is replaced. */
  seen: z.array(z.object({ element: z.string(), live: z.array(z.string()) })),
})
export type SetEdit = z.output<typeof setEditSchema>
