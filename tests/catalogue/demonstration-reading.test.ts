import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { demonstrationSchema } from '../../src/contract/demonstration.ts'
import type { CaptureDraft, DraftAgreement } from '../../src/contract/capture.ts'
import { unitKinds } from '../../src/core/schema/codes.ts'
import type { IntakeKnowledge } from '../../src/main/intake/knowledge.ts'
import { readDocument } from '../../src/main/intake/read-document.ts'
import { catalogueFolder, recordsOf, releasedCommits } from './catalogue-records.ts'

const folder = join(import.meta.dirname, '../../resources/demonstration')
const records = recordsOf(releasedCommits(catalogueFolder))

function read(file: string): CaptureDraft {
  const result = readDocument(readFileSync(join(folder, file)), knowledgeOfCatalogue())
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** What a register knows that holds the catalogue and nothing else. */
function knowledgeOfCatalogue(): IntakeKnowledge {
  const textOf = (id: string | null, field: string) => {
    const value = records.find((record) => record.id === id)?.fields[field]
    return typeof value === 'string' ? value : null
  }
  const texts = (id: string, fields: readonly string[]) =>
    fields.flatMap((field) => textOf(id, field) ?? [])
  const living = records.filter(({ fields }) => fields.duplicateOf === undefined)
  return {
    followUpUnit: 'SESNSP',
    units: living
      .filter(({ kind }) => kind === 'unit')
      .map(({ id, sets }) => ({
        code: textOf(id, 'code') ?? '',
        kind: unitKinds.find((kind) => kind === textOf(id, 'kind')) ?? 'other',
        names: [...texts(id, ['name', 'nameEnglish', 'abbreviation']), ...(sets.aliases ?? [])],
        members: (sets.members ?? []).map((member) => textOf(member, 'code') ?? ''),
        ended: textOf(id, 'validTo') !== null,
      })),
    bodies: living
      .filter(({ kind }) => kind === 'body')
      .map(({ id }) => ({
        code: textOf(id, 'code') ?? '',
        unit: textOf(textOf(id, 'unit'), 'code'),
        names: texts(id, ['name', 'nameEnglish']),
      })),
    indicators: living
      .filter(({ kind }) => kind === 'indicator')
      .map(({ id }) => ({
        name: textOf(id, 'name') ?? '',
        nameEnglish: textOf(id, 'nameEnglish'),
        baselinePeriod: textOf(id, 'baselinePeriod'),
        source: textOf(id, 'source'),
      })),
  }
}

/** Whom an agreement names, whatever the clause and the language. */
const namedIn = (agreement: DraftAgreement) => [
  `${agreement.kind} ${agreement.sequence}`,
  [
    ...new Set(
      agreement.clauses
        .flatMap(({ addressees }) => addressees)
        .filter(({ inferred }) => !inferred)
        .map(({ unit, role }) => `${unit} ${role}`),
    ),
  ].toSorted(),
]

describe('the demonstration communiqué of the 41st session', () => {
  const spanish = read('communique-xli.es.txt')
  const english = read('communique-xli.en.txt')

  it('gives 14 agreements of the session, in either language', () => {
    for (const draft of [spanish, english]) {
      expect(draft.session).toMatchObject({ body: 'CNSP', ordinal: 41, date: '2016-12-20' })
      expect(draft.agreements.filter(({ kind }) => kind === 'resolucion').length).toBe(8)
      expect(draft.agreements.filter(({ kind }) => kind === 'punto_de_acuerdo').length).toBe(6)
    }
  })

  it('binds the same units in the same roles, in either language', () => {
    expect(english.agreements.map(namedIn)).toEqual(spanish.agreements.map(namedIn))
    const bound = spanish.agreements.flatMap(({ clauses }) => clauses).flatMap((c) => c.addressees)
    expect(bound.map(({ unit }) => unit)).toEqual(
      expect.arrayContaining([
        'ENT-32',
        'SESNSP',
        'PGR',
        'SEGOB-SPPC',
        'CP-INF',
        'CP-CYA',
        'CP-PDPC',
      ]),
    )
  })

  it('states deadlines of the kinds that the real one states', () => {
    const rules = spanish.agreements
      .flatMap(({ clauses }) => clauses)
      .flatMap(({ deadline }) => deadline?.rule ?? [])
    expect(new Set(rules)).toEqual(
      new Set([
        'within_year',
        'end_of_fiscal_year',
        'starts_in_year',
        'period_of_years',
        'at_session',
      ]),
    )
  })

  it('has the obligation that each step of the demonstration is about', () => {
    const { steps } = demonstrationSchema.parse(
      JSON.parse(readFileSync(join(folder, 'demonstration.json'), 'utf8')),
    )
    const missing = steps.filter(({ target }) => {
      const agreement = spanish.agreements.find(
        ({ kind, sequence }) => kind === target.kind && sequence === target.sequence,
      )
      const wanted = target.unit.startsWith('MX-') ? 'ENT-32' : target.unit
      return !agreement?.clauses.some(({ addressees }) =>
        addressees.some(({ unit }) => unit === wanted),
      )
    })
    expect(missing).toEqual([])
  })
})

describe('the demonstration communiqué of the 39th session', () => {
  const draft = read('communique-xxxix.en.txt')

  it('gives six lines of action and six observations against their base period', () => {
    expect(draft.session).toMatchObject({ body: 'CNSP', ordinal: 39, date: '2015-12-18' })
    expect(draft.agreements.map(({ kind }) => kind)).toEqual(Array(6).fill('compromiso'))
    expect(draft.indicators.map(({ value }) => value)).toEqual([-12, -22, -44.6, -24, -27, -30])
    expect(draft.indicators.every((row) => row.baselinePeriod === '2012-01/2012-11')).toBe(true)
  })

  it('has one figure that cannot be, and it is shown instead of taken', () => {
    const flagged = draft.notUnderstood.filter(({ reason }) => reason === 'implausible_figure')
    expect(flagged.map(({ text }) => text)).toEqual([expect.stringContaining('764,000')])
  })
})
