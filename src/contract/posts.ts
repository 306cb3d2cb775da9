import * as z from 'zod'
import { termStates } from '../core/compliance/term.ts'
import { daySchema, idSchema } from './primitives.ts'
import { partialDay } from './row-base.ts'

/** Somebody's time in a post. */
export const holderSchema = z.object({
  /** Of the assignment. */
  id: idSchema,
  person: idSchema,
  personName: z.string(),
  from: partialDay,
  to: partialDay,
  /** `to` follows from the years for which the post is given: nobody wrote it. */
  derived: z.boolean(),
  /** On the day asked for; `undated`: no source says when. */
  state: z.enum([...termStates, 'undated']),
  /** The document of the appointment, or where it is known from. */
  source: z.string().nullable(),
  /** The changes behind `to`, as a form that ends the term replaces them. */
  toLive: z.array(z.string()),
})
export type Holder = z.output<typeof holderSchema>

/** A post with everybody who held, holds or is to hold it, in the order of their beginnings. */
export const postSchema = z.object({
  id: idSchema,
  name: z.string(),
  nameEnglish: z.string().nullable(),
  unit: z
    .object({ code: z.string(), name: z.string().nullable(), nameEnglish: z.string().nullable() })
    .nullable(),
  /** Only one holder at a time is possible. */
  single: z.boolean(),
  /** For how many years it is given; `null`: until somebody else is appointed. */
  termYears: z.int().nullable(),
  holders: z.array(holderSchema),
})
export type Post = z.output<typeof postSchema>

/** `day`: on which terms are said to run; the engine's own day unless given. */
export const postDetailSchema = {
  params: z.object({ id: idSchema, day: daySchema.optional() }),
  result: postSchema,
}

const term = { post: idSchema, from: partialDay, to: partialDay }

/** What a term would come to, and who would hold a post for one at the same time. */
export const termPreviewSchema = {
  params: z.object({
    /** Of the assignment that is corrected; `null`: a new one. */
    assignment: idSchema.nullable(),
    ...term,
    /** Assignments that would end as this one begins. */
    ends: z.array(idSchema),
  }),
  result: z.object({
    /** As given, or as it follows from the years of the post. */
    to: partialDay,
    derived: z.boolean(),
    overlaps: z.array(holderSchema.pick({ id: true, personName: true, from: true, to: true })),
  }),
}

/**
 * Somebody gets a post, and who had it may give it over on the same day: one save. A post for one that somebody else
 * holds then is refused with `post_held_by_another` unless confirmed.
 */
export const appointSchema = {
  params: z.object({
    as: idSchema,
    ...term,
    /** Somebody known, or somebody new by name, who may not write in this office's name. */
    holder: z.union([z.object({ person: idSchema }), z.object({ name: z.string() })]),
    source: z.string().nullable(),
    /** Assignments of the post that end as this one begins, with the changes that the form had loaded of their ends. */
    ends: z.array(z.object({ assignment: idSchema, replaces: z.array(z.string()) })),
    overlapConfirmed: z.boolean(),
  }),
  result: z.object({
    /** Of the assignment. */
    id: idSchema,
    person: idSchema,
  }),
}
