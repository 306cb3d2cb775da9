import type { DraftChange } from '../../../src/core/changes/save.ts'
import type { PartitionKey } from '../../../src/core/changes/types.ts'
import { writeRoman } from '../../../src/core/compliance/numbering/roman.ts'
import { marked, newRecord } from '../../../src/main/usecases/new-record.ts'
import type { Author } from './commit-writer.ts'
import { dayAfter } from './days.ts'
import type { Random } from './random.ts'
import { mandate, personName, placeName } from './vocabulary.ts'

/** What the register holds once it is founded: the national catalogue and the coordinating office. */
export interface Founded {
  readonly office: string
  readonly installation: string
  readonly person: string
  readonly bodies: readonly { readonly id: string; readonly code: string }[]
  readonly sessions: readonly GeneratedSession[]
  readonly entities: readonly GeneratedUnit[]
  /** Units of the federation that can be bound. */
  readonly federal: readonly GeneratedUnit[]
  readonly units: number
}

export interface GeneratedSession {
  readonly id: string
  readonly day: string
  readonly ordinal: number
  readonly body: string
}

export interface GeneratedUnit {
  readonly id: string
  readonly code: string
}

/** Who works where, and what there is to be bound and to meet. */
export interface Institutions {
  readonly changes: readonly DraftChange[]
  /** Those of the coordinating office who verify. */
  readonly verifiers: readonly Author[]
  /** Those of the coordinating office who enter what units sent on paper. */
  readonly clerks: readonly Author[]
  /** By the code of a federal entity: those who report at its own installation. */
  readonly reporters: ReadonlyMap<string, readonly Author[]>
  readonly municipalities: readonly GeneratedUnit[]
  readonly sessions: readonly GeneratedSession[]
  readonly indicators: readonly string[]
}

const catalog: PartitionKey = { kind: 'catalog' }

export function makeInstitutions(
  random: Random,
  founded: Founded,
  sizes: { readonly units: number; readonly sessions: number },
): Institutions {
  const changes: DraftChange[] = []
  const person = (office: string, installation: string): Author => {
    const id = random.id()
    const name = personName(random)
    changes.push(
      ...newRecord({
        kind: 'person',
        id,
        partition: catalog,
        fields: { name, email: `persona.${id.slice(0, 6)}@ejemplo.gob.mx` },
        sets: { offices: marked([office]) },
      }),
    )
    return { installation, person: id }
  }
  const staff = (count: number, office: string, installation: string): readonly Author[] =>
    Array.from({ length: count }, () => person(office, installation))

  const verifiers = staff(12, founded.office, founded.installation)
  const clerks = staff(8, founded.office, founded.installation)
  const reporters = new Map<string, readonly Author[]>()
  for (const { id: unit, code } of founded.entities) {
    const [office, installation] = [random.id(), random.id()]
    changes.push(
      ...newRecord({
        kind: 'office',
        id: office,
        partition: catalog,
        fields: { name: `Enlace ${code}`, unit },
      }),
      ...newRecord({
        kind: 'installation',
        id: installation,
        partition: catalog,
        fields: { office },
      }),
    )
    reporters.set(code, staff(3, office, installation))
  }

  const municipalities = Array.from(
    { length: Math.max(0, sizes.units - founded.units) },
    (_, index): GeneratedUnit => {
      const entity = founded.entities[index % founded.entities.length]
      if (entity === undefined) throw new Error('the catalogue has no federal entities')
      const within = Math.floor(index / founded.entities.length) + 1
      const unit = { id: random.id(), code: `${entity.code}-${String(within).padStart(3, '0')}` }
      changes.push(
        ...newRecord({
          kind: 'unit',
          id: unit.id,
          partition: catalog,
          fields: { code: unit.code, name: placeName(random), kind: 'municipality' },
        }),
        ...newRecord({
          kind: 'placement',
          id: random.id(),
          partition: catalog,
          fields: { unit: unit.id, parent: entity.id },
        }),
      )
      return unit
    },
  )

  const sessions = [...founded.sessions]
  const others = founded.bodies.filter(
    ({ id }) => !founded.sessions.some(({ body }) => body === id),
  )
  const missing = Math.max(0, sizes.sessions - sessions.length)
  for (let index = 0; index < missing; index += 1) {
    const body = others[index % others.length]
    if (body === undefined) throw new Error('the catalogue has one body only')
    const ordinal = Math.floor(index / others.length) + 1
    // Spread over fourteen years, the bodies in turns.
    const day = dayAfter('2012-02-15', Math.floor((index * 13.5 * 365) / missing))
    const session = { id: random.id(), day, ordinal, body: body.id }
    changes.push(
      ...newRecord({
        kind: 'session',
        id: session.id,
        partition: catalog,
        fields: {
          body: body.id,
          ordinal,
          roman: writeRoman(ordinal),
          type: 'ordinary',
          date: day,
          gazetteDate: random.chance(0.6) ? dayAfter(day, 12 + random.below(30)) : null,
          venue: placeName(random),
        },
      }),
    )
    sessions.push(session)
  }

  const indicators = Array.from({ length: 40 }, () => random.id())
  for (const id of indicators) {
    changes.push(
      ...newRecord({
        kind: 'indicator',
        id,
        partition: catalog,
        fields: { name: mandate(random), measure: '%', direction: 'decrease' },
      }),
    )
    for (const session of sessions.slice(0, 25)) {
      changes.push(
        ...newRecord({
          kind: 'observation',
          id: random.id(),
          partition: catalog,
          fields: {
            indicator: id,
            session: session.id,
            period: session.day.slice(0, 7),
            value: Math.round(random.number() * 1000) / 10,
          },
        }),
      )
    }
  }
  for (const entity of founded.entities) {
    for (let year = 2012; year < 2026; year += 1) {
      const federalAmount = 1_000_000 * (50 + random.below(400))
      changes.push(
        ...newRecord({
          kind: 'funding',
          id: random.id(),
          partition: catalog,
          fields: {
            fund: 'FASP',
            year,
            entity: entity.id,
            federalAmount,
            stateShare: federalAmount * (0.2 + random.number() / 10),
          },
        }),
      )
    }
  }
  return { changes, verifiers, clerks, reporters, municipalities, sessions, indicators }
}
