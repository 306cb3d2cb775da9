import type { OperatorWording } from './operator.ts'

const manner =
  '(?:(?:also|hereby|unanimously|strongly|respectfully|jointly|further|therefore)\\s+)?'
const been = 'is|are|was|were|has\\s+been|have\\s+been'
const beForms = `(?:(?:will|shall|must|to)\\s+be|${been})`
const participle = '[a-z]+(?:ed|en|wn|ne|lt|nt|ght|un|ut)'
const tasks =
  'develop|design|implement|update|publish|prepare|draft|draw up|carry out|conduct|present|submit|report|promote|strengthen|consolidate|coordinate|complete|review|evaluate|train|allocate|assign|install|integrate|harmoni[sz]e|standardi[sz]e|apply|monitor|follow up|guarantee'

/** In the order of precedence; all for folded sentences. */
export const englishOperators: readonly OperatorWording[] = [
  {
    pattern: /\b(?:will|shall)\s+be\s+(?:able|free|entitled|permitted|allowed)\s+to\b/g,
    nature: 'optional',
    form: 'subject',
    actor: true,
  },
  {
    pattern:
      /(?<!\b(?:in|of|on|by|before|since|and|from|until|this|last|next)\s)\b(?:may|can)\b(?!\s+\d)/g,
    nature: 'optional',
    form: 'subject',
  },
  {
    pattern: new RegExp(
      `\\b${beForms}\\s+${manner}(?:urged|exhorted|encouraged|invited|called\\s+(?:up)?on|asked|requested)\\b`,
      'g',
    ),
    nature: 'exhortative',
    form: 'subject',
    actor: true,
  },
  {
    pattern: new RegExp(
      `\\b${beForms}\\s+${manner}(?:instructed|ordered|directed|mandated|tasked|entrusted|charged|required|authori[sz]ed|empowered|commissioned|obliged)\\b`,
      'g',
    ),
    nature: 'binding',
    form: 'subject',
    actor: true,
  },
  {
    pattern:
      /\b(?:urges?|urged|exhorts?|exhorted|calls?\s+(?:up)?on|called\s+(?:up)?on|invites?|invited|encourages?|encouraged)\b(?=[^.;]{3,300}?\b(?:to|that)\b)/g,
    nature: 'exhortative',
    form: 'object',
    actor: true,
  },
  {
    pattern:
      /\b(?:instructs?|instructed)\b|\b(?:orders?|ordered|directs?|directed|authori[sz]e[sd]?|requires?|tasks?|tasked)\b(?=\s+(?:the|each|all|every)\s[^.;]{3,200}?\bto\b)/g,
    nature: 'binding',
    form: 'object',
    actor: true,
  },
  { pattern: /\bensures?\s+that\b/g, nature: 'binding', form: 'object' },
  {
    pattern: /\bit\s+(?:was|is)\s+(?:also\s+)?(?:agreed|resolved|decided)\s+to\b/g,
    nature: 'binding',
    form: 'nobody',
  },
  {
    pattern: new RegExp(
      `\\b(?:${been})\\s+${manner}(?:approved|adopted|ratified|endorsed|noted|acknowledged|presented|accepted|issued|created|established|elected|re-elected|designated|appointed|confirmed|modified|amended|repealed|signed)\\b`,
      'g',
    ),
    nature: 'procedural',
    form: 'nobody',
    passive: true,
  },
  {
    pattern:
      /(?:^(?:to\s+)?|(?<=\b(?:council|commission|conference|plenary)\s))(?:approves?|approved|adopts?|adopted|ratify|ratifies|ratified|takes?\s+note|took\s+note|endorses?|endorsed|acknowledges?|acknowledged|elects?|elected|appoints?|appointed|designates?|designated)\b/g,
    nature: 'procedural',
    form: 'nobody',
  },
  {
    pattern: new RegExp(
      `\\b(?:will|shall|must)\\s+${manner}be\\s+(?:[a-z]+ly\\s+)?${participle}\\b|\\b(?:is|are)\\s+to\\s+be\\s+${participle}\\b`,
      'g',
    ),
    nature: 'binding',
    form: 'subject',
    passive: true,
  },
  {
    pattern: /\b(?:will|shall|must)\b(?:\s+(?:undertake|commit|agree|pledge)\s+to\b)?/g,
    nature: 'binding',
    form: 'subject',
  },
  { pattern: /\b(?:is|are)\s+to\b/g, nature: 'binding', form: 'subject' },
  {
    pattern:
      /\b(?:undertakes?|undertook|commits?|committed|pledges?|pledged|agrees?|agreed)\s+(?:themselves\s+)?to\b/g,
    nature: 'binding',
    form: 'subject',
  },
  { pattern: /\bshould\b/g, nature: 'exhortative', form: 'subject' },
  { pattern: new RegExp(`^(?:to\\s+)?(?:${tasks})\\b`, 'g'), nature: 'binding', form: 'nobody' },
]
