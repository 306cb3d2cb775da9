import * as z from 'zod'
import type { ConflictRow } from './conflict-rows.ts'
import type { FundingFindingRow } from './funding.ts'
import { documentFormats, paperSchema, pdfStandardSchema, type Paper } from './report-form.ts'
import { daySchema, idSchema, languageSchema, sha256Schema } from './primitives.ts'
import type { ReadinessRow } from './review.ts'
import type {
  FundingRow,
  IndicatorRow,
  IssueRow,
  ListRow,
  ObligationRow,
  ObservationRow,
} from './rows.ts'

/**
 * Reports that are lists: what is late or nearly so, what a unit or an entity with everything below it has to do, which
 * determinations an audit would not accept, what was measured, what money there is, which evidence there is, what is
 * doubtful in the data, and the letters that tell units what they have to do or are late with.
 */
export const listReportNames = [
  'overdue',
  'unit',
  'entity',
  'readiness',
  'indicators',
  'funds',
  'evidence',
  'issues',
  'letters',
  'requests',
] as const
export type ListReportName = (typeof listReportNames)[number]

const params = z.object({
  report: z.enum(listReportNames),
  /** By code or name; of a unit or an entity. */
  unit: z.string().optional(),
  /** Of letters: about the agreements of one session only. */
  session: idSchema.optional(),
  language: languageSchema,
  paper: paperSchema,
  /** The day by which overdue is reckoned; the engine's own day unless given. */
  today: daySchema.optional(),
})

/** The pages as SVG; `rows` counts what the report lists. */
export const listReportPreviewSchema = {
  params,
  result: z.object({ pages: z.array(z.string()), pageCount: z.int(), rows: z.int() }),
}

/** Asks where to save; `null`: the person changed their mind. */
export const listReportExportSchema = {
  params: params.extend({ format: z.enum(documentFormats), standard: pdfStandardSchema }),
  result: z.object({ file: z.string(), sha256: sha256Schema, rows: z.int() }).nullable(),
}

/** What such a report says. */
export interface ListReport<Content extends ListContent = ListContent> {
  readonly report: ListReportName
  readonly language: z.output<typeof languageSchema>
  readonly paper: Paper
  readonly today: string
  /** "As it was known on": the day of a past state. */
  readonly asOf: string | null
  /** State of the register. */
  readonly digest: string
  readonly office: string
  readonly demonstration: boolean
  readonly programVersion: string
  /** Whose it is; `null`: everybody's. */
  readonly unit: { readonly code: string; readonly name: string } | null
  readonly content: Content
}

/** What the report lists, of what stands. */
export type ListContent = SheetContent | LettersContent

/** What stands in one document under headings. */
export type SheetContent =
  | { readonly kind: 'obligations'; readonly rows: readonly ObligationRow[] }
  | { readonly kind: 'readiness'; readonly rows: readonly ReadinessRow[] }
  | { readonly kind: 'indicators'; readonly rows: readonly MeasuredIndicator[] }
  | {
      readonly kind: 'funds'
      readonly rows: readonly FundingRow[]
      readonly findings: readonly FundingFindingRow[]
    }
  | { readonly kind: 'evidence'; readonly rows: readonly IndexedEvidence[] }
  | {
      readonly kind: 'issues'
      readonly conflicts: readonly ConflictRow[]
      /** What no office's work caused that did not know of another's. */
      readonly issues: readonly IssueRow[]
    }

/** One letter after the other: what their units have to do, or what they are late with. */
export interface LettersContent {
  readonly kind: 'letters'
  readonly asks: 'to_fulfil' | 'to_answer_for_delay'
  readonly rows: readonly Letter[]
}

export interface Letter {
  readonly unit: string
  readonly unitName: string
  readonly unitNameEnglish: string | null
  /** Who holds the unit's post for one person; `null`: the register does not say. */
  readonly addressee: { readonly post: string; readonly person: string } | null
  /** Of a notification that is recorded; `null`: it has none yet. */
  readonly sent: {
    readonly number: string
    readonly date: string
    readonly acknowledgedOn: string | null
    readonly acknowledgementNumber: string | null
  } | null
  /** The earliest deadline first. */
  readonly obligations: readonly ObligationRow[]
}

export interface MeasuredIndicator {
  readonly indicator: IndicatorRow
  /** The earliest first. */
  readonly observations: readonly ObservationRow[]
}

export interface IndexedEvidence {
  readonly evidence: ListRow<'evidence'>
  readonly obligation: ObligationRow
}
