import { describe, expect, it } from 'vitest'
import { catalogueInstallation } from '../../src/contract/catalogue.ts'
import { survivor } from '../../src/core/changes/redirect.ts'
import { treeOn, type Placement } from '../../src/core/changes/tree.ts'
import { parseRoman } from '../../src/core/compliance/numbering/roman.ts'
import { responsibleOn, type SuccessionFacts } from '../../src/core/compliance/succession.ts'
import { fieldDefinition, registry, type RecordKind } from '../../src/core/schema/registry.ts'
import {
  catalogueFolder,
  recordsOf,
  releasedCommits,
  type CatalogueRecord,
} from './catalogue-records.ts'

const records = recordsOf(releasedCommits(catalogueFolder))
const byId = new Map(records.map((record) => [record.id, record]))
const ofKind = (kind: RecordKind) => records.filter((record) => record.kind === kind)

function text(record: CatalogueRecord | undefined, field: string): string {
  const value = record?.fields[field]
  if (typeof value !== 'string') throw new Error(`${record?.kind} without ${field}`)
  return value
}

function optionalText(record: CatalogueRecord, field: string): string | null {
  return record.fields[field] === undefined ? null : text(record, field)
}

function unit(code: string): CatalogueRecord {
  const found = ofKind('unit').filter((record) => record.fields.code === code)
  const [first] = found
  if (first === undefined || found.length > 1) throw new Error(`${found.length} units ${code}`)
  return first
}

const codeOf = (id: string | undefined) =>
  id === undefined ? undefined : text(byId.get(id), 'code')

const duplicates = new Map(
  records.flatMap((record) => {
    const target = optionalText(record, 'duplicateOf')
    return target === null ? [] : [[record.id, target] as const]
  }),
)

const placements: readonly Placement[] = ofKind('placement').map((record) => ({
  id: record.id,
  unit: survivor(text(record, 'unit'), duplicates),
  parent: survivor(text(record, 'parent'), duplicates),
  from: optionalText(record, 'from'),
  to: optionalText(record, 'to'),
  stamp: record.stamp,
}))

const successions: readonly SuccessionFacts[] = ofKind('succession').map((record) => ({
  id: record.id,
  withdrawn: false,
  predecessor: text(record, 'predecessor'),
  successor: text(record, 'successor'),
  date: optionalText(record, 'date'),
  kind: 'replaces',
}))

const parentOn = (day: string, code: string) =>
  codeOf(treeOn(day, placements).parents.get(unit(code).id))

const childrenOn = (day: string, code: string) =>
  [...treeOn(day, placements).parents.values()].filter((parent) => parent === unit(code).id)

/** Who answers on a day for what was asked of a unit, if nobody decides otherwise. */
const responsible = (day: string, code: string) =>
  codeOf(responsibleOn(day, unit(code).id, successions, []).unit)

/** The first and last days of a change, and the days between two. */
const days = [
  ...new Set(
    placements
      .flatMap(({ from, to }) => [from, to])
      .filter((end) => end !== null)
      .flatMap((end) =>
        end.length === 10
          ? [end, new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10)]
          : [`${end}-01-01`, `${end}-12-31`],
      ),
  ),
  '1999-12-31',
  '2016-12-20',
  '2026-01-01',
]

/** Codes of the units that a name means, accents and case aside; a living unit wins over one that ended. */
function unitsNamed(name: string): readonly string[] {
  const found = [...(unitsByName.get(folded(name)) ?? [])]
  const living = found.filter(
    (record) => optionalText(record, 'validTo') === null && !duplicates.has(record.id),
  )
  return (living.length > 0 ? living : found).map((record) => text(record, 'code'))
}

function namesOf(record: CatalogueRecord): readonly string[] {
  const single = ['name', 'nameEnglish', 'abbreviation', 'code'].flatMap(
    (field) => optionalText(record, field) ?? [],
  )
  return [...single, ...(record.sets.aliases ?? [])]
}

const folded = (name: string) =>
  name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('es')

const unitsByName = new Map<string, Set<CatalogueRecord>>()
for (const record of ofKind('unit')) {
  for (const name of namesOf(record).map(folded)) {
    unitsByName.set(name, (unitsByName.get(name) ?? new Set()).add(record))
  }
}

describe('every record of the catalogue', () => {
  it('says where it was found', () => {
    const silent = records.filter((record) => optionalText(record, 'source') === null)
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  it('has the fields without which its kind makes no sense', () => {
    const missing = records.flatMap(({ id, kind, fields }) =>
      Object.entries(registry[kind].fields)
        .filter(([name, field]) => field.required === true && fields[name] === undefined)
        .map(([name]) => `${kind} ${id}: ${name}`),
    )
    expect(missing).toEqual([])
  })

  it('refers only to records of the catalogue, and of the right kind', () => {
    const astray = records.flatMap(({ kind, fields, sets }) => {
      const singles = Object.entries(fields).map(([name, value]) => [name, value] as const)
      const elements = Object.entries(sets).flatMap(([name, list]) =>
        list.map((element) => [name, element] as const),
      )
      return [...singles, ...elements].filter(([name, value]) => {
        const field = fieldDefinition(kind, name)
        if (field?.type !== 'reference') return false
        const target = typeof value === 'string' ? byId.get(value) : undefined
        return target === undefined || !(field.target ?? [kind]).includes(target.kind)
      })
    })
    expect(astray).toEqual([])
  })

  it('is in the catalogue partition and marked by nobody as a demonstration', () => {
    expect(records.filter(({ kind }) => registry[kind].partition.kind !== 'catalog')).toEqual([])
    expect(records.filter(({ fields }) => fields.demonstration !== undefined)).toEqual([])
  })
})

describe('who signs the catalogue', () => {
  it('is named in the directory: installation, office and person belong together', () => {
    const installation = byId.get(catalogueInstallation)
    const office = text(installation, 'office')
    expect(byId.get(office)?.fields.name).toBe('Catálogo nacional')
    const author = releasedCommits(catalogueFolder)[0]?.commit.author ?? ''
    expect(byId.get(author)?.sets.offices).toEqual([office])
  })
})

describe('the federal entities', () => {
  const entities = ofKind('unit').filter(({ fields }) => fields.kind === 'federal_entity')

  it('are 32, with the INEGI codes 01 to 32 once each', () => {
    const expected = Array.from({ length: 32 }, (_, index) => String(index + 1).padStart(2, '0'))
    expect(entities.map((entity) => text(entity, 'inegi')).toSorted()).toEqual(expected)
  })

  it('have ISO codes, distinct names and abbreviations', () => {
    expect(entities.every((entity) => /^MX-[A-Z]{3}$/.test(text(entity, 'code')))).toBe(true)
    for (const field of ['code', 'name', 'abbreviation']) {
      expect(new Set(entities.map((entity) => text(entity, field))).size).toBe(32)
    }
  })

  it('are exactly those for whom "the states" stands', () => {
    expect(unit('ENT-32').sets.members?.toSorted()).toEqual(entities.map(({ id }) => id).toSorted())
  })
})

describe('the former Secretariat of Public Security', () => {
  it('had 24 administrative units and four decentralised bodies until the day it was dissolved', () => {
    const listed = ofKind('placement')
      .filter((record) => record.fields.parent === unit('SSP').id)
      .map((record) => codeOf(text(record, 'unit')) ?? '')
    const administrative = listed.filter((code) => /^SSP-\d\d$/.test(code))
    const bodies = listed.filter((code) => /^SSP-25[a-d]$/.test(code))
    expect(administrative.toSorted()).toEqual(
      Array.from({ length: 24 }, (_, index) => `SSP-${String(index + 1).padStart(2, '0')}`),
    )
    expect(bodies.toSorted()).toEqual(['SSP-25a', 'SSP-25b', 'SSP-25c', 'SSP-25d'])
  })

  it('stands empty from the day of its dissolution', () => {
    expect(childrenOn('2008-06-30', 'SSP').length).toBe(28)
    expect(childrenOn('2013-01-03', 'SSP')).toEqual([])
  })

  it('lists two bodies under names of its own; they are one with the police and the Executive Secretariat', () => {
    expect(codeOf(survivor(unit('SSP-25a').id, duplicates))).toBe('PF')
    expect(codeOf(survivor(unit('SSP-25b').id, duplicates))).toBe('SESNSP')
    expect(duplicates.size).toBe(3)
  })

  it('marks every Spanish name that the source does not give as our own', () => {
    const former = ofKind('unit').filter((record) => text(record, 'code').startsWith('SSP-'))
    expect(former.length).toBe(28)
    expect(former.filter((record) => !/nuestro|deducido/.test(text(record, 'sourceNote')))).toEqual(
      [],
    )
  })
})

describe('the tree of units', () => {
  it.each(days)('has no cycle on %s', (day) => {
    expect(treeOn(day, placements).skipped).toEqual([])
  })

  it('places the Executive Secretariat where the better source of the day does', () => {
    expect(parentOn('2008-06-30', 'SESNSP')).toBe('SSP')
    expect(parentOn('2010-06-30', 'SESNSP')).toBe('SEGOB')
    expect(parentOn('2016-12-20', 'SESNSP')).toBe('SEGOB')
    expect(parentOn('2019-07-08', 'SESNSP')).toBe('SSPC')
  })

  it('moves the Federal Police with the Secretariat that it belonged to', () => {
    expect(parentOn('2013-01-02', 'PF')).toBe('SSP')
    expect(parentOn('2013-01-03', 'PF')).toBe('CNS')
    expect(parentOn('2018-11-30', 'PF')).toBeUndefined()
  })
})

describe('succession', () => {
  it('leads from the Secretariat to the Commission to the present Secretariat on the days of the decrees', () => {
    expect(responsible('2013-01-02', 'SSP')).toBe('SSP')
    expect(responsible('2013-01-03', 'SSP')).toBe('CNS')
    expect(responsible('2018-11-29', 'SSP')).toBe('CNS')
    expect(responsible('2018-11-30', 'SSP')).toBe('SSPC')
  })

  it('leaves the Attorney General open, because nobody confirmed the day', () => {
    const result = responsibleOn('2025-01-01', unit('PGR').id, successions, [])
    expect(codeOf(result.unit)).toBe('PGR')
    expect(result.open.map(({ reason }) => reason)).toEqual(['undated'])
  })
})

describe('the sessions', () => {
  const sessions = ofKind('session')

  it('carry the roman numeral of their ordinal', () => {
    expect(sessions.length).toBe(19)
    for (const session of sessions) {
      expect(parseRoman(text(session, 'roman'))).toBe(session.fields.ordinal)
    }
  })

  it('are each there once', () => {
    const names = sessions.map((session) =>
      ['body', 'type', 'roman'].map((field) => text(session, field)).join(' '),
    )
    expect(new Set(names).size).toBe(sessions.length)
  })

  it('follow each other in time as their numbers do, and are published after they were held', () => {
    const ordinary = sessions
      .filter(({ fields }) => fields.type === 'ordinary' && fields.date !== undefined)
      .toSorted((a, b) => Number(a.fields.ordinal) - Number(b.fields.ordinal))
      .map((session) => text(session, 'date'))
    expect(ordinary).toEqual(ordinary.toSorted())
    const early = sessions.filter(
      (session) =>
        (optionalText(session, 'gazetteDate') ?? '9') < (optionalText(session, 'date') ?? ''),
    )
    expect(early).toEqual([])
  })

  it('leave a day empty that no source gives, and say what is known', () => {
    const undated = sessions.filter(({ fields }) => fields.date === undefined)
    expect(undated.map((session) => text(session, 'roman')).toSorted()).toEqual([
      'II',
      'XXXII',
      'XXXV',
    ])
    expect(undated.filter((session) => optionalText(session, 'sourceNote') === null)).toEqual([])
  })
})

describe('the names by which documents call units', () => {
  it.each([
    ['the states', 'ENT-32'],
    ['Estados', 'ENT-32'],
    ['Mexico City', 'MX-CMX'],
    ['Distrito Federal', 'MX-CMX'],
    ["Attorney General's Office", 'PGR'],
    ['Secretariado Ejecutivo', 'SESNSP'],
    ['Executive Secretariat of the National System of Public Security', 'SESNSP'],
    ['General Coordination of Mexico Shelf', 'SSP-07'],
  ])('%s is %s', (name, code) => {
    expect(unitsNamed(name)).toEqual([code])
  })

  it('never mean two living units at once', () => {
    const names = ofKind('unit').flatMap(namesOf)
    const ambiguous = names.filter((name) => unitsNamed(name).length !== 1)
    expect(ambiguous).toEqual([])
  })
})

describe('figures', () => {
  it('gives six indicators that should fall, each with its base period', () => {
    const indicators = ofKind('indicator')
    expect(indicators.length).toBe(6)
    for (const { fields } of indicators) {
      expect(fields).toMatchObject({
        direction: 'decrease',
        scale: 'percent_change',
        baselinePeriod: '2012-01/2012-11',
      })
    }
  })

  it('says of every amount of a fund that it comes from the press', () => {
    const funding = ofKind('funding')
    expect(funding.length).toBe(17)
    expect(funding.filter((row) => !/[Cc]ifra de prensa/.test(text(row, 'sourceNote')))).toEqual([])
  })

  it('does not take the two amounts of 2017 that the collection calls doubtful', () => {
    const entities = ofKind('funding')
      .filter(({ fields }) => fields.year === 2017 && fields.entity !== undefined)
      .map((row) => codeOf(text(row, 'entity')) ?? '')
    expect(entities.toSorted()).toEqual(['MX-BCN', 'MX-GUA', 'MX-VER'])
  })
})
