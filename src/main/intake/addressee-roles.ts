import type { ClauseNature, ObligationRole } from '../../core/schema/codes.ts'
import type { KnownUnit } from './knowledge.ts'

/** The role that a mandate of some nature gives to whom it names first. */
export function roleOf(nature: ClauseNature, unit: KnownUnit | undefined): ObligationRole {
  switch (nature) {
    case 'binding':
      return unit?.kind === 'group' ||
        unit?.kind === 'federal_entity' ||
        unit?.kind === 'municipality'
        ? 'obliged'
        : 'responsible'
    case 'exhortative':
      return 'exhorted'
    case 'optional':
      return 'enabled'
    case 'procedural':
      return 'recipient'
  }
}

interface AccompanyingWording {
  readonly role: ObligationRole
  /** Ends right before the name, determiners left out. */
  readonly pattern: RegExp
}

/** Words before a name that say in what other part a unit acts. */
export const accompanying: readonly AccompanyingWording[] = [
  {
    role: 'supporting',
    pattern:
      /\b(?:in (?:coordination|collaboration|cooperation|conjunction) with|with the (?:support|assistance|collaboration|advice) of|supported by|assisted by|en (?:coordinacion|colaboracion|coadyuvancia|conjunto|cooperacion) con|conjuntamente con|de (?:manera|forma) (?:conjunta|coordinada) con|con (?:el )?(?:apoyo|auxilio|acompanamiento) de|con la (?:colaboracion|asistencia|coadyuvancia|asesoria) de|jointly with)\s*$/,
  },
  {
    role: 'participant',
    pattern:
      /\b(?:with the participation of|con la (?:participacion|concurrencia|intervencion) de|con la opinion de|in consultation with|en consulta con|previa opinion de)\s*$/,
  },
  {
    role: 'coordinator',
    pattern:
      /\b(?:under the coordination of|coordinated by|bajo la (?:coordinacion|conduccion) de|coordinad[oa]s? por)\s*$/,
  },
]

/** Words before a name that make it answer for what is ordered. */
export const responsibility =
  /\b(?:the responsibility of|in charge of|under the (?:responsibility|direction) of|entrusted to|(?:to be |be )?(?:carried out|implemented|executed|performed|undertaken|conducted|developed|applied|prepared|made|published) by|chaired by|headed by|(?:que|lo|la|los|las) (?:presidiran?|coordinaran?|encabezaran?|conduciran?)|(?:presidid|encabezad|conducid)[oa]s? por|a cargo de|bajo la responsabilidad de|responsabilidad de|correspondera a|corresponde a|por conducto de|a traves de|through|(?:implementad|ejecutad|aplicad|realizad|elaborad|instrumentad|llevad|coordinad)[oa]s?(?: a cabo)? por)\s*$/
