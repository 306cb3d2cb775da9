import type { Span } from './span.ts'

interface FundWording {
  readonly fund: string
  /** One of these stands in all of its names: most agreements hold none, and need not be searched. */
  readonly signs: readonly string[]
  readonly pattern: RegExp
}

/** Federal funds for public security, by the abbreviation under which officials know them. */
const funds: readonly FundWording[] = [
  {
    fund: 'FASP',
    signs: ['fasp', 'fund', 'fondo'],
    pattern:
      /\bfasp\b|\bcontribution fund for public (?:safety|security)\b|\bpublic (?:safety|security) contribution fund\b|\bfondo de aportaciones para la seguridad publica(?: de los estados y (?:del? (?:la ciudad de mexico|distrito federal)))?/,
  },
  { fund: 'FORTASEG', signs: ['fortaseg'], pattern: /\bfortaseg\b/ },
  { fund: 'SUBSEMUN', signs: ['subsemun'], pattern: /\bsubsemun\b/ },
  {
    fund: 'SPA',
    signs: ['acreditable'],
    pattern: /\bsubsidio (?:para|de) (?:la )?policia acreditable\b/,
  },
  {
    fund: 'FOFISP',
    signs: ['fofisp', 'fondo'],
    pattern:
      /\bfofisp\b|\bfondo para el fortalecimiento de las instituciones de seguridad publica\b/,
  },
  {
    fund: 'FORTAMUN',
    signs: ['fortamun', 'fondo'],
    pattern:
      /\bfortamun(?:-?d\.?f)?\b|\bfondo de aportaciones para el fortalecimiento de los municipios\b/,
  },
  { fund: 'PRONAPRED', signs: ['pronapred'], pattern: /\bpronapred\b/ },
]
const following =
  /^\s*(?:,\s*fasp\s*,?)?\s*(?:\(fasp\)\s*)?(?:for\s+|of\s+|de\s+|del\s+|correspondiente al?\s+|para\s+(?:el\s+)?)?(?:(?:the\s+)?fiscal year\s+(?:of\s+)?|(?:el\s+)?ejercicio fiscal\s+(?:de\s+)?)?(\d{4})\b/
const fiscalYear =
  /\b(\d{4}) fiscal year\b|\bfiscal year (?:of )?(\d{4})\b|\bejercicio (?:fiscal|presupuestal) (?:de |del )?(\d{4})\b/

export interface FoundFunding {
  /** "FASP 2017; FORTASEG". */
  readonly note: string | null
  readonly spans: readonly Span[]
}

/** The funds that a folded text names, with the fiscal year that it gives them. */
export function fundingIn(folded: string): FoundFunding {
  const notes = new Set<string>()
  const spans: Span[] = []
  const named = funds.filter(({ signs }) => signs.some((sign) => folded.includes(sign)))
  const fiscal = named.length > 0 ? fiscalYear.exec(folded) : null
  for (const { fund, pattern } of named) {
    const matches = [...folded.matchAll(new RegExp(pattern.source, 'g'))]
    if (matches.length === 0) continue
    const years = matches.flatMap((match) => {
      const year = following.exec(folded.slice(match.index + match[0].length))?.[1]
      return year === undefined ? [] : [year]
    })
    const year = years[0] ?? fiscal?.[1] ?? fiscal?.[2] ?? fiscal?.[3]
    notes.add(year === undefined ? fund : `${fund} ${year}`)
    for (const match of matches) {
      spans.push({ start: match.index, end: match.index + match[0].length })
    }
  }
  return { note: notes.size > 0 ? [...notes].join('; ') : null, spans }
}
