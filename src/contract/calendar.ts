import * as z from 'zod'
import type { Compliance } from '../core/compliance/codes.ts'
import { filterSchema } from './rows.ts'
import { daySchema, languageSchema, sha256Schema } from './primitives.ts'

/** Asks where to save the deadlines of these obligations as iCalendar; `null`: the person changed their mind. */
export const calendarExportSchema = {
  params: z.object({
    /** The fields of the list of obligations. */
    where: z.array(filterSchema).default([]),
    search: z.string().optional(),
    language: languageSchema,
    format: z.literal('ics').default('ics'),
    /** The day by which overdue is reckoned; the engine's own day unless given. */
    today: daySchema.optional(),
  }),
  result: z
    .object({
      file: z.string(),
      sha256: sha256Schema,
      /** Entries in the file. */
      rows: z.int(),
      /** Obligations of which no date is known yet: they have no entry. */
      undated: z.int(),
    })
    .nullable(),
}

/** One deadline. */
export interface CalendarEntry {
  /** Id of the obligation. */
  readonly id: string
  readonly due: string
  readonly dueEstimated: boolean
  /** It has not to be done any more: withdrawn, a duplicate, or moot. */
  readonly cancelled: boolean
  readonly compliance: Compliance
  readonly overdue: boolean
  readonly confidential: boolean
  readonly unit: string
  readonly agreement: string | null
  readonly session: string
  readonly text: string
}

/** What a file of deadlines says. */
export interface CalendarReport {
  readonly language: z.output<typeof languageSchema>
  readonly office: string
  readonly demonstration: boolean
  /** How many commits the state holds: a later state never has fewer. */
  readonly commits: number
  /** The latest moment that any of them states, in milliseconds since 1970. */
  readonly latest: number
  readonly entries: readonly CalendarEntry[]
}
