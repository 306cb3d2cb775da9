import type {
  CaptureDraft,
  DraftObservation,
  NotUnderstood,
  Recognised,
} from '../../contract/capture.ts'
import { refusal } from '../../contract/errors.ts'
import type { Refusal } from '../../contract/errors.ts'
import { failure, success } from '../../core/result.ts'
import type { Result } from '../../core/result.ts'
import { isCertified } from './boilerplate.ts'
import type { ReadingContext } from './clauses.ts'
import { largestDocument } from './decode.ts'
import { documentText } from './document-text.ts'
import { fold } from './fold.ts'
import { impossibleFiguresIn } from './impossible-figures.ts'
import { observationsIn } from './indicators.ts'
import type { IntakeKnowledge } from './knowledge.ts'
import { languageOf } from './language.ts'
import { lexiconOf } from './lexicon.ts'
import { lineNumberAt, linesOf } from './lines.ts'
import type { TextLine } from './lines.ts'
import { linesOfActionIn } from './lines-of-action.ts'
import { normaliseText } from './normalise.ts'
import { hasOperator } from './operators.ts'
import { passageOf, placeOf } from './passage.ts'
import { readAgreement, readLineOfAction } from './read-agreement.ts'
import type { ReadAgreement } from './read-agreement.ts'
import { segment } from './segment.ts'
import type { LeftOver, Segmentation } from './segment.ts'
import { sentencesOf } from './sentences.ts'
import { sessionOf } from './session.ts'
import type { Span } from './span.ts'
import { overlaps } from './span.ts'

/** Far more than any session's papers; a file of line ends would otherwise fill the memory. */
const mostLines = 500_000

/**
 * Reads minutes, a certificate of agreements or a communiqué (text or DOCX) into drafts; saves nothing.
 * Refuses `file_empty`, `file_binary`, `file_damaged`, `file_too_large`, `file_unpacks_too_large` and
 * `text_without_agreements` (neither agreements nor indicators).
 */
export function readDocument(
  bytes: Uint8Array,
  knowledge: IntakeKnowledge,
): Result<CaptureDraft, Refusal> {
  const decoded = documentText(bytes)
  return decoded.ok ? readText(decoded.value, knowledge) : decoded
}

/** As `readDocument`, of text that is decoded already. */
export function readText(raw: string, knowledge: IntakeKnowledge): Result<CaptureDraft, Refusal> {
  const text = normaliseText(raw)
  if (text.trim() === '') return failure(refusal('file_empty'))
  const lines = linesOf(text)
  if (lines.length > mostLines) {
    return failure(
      refusal('file_too_large', { lines: mostLines, megabytes: largestDocument / 1024 ** 2 }),
    )
  }
  const language = languageOf(fold(text.slice(0, 100_000)))
  const segmentation = segment(lines, (folded) => hasOperator(folded, language))
  const session = sessionOf(
    paragraphsOutside(text, segmentation),
    segmentation.items.flatMap(({ number }) => (number === null ? [] : [number])),
    knowledge,
  )
  const context: ReadingContext = {
    language,
    lexicon: lexiconOf(knowledge),
    session,
    agreeing: knowledge.bodies.find(({ code }) => code === session.body)?.unit ?? null,
    followUpUnit: knowledge.followUpUnit,
  }
  const agreements = segmentation.items.map((item) => readAgreement(text, lines, item, context))
  const rest =
    agreements.length > 0
      ? { agreements, recognised: segmentation.recognised, leftOver: segmentation.leftOver }
      : readLinesOfAction(text, lines, segmentation, context, knowledge)
  const { indicators, leftOver } = observationsOf(
    text,
    lines,
    rest.leftOver,
    context,
    knowledge,
    agreements.length > 0,
  )
  if (rest.agreements.length === 0 && indicators.length === 0) {
    return failure(refusal('text_without_agreements'))
  }
  const notUnderstood: readonly NotUnderstood[] = [
    ...leftOver.map(({ line, text, reason }) => ({ line, text, reason })),
    ...leftOver.flatMap((paragraph) => impossibleIn(text, lines, paragraph.span)),
    ...rest.agreements.flatMap((read) => read.notUnderstood),
  ]
  const certified = segmentation.recognised.some(({ span }) =>
    isCertified(passageOf(text, span).folded),
  )
  return success({
    language,
    textStatus: certified ? 'official' : 'press',
    text,
    session,
    agreements: rest.agreements.map(({ draft }) => draft),
    indicators: [...indicators],
    recognised: [...rest.recognised],
    notUnderstood: notUnderstood.toSorted((a, b) => a.line - b.line),
  })
}

/** Certificates and headings say best which session it is; then the rest, in its order. */
function paragraphsOutside(
  text: string,
  { recognised, leftOver }: Segmentation,
): readonly string[] {
  const spans = [
    ...recognised.filter(({ what }) => what !== 'boilerplate'),
    ...recognised.filter(({ what }) => what === 'boilerplate'),
    ...leftOver,
  ].map(({ span }) => span)
  return spans.map((span) => passageOf(text, span).folded)
}

interface Rest {
  readonly agreements: readonly ReadAgreement[]
  readonly recognised: readonly Recognised[]
  readonly leftOver: readonly LeftOver[]
}

function readLinesOfAction(
  text: string,
  lines: readonly TextLine[],
  segmentation: Segmentation,
  context: ReadingContext,
  knowledge: IntakeKnowledge,
): Rest {
  const found = linesOfActionIn(lines, (span) => {
    const passage = passageOf(text, span)
    return observationsIn(passage, lines, context.language, knowledge, false).length > 0
  })
  if (!found) return { agreements: [], ...segmentation }
  const agreements = found.lines.map(({ title, span, body }, index) =>
    readLineOfAction(
      text,
      lines,
      {
        kind: 'compromiso',
        sequence: index + 1,
        number: null,
        style: 'paragraph',
        span,
        body: body.start,
      },
      title,
      context,
    ),
  )
  const taken = [found.announcement, ...found.lines.map(({ span }) => span)]
  const isTaken = ({ span }: { readonly span: Span }): boolean =>
    taken.some((other) => overlaps(other, span))
  return {
    agreements,
    recognised: [
      ...segmentation.recognised.filter((item) => !isTaken(item)),
      { what: 'section_heading', span: found.announcement },
    ],
    leftOver: segmentation.leftOver.filter((item) => !isTaken(item)),
  }
}

/** Reads the paragraphs of figures; what holds nothing else is no longer left over. */
function observationsOf(
  text: string,
  lines: readonly TextLine[],
  leftOver: readonly LeftOver[],
  { language }: ReadingContext,
  knowledge: IntakeKnowledge,
  knownOnly: boolean,
): { readonly indicators: readonly DraftObservation[]; readonly leftOver: readonly LeftOver[] } {
  const read = leftOver.map((paragraph) => {
    const passage = passageOf(text, paragraph.span)
    const found = observationsIn(passage, lines, language, knowledge, knownOnly)
    return { paragraph, found, whole: found.length === sentencesOf(passage).length }
  })
  return {
    indicators: read.flatMap(({ found }) => found),
    leftOver: read.flatMap(({ paragraph, whole }) => (whole ? [] : [paragraph])),
  }
}

function impossibleIn(
  text: string,
  lines: readonly TextLine[],
  span: Span,
): readonly NotUnderstood[] {
  const passage = passageOf(text, span)
  return impossibleFiguresIn(passage).map((figure) => ({
    line: lineNumberAt(lines, placeOf(passage, figure).start),
    text: passage.text.slice(figure.start, figure.end),
    reason: 'implausible_figure',
  }))
}
