import * as z from 'zod'
import { lineageKinds } from '../core/compliance/lineage.ts'
import { idSchema } from './primitives.ts'
import { agreementRowSchema } from './agreement-rows.ts'
import { obligationRowSchema } from './casework-rows.ts'

/** How far a graph reaches unless asked for more, and the farthest anyone reads. */
export const lineageDepth = 3
const farthest = 20

export const lineageNodeSchema = agreementRowSchema
  .pick({
    id: true,
    number: true,
    kind: true,
    sequence: true,
    title: true,
    session: true,
    sessionId: true,
    stage: true,
    compliance: true,
    withdrawn: true,
  })
  .extend({
    /** Links between it and the agreement asked about. */
    distance: z.int(),
    /** Steps into the past (negative) or the future. */
    generation: z.int(),
  })
export type LineageNode = z.output<typeof lineageNodeSchema>

export const lineageLinkSchema = z.object({
  id: idSchema,
  /** `from` precedes, fulfils, modifies, ratifies or repeals `to`. */
  from: idSchema,
  to: idSchema,
  kind: z.enum(lineageKinds),
  note: z.string().nullable(),
})
export type LineageLink = z.output<typeof lineageLinkSchema>

export const lineageSchema = z.object({
  agreement: idSchema,
  nodes: z.array(lineageNodeSchema),
  links: z.array(lineageLinkSchema),
  /** What this agreement says of others that the register does not hold, in words. */
  unregistered: z.array(
    z.object({
      id: idSchema,
      kind: z.enum(lineageKinds),
      targetText: z.string(),
      note: z.string().nullable(),
    }),
  ),
  /** Adopted agreements that left this one without effect. */
  repealedBy: z.array(idSchema),
  modifiedBy: z.array(idSchema),
  /** Of a repealed agreement: what nobody has determined yet, and may be moot now. Nothing changes by itself. */
  mootCandidates: z.array(
    obligationRowSchema.pick({
      id: true,
      unit: true,
      unitName: true,
      unitNameEnglish: true,
      clauseOrder: true,
      compliance: true,
    }),
  ),
})
export type LineageView = z.output<typeof lineageSchema>

export const agreementsLineageMethod = {
  params: z.object({
    id: idSchema,
    depth: z.int().min(0).max(farthest).default(lineageDepth),
  }),
  result: lineageSchema,
}

/** Agreements that a person may mean: by number, alias, citation in words, else by the words of their text. */
export const agreementsFindMethod = {
  params: z.object({ text: z.string(), limit: z.int().min(1).max(100).default(10) }),
  result: z.array(agreementRowSchema),
}
