import { implausibleFigures } from '../../core/compliance/drafting/figures.ts'
import type { Passage } from './passage.ts'
import type { Span } from './span.ts'

/** Figures that cannot be, such as 764,000 municipalities in a country of some 2,470. */
export const impossibleFiguresIn = ({ text }: Passage): readonly Span[] =>
  implausibleFigures(text).map(({ start, end }) => ({ start, end }))
