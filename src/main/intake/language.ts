import type { Language } from '../../core/schema/codes.ts'

const spanish = /\b(?:el|la|los|las|de|del|que|en|se|por|para|con|una?|al|su|sus|lo|y|deberan?)\b/g
const english =
  /\b(?:the|of|and|in|to|that|for|with|was|were|will|by|is|are|its|at|all|each|must|shall|their|from|on|be)\b/g

/** By the small words that each language cannot do without; Spanish where it is even. */
export function languageOf(folded: string): Language {
  const count = (pattern: RegExp): number => folded.match(pattern)?.length ?? 0
  return count(english) > count(spanish) ? 'en' : 'es'
}
