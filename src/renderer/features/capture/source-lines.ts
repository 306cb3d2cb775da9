import type { AgreementWork } from '../../state/capture-drafts.ts'

/** What phrases of a document give. */
export const phraseFields = [
  'addressee',
  'deadline',
  'nature',
  'number',
  'funding',
] as const satisfies readonly PhraseField[]

export type PhraseField = AgreementWork['phrases'][number]['field']

/** A piece of one line: which draft it gave, and which field a phrase in it gave. */
export interface SourcePiece {
  readonly text: string
  readonly agreement: number | null
  readonly field: PhraseField | null
}

export interface SourceLine {
  /** From 1. */
  readonly number: number
  readonly pieces: readonly SourcePiece[]
}

interface Mark {
  readonly start: number
  readonly end: number
}

interface DraftMark extends Mark {
  readonly agreement: number
}

interface PhraseMark extends Mark {
  readonly field: PhraseField
}

/** The source text line by line, cut where a draft or a phrase begins or ends. No character is lost. */
export function sourceLines(
  text: string,
  agreements: readonly Pick<AgreementWork, 'key' | 'span' | 'phrases'>[],
): readonly SourceLine[] {
  const drafts = agreements.map(({ key, span }): DraftMark => ({ ...span, agreement: key }))
  const phrases = agreements.flatMap((agreement) =>
    agreement.phrases.map(({ field, span }): PhraseMark => ({ ...span, field })),
  )
  let start = 0
  return text.split('\n').map((line, index) => {
    const end = start + line.length
    const here = ({ start: from, end: to }: Mark) => from < end && to > start
    const pieces = piecesOf(text, { start, end }, drafts.filter(here), phrases.filter(here))
    start = end + 1
    return { number: index + 1, pieces }
  })
}

function piecesOf(
  text: string,
  line: Mark,
  drafts: readonly DraftMark[],
  phrases: readonly PhraseMark[],
): readonly SourcePiece[] {
  const within = (place: number) => place > line.start && place < line.end
  const cuts = [...drafts, ...phrases].flatMap(({ start, end }) => [start, end]).filter(within)
  const places = [...new Set([line.start, ...cuts, line.end])].toSorted((a, b) => a - b)
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? line.end
    const covers = ({ start, end }: Mark) => start <= from && end >= to
    return {
      text: text.slice(from, to),
      agreement: drafts.find(covers)?.agreement ?? null,
      field: phrases.find(covers)?.field ?? null,
    }
  })
}
