/** How an item within an agreement is marked; items of one list are marked alike. */
export type ItemStyle = 'ordinal' | 'letter' | 'roman' | 'number' | 'bullet'

const spanishOrdinal =
  '(?:(?:decim|vigesim|trigesim)[oa]?\\s?)?(?:primer|segund|tercer|cuart|quint|sext|septim|octav|noven)[oa]|(?:un|duo)?decim[oa]|vigesim[oa]|trigesim[oa]|unic[oa]'
const englishOrdinal =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth'

/**
 * What begins an item within an agreement: "PRIMERO.-", "First.", "a)", "II.-", "3.", a bullet. For
 * folded text. A letter is a letter before it is a Roman number: "i)" follows "h)" as well.
 */
const leads: readonly (readonly [ItemStyle, RegExp])[] = [
  ['ordinal', new RegExp(`^(?:${spanishOrdinal})\\s*[.:)-]+\\s*`)],
  ['ordinal', new RegExp(`^(?:${englishOrdinal})\\s*[.:)]-*(?=\\s|$)\\s*`)],
  ['letter', /^\(?[a-z]\)\s*/],
  ['roman', /^[ivx]{1,5}\s?[.)]-*(?=\s|$)\s*/],
  ['number', /^\d{1,2}\s?[.)]-*(?=\s|$)\s*/],
  ['bullet', /^[•·○▪‣*-](?=\s)\s*/],
]

export interface ItemLead {
  readonly style: ItemStyle
  /** Characters that the mark takes. */
  readonly length: number
}

/** The mark with which folded words begin, or `null`. */
export function itemLeadOf(folded: string): ItemLead | null {
  for (const [style, pattern] of leads) {
    const match = pattern.exec(folded)
    if (match) return { style, length: match[0].length }
  }
  return null
}

/** Characters that the item's mark takes; 0 when there is none. */
export const itemLeadLength = (folded: string): number => itemLeadOf(folded)?.length ?? 0
