/** What a dossier repeats of the session, its agreements and their casework: whoever reads it on paper has nothing else. */
import { beforeEach, describe, expect, test } from 'vitest'
import { givenEvidenceSchema } from '../../../contract/evidence.ts'
import {
  arrives,
  decide,
  evidenceOf,
  fileWith,
  report,
} from '../../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../../tests/support/registers.ts'
import type { Dossier, DossierObligation } from '../../../contract/dossier.ts'
import { deadlineWords } from '../../reports/deadline-words.ts'
import { reportWords } from '../../reports/words.ts'
import { addEvidence } from '../../usecases/add-evidence.ts'
import { mergeRecords } from '../../usecases/merge-records.ts'
import { addRecord } from '../../usecases/add-record.ts'
import { endUnit } from '../../usecases/unit-end.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'

const to = (unit: string) => [{ unit, role: 'obliged' as const, inferred: false }]

let office: Office
let session: string
let verifier: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const accepted = await accept(office, [
    draftAgreement({
      number: '05/XLI/16',
      sequence: 5,
      clauses: [
        draftClause({
          text: 'Durango instalará la unidad.',
          addressees: to('MX-DUR'),
          deadline: { rule: 'fixed_day', date: '2017-03-31' },
        }),
        draftClause({
          text: 'Podrá publicarlo.',
          nature: 'optional',
          addressees: to('MX-DUR'),
          deadline: { rule: 'at_session', ordinal: 90, type: 'ordinary' },
        }),
      ],
    }),
    draftAgreement({
      sequence: 6,
      title: 'Acta',
      text: 'Se aprueba el acta.',
      kind: 'acuerdo',
      procedural: true,
      clauses: [draftClause({ addressees: to('SESNSP'), nature: 'procedural', deadline: null })],
    }),
  ])
  session = accepted.session
  verifier = addPerson(office, 'Luis Verificador')
})

const dossier = (today = '2017-06-01'): Dossier => {
  const content = office.register.read.dossier(session, today, (rule) =>
    deadlineWords(rule, reportWords('es')),
  )
  if (content === undefined) throw new Error('no such session')
  return { ...content, language: 'es', paper: 'letter', today, asOf: null, programVersion: '' }
}
const cases = (of: Dossier = dossier()): readonly DossierObligation[] =>
  of.agreements.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.obligations))
const first = (): DossierObligation => {
  const [found] = cases()
  if (found === undefined) throw new Error('nobody is bound')
  return found
}
const bound = (nature: string): string => obligations(office, { nature })[0]?.id ?? ''

describe('of the session', () => {
  test('how it is called, where and when it was, and when the gazette published', () => {
    arrives(office, session, 'venue', 'Palacio Nacional')
    arrives(office, session, 'gazetteDate', '2017-01-04')
    expect(dossier().session).toEqual({
      body: 'Consejo Nacional de Seguridad Pública',
      roman: 'XLI',
      ordinal: 41,
      type: 'ordinary',
      date: '2016-12-20',
      venue: 'Palacio Nacional',
      gazetteDate: '2017-01-04',
    })
    arrives(office, session, 'type', 'extraordinary')
    expect(dossier().session.type).toBe('extraordinary')
  })

  test('a session that is withdrawn takes all that was agreed in it along', () => {
    const reason = 'No hubo quórum'
    expectValue(withdrawRecord(office, { as: office.person, id: session, reason }))
    const { agreements } = dossier()
    expect(agreements.map(({ withdrawal }) => withdrawal?.reason)).toEqual([reason, reason])
    expect(agreements[0]?.clauses[0]?.withdrawal?.reason).toBe(reason)
    expect(first().withdrawal?.reason).toBe(reason)
  })
})

describe('of its agreements', () => {
  test('their numbers, places and kinds; what binds is counted apart from what does not', () => {
    const [binding, minutes] = dossier().agreements
    expect(binding).toMatchObject({
      number: '05/XLI/16',
      sequence: 5,
      kind: 'resolucion',
      title: 'Policía cibernética',
      text: 'Se aprueba el modelo y las entidades federativas instalarán la unidad.',
      procedural: false,
      compliance: 'not_started',
      counts: { total: 1 },
    })
    expect(minutes).toMatchObject({
      number: null,
      sequence: 6,
      kind: 'acuerdo',
      procedural: true,
      counts: { total: 0 },
    })
    expect(dossier().counts.total).toBe(1)
    expect(dossier().apartCounts.total).toBe(2)
  })

  test('clauses in their order, whichever was entered first', () => {
    const [agreement] = dossier().agreements
    expect(agreement?.clauses.map(({ order, nature }) => [order, nature])).toEqual([
      [1, 'binding'],
      [2, 'optional'],
    ])
    const [one, two] = ['binding', 'optional'].map(
      (nature) => obligations(office, { nature })[0]?.clause ?? '',
    )
    arrives(office, one ?? '', 'order', 3)
    arrives(office, two ?? '', 'order', 1)
    const [moved] = dossier().agreements
    expect(moved?.clauses.map(({ order, text }) => [order, text])).toEqual([
      [1, 'Podrá publicarlo.'],
      [3, 'Durango instalará la unidad.'],
    ])
  })

  test('a draft is none of them before the session approves it', () => {
    const { id } = expectValue(
      addRecord(office, {
        as: office.person,
        kind: 'agreement',
        fields: { session, kind: 'acuerdo', text: 'Por acordarse.', stage: 'drafted' },
      }),
    )
    expect(dossier().agreements).toHaveLength(2)
    arrives(office, id, 'stage', 'approved')
    expect(dossier().agreements).toHaveLength(3)
  })
})

describe('of an obligation', () => {
  test('its day, or the rule in words where no day follows from it yet', () => {
    expect(cases().map(({ due, dueEstimated, role }) => [due, dueEstimated, role])).toEqual([
      ['2017-03-31', false, 'obliged'],
      [null, false, 'obliged'],
      [null, false, 'obliged'],
    ])
    const [, atSession, none] = cases()
    expect(atSession?.dueText).toMatch(/XC|90/)
    expect(none?.dueText).not.toBe(atSession?.dueText)
    const fields = { body: '', ordinal: 90, type: 'ordinary', estimatedDate: '2017-08-30' }
    const body = office.register.directory.body('CNSP')?.id ?? ''
    expectValue(
      addRecord(office, { as: office.person, kind: 'session', fields: { ...fields, body } }),
    )
    expect(cases()[1]).toMatchObject({ due: '2017-08-30', dueEstimated: true })
  })

  test('where it stands on every axis', async () => {
    const id = bound('binding')
    expect(first()).toMatchObject({
      compliance: 'not_started',
      verification: 'none',
      response: 'none',
      overdue: true,
      metLate: false,
    })
    expect(cases(dossier('2017-03-31'))[0]?.overdue).toBe(false)
    await report(office, id, { response: 'declined_competence', claim: 'in_progress', percent: 40 })
    expect(first()).toMatchObject({
      compliance: 'in_progress',
      verification: 'reported',
      response: 'declined_competence',
    })
    office.onDay('2017-05-10')
    expectValue(decide(office, id, { as: verifier, fulfilledOn: '2017-05-01' }))
    expect(first()).toMatchObject({ compliance: 'met', verification: 'validated', metLate: true })
  })

  test('its reports and its proof, called by what each is called by', async () => {
    const id = bound('binding')
    await report(office, id, {
      percent: 40,
      narrative: 'Se licitó.',
      evidence: [
        { ...evidenceOf(fileWith('Oficio', 'oficio.pdf')), reference: 'SSP/1/2017' },
        givenEvidenceSchema.parse({ kind: null, reference: 'SSP/2/2017', date: null }),
      ],
    })
    const link = { link: 'https://www.gob.mx/acta', kind: null, reference: null, date: null }
    const evidence = [givenEvidenceSchema.parse(link)]
    const given = { as: office.person, obligation: id, report: null, evidence }
    const [linked] = expectValue(await addEvidence(office, given)).evidence
    expect(first().reports).toEqual([
      {
        reportedOn: '2017-01-16',
        author: 'Ana Torres',
        narrative: 'Se licitó.',
        percent: 40,
        withdrawal: null,
      },
    ])
    const told = first()
      .evidence.map(({ name, reference, size, sha256 }) => [name, reference, size, sha256 === null])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
    expect(told).toEqual([
      ['SSP/2/2017', 'SSP/2/2017', null, true],
      ['https://www.gob.mx/acta', null, null, true],
      ['oficio.pdf', 'SSP/1/2017', 6, false],
    ])
    // Taken back for itself, with nothing else.
    const reason = 'No abre'
    expectValue(withdrawRecord(office, { as: office.person, id: linked?.id ?? '', reason }))
    const gone = first().evidence.filter(({ withdrawal }) => withdrawal !== null)
    expect(gone).toMatchObject([{ name: 'https://www.gob.mx/acta', withdrawal: { reason } }])
  })

  test('a verdict with who issued it, when, and the day that it gives', async () => {
    const id = bound('binding')
    await report(office, id)
    office.onDay('2017-01-20')
    expectValue(decide(office, id, { as: verifier, fulfilledOn: '2017-01-10', reason: 'Consta.' }))
    expect(first().verdicts).toEqual([
      {
        result: 'met',
        reason: 'Consta.',
        verifier: 'Luis Verificador',
        office: 'Secretariado Ejecutivo',
        issuedOn: '2017-01-20',
        fulfilledOn: '2017-01-10',
        governing: true,
        determining: true,
        inBreach: false,
        withdrawal: null,
      },
    ])
  })

  test('whom the agreement names is called as the unit that stands, not as its duplicate', () => {
    const as = office.person
    const fields = { code: 'DGO', name: 'Estado de Durango', kind: 'federal_entity' }
    const { id: into } = expectValue(addRecord(office, { as, kind: 'unit', fields }))
    arrives(office, into, 'nameEnglish', 'State of Durango')
    const id = office.register.directory.unit('MX-DUR')?.id ?? ''
    expectValue(mergeRecords(office, { as, id, into, confirmed: true }))
    arrives(office, into, 'code', 'MX-DUR')
    const end = { as, kind: 'absorbs' as const, on: '2017-01-10', successors: ['MX-COL'] }
    expectValue(endUnit(office, { ...end, unit: into }))
    expect(first()).toMatchObject({
      unitCode: 'MX-COL',
      unit: 'Colima',
      namedUnit: { code: 'MX-DUR', name: 'Estado de Durango' },
    })
  })

  test('of one made up for show, the whole dossier says so', async () => {
    expect(dossier().demonstration).toBe(false)
    const reported = await report(office, bound('binding'))
    arrives(office, reported.id, 'demonstration', true)
    expect(cases().map(({ demonstration }) => demonstration)).toEqual([true, false, false])
    expect(dossier().demonstration).toBe(true)
    arrives(office, bound('optional'), 'demonstration', true)
    expect(cases().map(({ demonstration }) => demonstration)).toEqual([true, true, false])
  })
})
