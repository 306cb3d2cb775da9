import { sessionMention } from './session-mention.ts'

/** Signatures, datelines and what newspapers of record print around a text. */
const closing =
  /\brubrica\b|^sufragio efectivo|^se expide (?:el|la) presente|^(?:la|el) presente certificacion|^dad[oa] en\b|^\(r\.-|^atentamente\b|^no habiendo (?:otr[oa]|mas)\b|^(?:con lo anterior |acto seguido )?se (?:levanto|dio por (?:concluid|terminad|finalizad)a|declaro (?:concluid|terminad|clausurad)a) la (?:sesion|reunion)\b|^there being no (?:further|other) business\b|^the (?:session|meeting) (?:was )?(?:adjourned|closed)\b|^(?:mexico|ciudad de mexico|cdmx)\b[^.;]{0,40}, a (?:los )?(?:\d{1,2}|\w+) (?:de|dias)\b|^(?:media )?contact(?:o|s)?:|^(?:for more information|(?:para )?(?:mayor|mas) informacion)\b|^[-=_*#~oº\s]{3,}$/
const furniture =
  /^al margen\b|^poder ejecutivo\s*$|^(?:secretaria|consejo) de [a-z ]+$|^(?:diario oficial|dof\b)|^estados unidos mexicanos|^\(?(?:primera|segunda|tercera) seccion\)?|^pagina \d+|^page \d+|^\d{1,4}$|^(?:comunicado|boletin|press release|communique)\b[^.]{0,60}$|^presidencia de la republica\s*$|^secretariado ejecutivo del sistema nacional de seguridad publica\s*$/
const certification =
  /\bcertifica\b|\b(?:emitio|aprobo|adopto|tomo) los siguientes\b|\bissued the following\b/
const title = /^(?:acuerdos?|resoluciones|agreements|resolutions|certificacion|minutes|acta)\b/

/** The number of a page, and what a scanner makes of spots: lines that stand anywhere and end nothing. */
const pageLine =
  /^(?:(?:pagina|pag\.?|page|hoja|folio) \d{1,4}(?: (?:de|of) \d{1,4})?|- ?\d{1,4} ?-|[^a-z\d•·●○◦▪■□]{1,12})$/

export const isPageLine = (folded: string): boolean =>
  pageLine.test(folded) && !closing.test(folded)

export const isClosing = (folded: string): boolean => closing.test(folded)

/** A certificate that introduces agreements: "… CERTIFICA Que el Consejo …, en su … Sesión …". */
export const isCertification = (folded: string): boolean => certification.test(folded)

/** The words with which an official answers for the text: "CERTIFICA Que el Consejo …". */
export const isCertified = (folded: string): boolean => /\bcertifica\b[\s:.,-]*que\b/.test(folded)

/** What a paragraph outside the agreements is, when it is more than narrative. */
export function recognise(folded: string): 'session' | 'boilerplate' | null {
  if (isCertification(folded)) return 'session'
  if (closing.test(folded) || furniture.test(folded)) return 'boilerplate'
  const isTitle = title.test(folded) && folded.length <= 300
  const isHeadline = folded.length <= 160 && !/[.;!?]["']?$/.test(folded)
  return (isTitle || isHeadline) && sessionMention(folded) ? 'session' : null
}
