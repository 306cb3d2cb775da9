/** How much of what the labelled documents say the reader finds, and how much of what it finds they say. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { DraftAgreement } from '../../../src/contract/capture.ts'
import { deadlineRuleSchema } from '../../../src/contract/primitives.ts'
import { clauseNatures } from '../../../src/core/schema/codes.ts'
import { readDocument } from '../../../src/main/intake/read-document.ts'
import { knowledge } from '../knowledge.ts'

const labelsSchema = z.object({
  /** Not looked at while rules of the reader were made. */
  heldOut: z.boolean(),
  agreements: z.array(
    z.object({
      /** Its first and its last words, without number and title. */
      begins: z.string(),
      ends: z.string(),
      /** Who is bound, asked or enabled by name; a group is one. */
      addressees: z.array(z.string()),
      deadlines: z.array(deadlineRuleSchema),
      /** What its mandates do. */
      operators: z.array(z.enum(clauseNatures)),
      /** The fund by its abbreviation. */
      funding: z.string().nullable(),
    }),
  ),
  indicators: z.array(z.object({ indicator: z.string(), value: z.number() })),
})
type Labels = z.infer<typeof labelsSchema>
type Label = Labels['agreements'][number]

export const fields = [
  'agreements',
  'addressees',
  'deadlines',
  'operators',
  'funding',
  'indicators',
] as const
export type Field = (typeof fields)[number]

/** Counts of facts: right, said though the text does not say them, and said by the text only. */
export interface Score {
  readonly right: number
  readonly wrong: number
  readonly missed: number
}

export type Scores = Readonly<Record<Field, Score>>

export interface Mistake {
  readonly document: string
  readonly field: Field
  readonly fact: string
  readonly mistake: 'wrong' | 'missed'
}

export interface Measure {
  readonly scores: Scores
  readonly mistakes: readonly Mistake[]
}

/** Right among what was said; 1 where nothing was. */
export const precision = ({ right, wrong }: Score): number =>
  right + wrong === 0 ? 1 : right / (right + wrong)
/** Right among what the texts say; 1 where they say nothing. */
export const recall = ({ right, missed }: Score): number =>
  right + missed === 0 ? 1 : right / (right + missed)

interface LabelledDocument {
  readonly name: string
  readonly text: string
  readonly labels: Labels
}

export function labelledDocuments(): readonly LabelledDocument[] {
  const folder = import.meta.dirname
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((file) => {
      const name = file.slice(0, -'.txt'.length)
      const labels: unknown = JSON.parse(readFileSync(join(folder, `${name}.labels.json`), 'utf8'))
      return {
        name,
        text: readFileSync(join(folder, file), 'utf8'),
        labels: labelsSchema.parse(labels),
      }
    })
}

export function measure(documents: readonly LabelledDocument[]): Measure {
  const facts = documents.flatMap((document) => comparisonOf(document))
  const scores = Object.fromEntries(
    fields.map((field) => {
      const count = (outcome: Fact['outcome']) =>
        facts.filter((fact) => fact.field === field && fact.outcome === outcome).length
      return [field, { right: count('right'), wrong: count('wrong'), missed: count('missed') }]
    }),
  )
  return {
    scores: scoresSchema.parse(scores),
    mistakes: facts.flatMap(({ document, field, fact, outcome }) =>
      outcome === 'right' ? [] : [{ document, field, fact, mistake: outcome }],
    ),
  }
}

const scoreSchema = z.object({ right: z.int(), wrong: z.int(), missed: z.int() })
const scoresSchema: z.ZodType<Scores> = z.object({
  agreements: scoreSchema,
  addressees: scoreSchema,
  deadlines: scoreSchema,
  operators: scoreSchema,
  funding: scoreSchema,
  indicators: scoreSchema,
})

interface Fact {
  readonly document: string
  readonly field: Field
  readonly fact: string
  readonly outcome: 'right' | 'wrong' | 'missed'
}

function comparisonOf({ name, text, labels }: LabelledDocument): readonly Fact[] {
  const read = readDocument(new TextEncoder().encode(text), knowledge)
  const drafts = read.ok ? read.value.agreements : []
  const indicators = read.ok ? read.value.indicators : []
  const facts: Fact[] = []
  const compare = (field: Field, said: readonly string[], labelled: readonly string[]) => {
    for (const fact of new Set([...said, ...labelled])) {
      const outcome = !said.includes(fact) ? 'missed' : labelled.includes(fact) ? 'right' : 'wrong'
      facts.push({ document: name, field, fact, outcome })
    }
  }
  const left = [...drafts]
  for (const label of labels.agreements) {
    const at = left.findIndex((draft) => onOneLine(draft.text).includes(label.begins))
    const draft = at < 0 ? undefined : left.splice(at, 1)[0]
    const isWhole = draft !== undefined && onOneLine(draft.text).endsWith(label.ends)
    const isOne = draft !== undefined && holdsOne(draft, labels.agreements)
    compare('agreements', draft === undefined ? [] : [isWhole && isOne ? label.begins : draft.text], [
      label.begins,
    ])
    compareFields(label, draft, compare)
  }
  for (const draft of left) {
    compare('agreements', [draft.text], [])
    compareFields(null, draft, compare)
  }
  compare('indicators', indicators.map(measured), labels.indicators.map(measured))
  return facts
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const holdsOne = (draft: DraftAgreement, labels: readonly Label[]): boolean =>
  labels.filter(({ begins }) => onOneLine(draft.text).includes(begins)).length === 1
const measured = ({ indicator, value }: { readonly indicator: string; readonly value: number }) =>
  `${indicator} ${value}`

function compareFields(
  label: Label | null,
  draft: DraftAgreement | undefined,
  compare: (field: Field, said: readonly string[], labelled: readonly string[]) => void,
): void {
  const of = label?.begins ?? draft?.text ?? ''
  const about = (values: readonly string[]) => values.map((value) => `${of}: ${value}`)
  const clauses = draft?.clauses ?? []
  // Who only gets a report is named, not addressed; whom the reader infers it does not claim to have read.
  const addressees = clauses.flatMap((clause) =>
    clause.addressees.flatMap(({ unit, role, inferred }) =>
      inferred || role === 'recipient' ? [] : [unit],
    ),
  )
  const deadlines = clauses.flatMap(({ deadline }) => (deadline === null ? [] : [deadline]))
  compare('addressees', about(addressees), about(label?.addressees ?? []))
  compare('deadlines', about(deadlines.map(written)), about((label?.deadlines ?? []).map(written)))
  const natures = clauses.map(({ nature }) => nature)
  compare('operators', about(natures), about(label?.operators ?? []))
  // The note also says the year of the fund.
  const funding = draft?.fundingNote ?? null
  compare(
    'funding',
    about(funding === null ? [] : (funding.match(/\p{Lu}{3,}/gu) ?? [])),
    about(label === null || label.funding === null ? [] : [label.funding]),
  )
}

const written = (rule: z.infer<typeof deadlineRuleSchema>): string =>
  JSON.stringify(Object.entries(rule).toSorted(([a], [b]) => a.localeCompare(b)))
