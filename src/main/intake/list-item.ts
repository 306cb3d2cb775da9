/** What begins an item within an agreement: "PRIMERO.-", "a)", "II.", "3.", a bullet. For folded text. */
const lead =
  /^(?:(?:(?:decim|vigesim)[oa]?\s?)?(?:primer|segund|tercer|cuart|quint|sext|septim|octav|noven|decim|unic)[oa]\s*[.:)-]+|\(?[a-z]\)|[ivx]{1,5}[.)](?=\s|$)|\d{1,2}[.)](?=\s|$)|[•·○▪‣*-](?=\s))\s*/

/** Characters that the item's mark takes; 0 when there is none. */
export const itemLeadLength = (folded: string): number => lead.exec(folded)?.[0].length ?? 0
