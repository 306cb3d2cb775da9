import type { DraftAgreement, DraftClause, NotUnderstood } from '../../contract/capture.ts'
import { draftingChecks } from '../../contract/capture.ts'
import { draftingFindings } from '../../core/compliance/drafting-checks.ts'
import { clausesOf } from './clauses.ts'
import type { ReadingContext } from './clauses.ts'
import { fold } from './fold.ts'
import { fundingIn } from './funding.ts'
import { impossibleFiguresIn } from './impossible-figures.ts'
import { legalBasisIn } from './legal-basis.ts'
import { lineNumberAt } from './lines.ts'
import type { TextLine } from './lines.ts'
import { hasOperator } from './operators.ts'
import { passageOf, placeOf } from './passage.ts'
import type { Passage } from './passage.ts'
import type { Item } from './segment.ts'
import { sentencesOf } from './sentences.ts'
import type { Span } from './span.ts'
import { trimmedSpan } from './span.ts'
import { givenTitle, titleFrom } from './titles.ts'

export interface ReadAgreement {
  readonly draft: DraftAgreement
  readonly notUnderstood: readonly NotUnderstood[]
}

/** One agreement of the document as a draft, with what of it was not understood. */
export function readAgreement(
  source: string,
  lines: readonly TextLine[],
  item: Item,
  context: ReadingContext,
): ReadAgreement {
  const { title, body } = titleAndBody(source, item, context)
  const passage = passageOf(source, body)
  const read = clausesOf(passage, context)
  const mark = { start: item.span.start, end: item.body }
  const number: DraftAgreement['phrases'] =
    item.number === null ? [] : [{ field: 'number', span: trimmedSpan(source, mark) }]
  return assemble(
    lines,
    item,
    title ?? titleFrom(passage, context.language),
    passage,
    read,
    number,
    context,
  )
}

/**
 * A line of action: what a government undertook or reports, as one clause. A sentence with a figure that
 * cannot be stays in the text and out of the clause.
 */
export function readLineOfAction(
  source: string,
  lines: readonly TextLine[],
  item: Item,
  title: string | null,
  context: ReadingContext,
): ReadAgreement {
  const passage = passageOf(source, { start: item.body, end: item.span.end })
  const figures = impossibleFiguresIn(passage)
  const believable = sentencesOf(passage).filter(
    ({ start, end }) => !figures.some((figure) => figure.start >= start && figure.end <= end),
  )
  const text = believable.map(({ start, end }) => passage.text.slice(start, end)).join(' ')
  const { followUpUnit } = context
  const clause: DraftClause = {
    text,
    nature: 'binding',
    addressees:
      followUpUnit === null ? [] : [{ unit: followUpUnit, role: 'responsible', inferred: true }],
    deadline: null,
  }
  const read = { clauses: text === '' ? [] : [clause], phrases: [], unknown: [], impossible: [] }
  return assemble(
    lines,
    item,
    title ?? titleFrom(passage, context.language),
    passage,
    read,
    [],
    context,
  )
}

function assemble(
  lines: readonly TextLine[],
  item: Item,
  title: string,
  passage: Passage,
  read: ReturnType<typeof clausesOf>,
  number: DraftAgreement['phrases'],
  context: ReadingContext,
): ReadAgreement {
  const clauses = [...read.clauses]
  const procedural = clauses.length > 0 && clauses.every(({ nature }) => nature === 'procedural')
  const funding = fundingIn(passage.folded)
  const figures = [...impossibleFiguresIn(passage), ...read.impossible]
  const found = new Set<string>(
    draftingFindings(
      { number: item.number, text: passage.text, procedural, clauses },
      (code) => context.lexicon.units.get(code)?.kind ?? null,
    ),
  )
  if (read.unknown.length > 0) found.add('unknown_unit')
  if (figures.length > 0) found.add('implausible_figure')
  const pointAt = (span: Span, reason: NotUnderstood['reason'], words: Span): NotUnderstood => ({
    line: lineNumberAt(lines, placeOf(passage, span).start),
    text: passage.text.slice(words.start, words.end),
    reason,
  })
  return {
    draft: {
      number: item.number,
      kind: item.kind,
      sequence: item.sequence,
      title,
      text: passage.text,
      procedural,
      clauses,
      checks: draftingChecks.filter((code) => found.has(code)),
      fundingNote: funding.note,
      legalBasis: legalBasisIn(passage),
      span: item.span,
      phrases: [
        ...number,
        ...read.phrases,
        ...funding.spans.map((span) => ({
          field: 'funding' as const,
          span: placeOf(passage, span),
        })),
      ],
    },
    notUnderstood: [
      ...read.unknown.map((span) => pointAt(span, 'unknown_unit', span)),
      ...figures.map((span) => pointAt(span, 'implausible_figure', sentenceWith(passage, span))),
    ],
  }
}

function sentenceWith(passage: Passage, span: Span): Span {
  return (
    sentencesOf(passage).find(({ start, end }) => start <= span.start && end >= span.end) ?? span
  )
}

function titleAndBody(
  source: string,
  item: Item,
  { language }: ReadingContext,
): { readonly title: string | null; readonly body: Span } {
  const whole = { start: item.body, end: item.span.end }
  if (item.style !== 'official' && item.style !== 'ordinal') return { title: null, body: whole }
  const passage = passageOf(source, whole)
  const sentence = givenTitle(passage, language)
  const title = sentence ? placeOf(passage, sentence) : titleLine(source, whole, language)
  if (!title) return { title: null, body: whole }
  const words = passageOf(source, title).text.replace(/[\s.,:;-]+$/, '')
  return { title: words, body: { start: title.end, end: whole.end } }
}

/** A title on the line of the number, without a full stop, above words that begin anew. */
function titleLine(source: string, whole: Span, language: ReadingContext['language']): Span | null {
  const end = source.indexOf('\n', whole.start)
  if (end < 0 || end >= whole.end) return null
  const line = fold(source.slice(whole.start, end))
  const next = source.slice(end).trimStart().charAt(0)
  const unfinished =
    /(?:[,;:-]|\b(?:de|del|la|el|los|las|y|e|en|para|por|al?|con|su|of|the|and|for|to|in))$/
  const isTitle =
    line.trim() !== '' &&
    line.length <= 240 &&
    !unfinished.test(line) &&
    !hasOperator(line, language)
  return isTitle && next !== '' && next !== next.toLowerCase() ? { start: whole.start, end } : null
}
