import { hasWords } from './match-expression.ts'

/** SQL functions by which texts are searched that stand in no full-text index. */
export const searchFunctions = {
  has_words: (text: unknown, typed: unknown): number =>
    typeof text === 'string' && typeof typed === 'string' && hasWords(text, typed) ? 1 : 0,
} as const
