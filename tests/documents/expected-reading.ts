import type { CaptureDraft } from '../../src/contract/capture.ts'

/**
 * What an official would expect a document to give, short enough to be read beside it: addressees as
 * "UNIT role", with "inferred" where the text does not say it.
 */
export interface ExpectedReading {
  readonly language: string
  readonly session: CaptureDraft['session']
  readonly agreements: readonly {
    readonly kind: string
    readonly sequence: number
    readonly number: string | null
    readonly title: string
    readonly procedural: boolean
    readonly funding: string | null
    readonly legalBasis: string | null
    readonly checks: readonly string[]
    readonly clauses: readonly {
      readonly text: string
      readonly nature: string
      readonly addressees: readonly string[]
      readonly deadline: CaptureDraft['agreements'][number]['clauses'][number]['deadline']
    }[]
  }[]
  readonly indicators: readonly Omit<CaptureDraft['indicators'][number], 'quote' | 'span'>[]
  readonly recognised: readonly string[]
  readonly notUnderstood: readonly string[]
}

export function summaryOf(draft: CaptureDraft): ExpectedReading {
  return {
    language: draft.language,
    session: draft.session,
    agreements: draft.agreements.map((agreement) => ({
      kind: agreement.kind,
      sequence: agreement.sequence,
      number: agreement.number,
      title: agreement.title,
      procedural: agreement.procedural,
      funding: agreement.fundingNote,
      legalBasis: agreement.legalBasis,
      checks: agreement.checks,
      clauses: agreement.clauses.map(({ text, nature, addressees, deadline }) => ({
        text,
        nature,
        addressees: addressees.map(
          ({ unit, role, inferred }) => `${unit} ${role}${inferred ? ' inferred' : ''}`,
        ),
        deadline,
      })),
    })),
    indicators: draft.indicators.map(
      ({ quote: _quote, span: _span, ...observation }) => observation,
    ),
    recognised: draft.recognised.map(
      ({ what, span }) => `${what}: ${draft.text.slice(span.start, span.end).slice(0, 60)}`,
    ),
    notUnderstood: draft.notUnderstood.map(
      ({ line, reason, text }) => `${line} ${reason}: ${text.slice(0, 60)}`,
    ),
  }
}
