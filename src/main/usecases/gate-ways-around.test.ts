import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Refusal } from '../../contract/errors.ts'
import { givenEvidenceSchema, type GivenEvidence } from '../../contract/evidence.ts'
import type { Result } from '../../core/result.ts'
import { verdictResults } from '../../core/schema/codes.ts'
import { decide, evidenceOf, fileWith, report, tryReport } from '../../../tests/support/casework.ts'
import { receiveForgedVerdict, receiveUnseeing } from '../../../tests/support/forged-commits.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { addEvidence } from './add-evidence.ts'
import { applyBulk, previewBulk } from './bulk-casework.ts'
import { editRecord } from './edit-record.ts'
import { mergeRecords } from './merge-records.ts'
import { purgeEvidence } from './purge-evidence.ts'
import { reassignObligation } from './reassign-obligation.ts'
import { reopenObligation } from './reopen-obligation.ts'
import { undoSave } from './undo-save.ts'
import { endUnit } from './unit-end.ts'
import { moveUnit } from './unit-move.ts'
import { withdrawRecord } from './withdraw-record.ts'

/** The ways around the gate of DESIGN 5.2 by what people can do; those by a verdict alone are in its own tests. */
let office: Office
let rosa: string
let berta: string
let durango: string

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office, [
    draftAgreement(),
    draftAgreement({
      sequence: 2,
      text: 'Las entidades federativas capacitarán a sus policías.',
      clauses: [draftClause({ text: 'Las entidades federativas capacitarán a sus policías.' })],
    }),
  ])
  rosa = addPerson(office, 'Rosa Ibarra')
  berta = addPerson(office, 'Berta Ríos')
  durango = obligationOf(office, 'MX-DUR')
})

function refusedWith(work: () => Result<unknown, Refusal>): string {
  const before = office.register.read.digest()
  const code = expectRefusal(work())
  expect(office.register.read.digest()).toBe(before)
  return code
}

const withdraw = (as: string, id: string) =>
  withdrawRecord(office, { as, id, reason: 'Se capturó por error' })

const edit = (as: string, id: string, field: string, value: string | boolean | null) =>
  editRecord(office, {
    as,
    id,
    fields: [
      { field, value, replaces: office.register.read.record(id)?.fields[field]?.live ?? [] },
    ],
  })

const verdictsOf = (obligation: string) =>
  (office.register.read.assessed(obligation)?.facts.verdicts ?? []).map(({ id }) => id)

const reopen = (as: string, obligation: string) =>
  reopenObligation(office, {
    as,
    obligation,
    reason: 'Se revisa',
    seenVerdicts: verdictsOf(obligation),
  })

describe('taking out what is not met', () => {
  test('who reported may not withdraw the obligation, its clause, its agreement or its session', async () => {
    await report(office, durango, { as: rosa })
    expectValue(decide(office, durango, { as: berta, result: 'not_met' }))
    const [row] = obligations(office, { id: durango })
    for (const id of [durango, row?.clause, row?.agreement, row?.sessionId]) {
      expect(refusedWith(() => withdraw(rosa, id ?? ''))).toBe('withdrawal_own_work')
    }
    expect(office.register.read.summary('2017-01-16').counts.not_met).toBe(1)
    // Somebody who had no part in it may, and whoever reported only elsewhere.
    await report(office, obligationOf(office, 'MX-COL'), { as: berta })
    expectValue(withdraw(berta, durango))
  })

  test('nor call it a duplicate, nor have it counted apart', async () => {
    await report(office, durango, { as: rosa })
    const [row] = obligations(office, { id: durango })
    const { clause = '', agreement = '' } = row ?? {}
    const colima = obligationOf(office, 'MX-COL')
    for (const [id, field, value] of [
      [durango, 'duplicateOf', colima],
      [clause, 'nature', 'exhortative'],
      [agreement, 'procedural', true],
    ] as const) {
      expect(refusedWith(() => edit(rosa, id, field, value))).toBe('withdrawal_own_work')
    }
    expectValue(edit(berta, clause, 'nature', 'exhortative'))
  })

  test('withdrawing the report first does not open that way', async () => {
    const { id, evidence } = await report(office, durango, { as: rosa })
    for (const record of [id, ...evidence.map((item) => item.id)]) {
      expectValue(withdraw(rosa, record))
    }
    expect(refusedWith(() => withdraw(rosa, durango))).toBe('withdrawal_own_work')
  })

  test('who reported may neither withdraw an unwelcome verdict nor reopen the obligation', async () => {
    await report(office, durango, { as: rosa })
    const { id } = expectValue(decide(office, durango, { as: berta, result: 'not_met' }))
    expect(refusedWith(() => withdraw(rosa, id))).toBe('verdict_own_work')
    expect(refusedWith(() => reopen(rosa, durango))).toBe('verdict_own_work')
  })
})

describe('judging one’s own work by a detour', () => {
  test('after a colleague reopened it: who reported still may not', async () => {
    await report(office, durango, { as: rosa })
    expectValue(decide(office, durango, { as: berta, result: 'not_met' }))
    expectValue(reopen(berta, durango))
    expect(refusedWith(() => decide(office, durango, { as: rosa }))).toBe('verdict_own_work')
  })

  test('by giving the obligation to one’s own unit, or to another: the report stays one’s own', async () => {
    await report(office, durango, { as: rosa })
    for (const unit of ['MX-COL', 'SESNSP']) {
      expectValue(
        reassignObligation(office, {
          as: rosa,
          obligation: durango,
          unit,
          from: '2017-01-16',
          authority: 'Secretario Ejecutivo',
          reason: 'Convenio',
        }),
      )
      expect(refusedWith(() => decide(office, durango, { as: rosa }))).toBe('verdict_own_work')
    }
  })

  test('in bulk, among many that one may judge', async () => {
    const others = obligations(office, {}, { limit: 10 })
      .map(({ id }) => id)
      .filter((id) => id !== durango)
    for (const id of others) await report(office, id, { as: berta })
    await report(office, durango, { as: rosa })
    const action = {
      action: 'verdict' as const,
      result: 'moot' as const,
      reason: 'Sin materia',
      fulfilledOn: null,
      pertinence: null,
    }
    const all = [...others, durango]
    const { rows } = expectValue(previewBulk(office, { as: rosa, obligations: all, action }))
    expect(rows.filter(({ refused }) => refused !== null)).toMatchObject([
      { obligation: durango, refused: { code: 'verdict_own_work' } },
    ])
    const before = office.register.read.digest()
    const done = await applyBulk(office, {
      as: rosa,
      obligations: rows.map(({ obligation, seen }) => ({ id: obligation, seen })),
      action,
    })
    expect(expectRefusal(done)).toBe('bulk_refused')
    expect(office.register.read.digest()).toBe(before)
  })

  test('in bulk with a basis of one’s own making: records of elsewhere are no basis', async () => {
    const colima = obligationOf(office, 'MX-COL')
    const { evidence } = await report(office, colima, { as: berta })
    const done = await applyBulk(office, {
      as: rosa,
      obligations: [
        {
          id: durango,
          seen: { reports: [], evidence: evidence.map(({ id }) => id), verdicts: [] },
        },
      ],
      action: {
        action: 'verdict',
        result: 'met',
        reason: 'Consta',
        fulfilledOn: null,
        pertinence: null,
      },
    })
    expect(done).toMatchObject({
      error: { details: { reasons: ['verdict_without_evidence_file'] } },
    })
  })

  test('as another office’s person, in whatever one does', async () => {
    const [minister] = office.register.directory.people('Genaro García Luna')
    const as = minister?.id ?? ''
    const { evidence } = await report(office, durango, { as: rosa })
    const action = {
      action: 'verdict' as const,
      result: 'met' as const,
      reason: 'Consta',
      fulfilledOn: null,
      pertinence: null,
    }
    for (const work of [
      () => decide(office, durango, { as }),
      () => reopen(as, durango),
      () => withdraw(as, durango),
      () => purgeEvidence(office, { as, id: evidence[0]?.id ?? '', reason: 'Error' }),
      () => previewBulk(office, { as, obligations: [durango], action }),
    ]) {
      expect(refusedWith(work)).toBe('person_not_of_office')
    }
  })
})

describe('being two people', () => {
  test('who was found to be entered twice may not separate the two entries again', async () => {
    const again = addPerson(office, 'Rosa Ibarra Luna')
    await report(office, durango, { as: rosa })
    expectValue(edit(berta, again, 'duplicateOf', rosa))
    expect(refusedWith(() => edit(rosa, again, 'duplicateOf', null))).toBe('person_own_entry')
    expect(refusedWith(() => edit(again, again, 'duplicateOf', null))).toBe('person_own_entry')
    expect(refusedWith(() => decide(office, durango, { as: again }))).toBe('verdict_own_work')
    // A colleague who was mistaken about them may.
    expectValue(edit(berta, again, 'duplicateOf', null))
  })
})

const bulkVerdict = {
  action: 'verdict' as const,
  result: 'met' as const,
  reason: 'Consta',
  fulfilledOn: null,
  pertinence: null,
}

/** What a random official may try; whether it is allowed is what is tested. */
type Step = (
  as: string,
  obligation: string,
  pick: number,
) => Promise<Result<unknown, Refusal>> | Result<unknown, Refusal> | null

const pieceOf = (pick: number): GivenEvidence =>
  pick % 3 === 0
    ? givenEvidenceSchema.parse({
        link: 'https://www.gob.mx/acta',
        kind: null,
        reference: null,
        date: null,
      })
    : evidenceOf(fileWith(`Acta ${pick % 5}`))

const recordsOf = (obligation: string): readonly string[] => {
  const facts = office.register.read.assessed(obligation)?.facts
  return [...(facts?.reports ?? []), ...(facts?.evidence ?? []), ...(facts?.verdicts ?? [])].map(
    ({ id }) => id,
  )
}
const evidenceIds = (obligation: string): readonly string[] =>
  (office.register.read.assessed(obligation)?.facts.evidence ?? []).map(({ id }) => id)
const one = (ids: readonly string[], pick: number): string =>
  ids[pick % Math.max(ids.length, 1)] ?? durango

const steps: Readonly<Record<string, Step>> = {
  report: (as, obligation, pick) =>
    tryReport(office, obligation, { as, evidence: pick % 4 === 0 ? [] : [pieceOf(pick)] }),
  addEvidence: (as, obligation, pick) =>
    addEvidence(office, { as, obligation, report: null, evidence: [pieceOf(pick)] }),
  judge: (as, obligation, pick) =>
    decide(office, obligation, { as, result: verdictResults[pick % 5] ?? 'met' }),
  judgeMet: (as, obligation) => decide(office, obligation, { as }),
  judgeInBulk: (as, obligation) => {
    const preview = previewBulk(office, { as, obligations: [obligation], action: bulkVerdict })
    return preview.ok
      ? applyBulk(office, {
          as,
          obligations: preview.value.rows.map(({ obligation: id, seen }) => ({ id, seen })),
          action: bulkVerdict,
        })
      : preview
  },
  withdraw: (as, obligation, pick) => withdraw(as, one(recordsOf(obligation), pick)),
  withdrawObligation: (as, obligation, pick) => (pick % 10 === 0 ? withdraw(as, obligation) : null),
  reopen: (as, obligation) => reopen(as, obligation),
  purge: (as, obligation, pick) =>
    purgeEvidence(office, { as, id: one(evidenceIds(obligation), pick), reason: 'Error' }),
  undo: (as) =>
    undoSave(office, {
      as,
      save: office.register.latestSave((author) => author === as)?.save ?? '',
    }),
  /** Past the program, as if this office had written it, with the clock set back by up to two years. */
  sendForged: (as, obligation, pick) => {
    receiveForgedVerdict(office, {
      author: as,
      installation: office.register.facts.installation,
      hours: -(pick % 3) * 365 * 24,
      obligation,
      result: pick % 2 === 0 ? 'met' : 'moot',
    })
    return null
  },
  correct: (as, obligation, pick) =>
    edit(as, one(recordsOf(obligation), pick), pick % 2 === 0 ? 'percent' : 'reference', '50'),
  reassign: (as, obligation) =>
    reassignObligation(office, {
      as,
      obligation,
      unit: 'MX-COL',
      from: '2017-01-16',
      authority: 'Pleno',
      reason: 'Convenio',
    }),
}

/** Whoever took part in an obligation that was merged into another, kept here apart from the register. */
let partOf: Map<string, Set<string>>
const partIn = (obligation: string): Set<string> => {
  const known = partOf.get(obligation) ?? new Set()
  partOf.set(obligation, known)
  return known
}

/** The obligation of the same unit in the other agreement. */
const twinOf = (obligation: string): string => {
  const all = obligations(office, {}, { limit: 64, withdrawn: true })
  const own = all.find(({ id }) => id === obligation)
  return (
    all.find((row) => row.namedUnit === own?.namedUnit && row.agreement !== own.agreement)?.id ?? ''
  )
}

/** Verdicts that no installation of an office signed. */
let unsigned: Set<string>

const rareSteps: Readonly<Record<string, Step>> = {
  reportOnTwin: async (as, obligation, pick) => {
    const twin = twinOf(obligation)
    const done = await tryReport(office, twin, { as, evidence: [pieceOf(pick)] })
    if (done.ok) partIn(twin).add(as)
    return done
  },
  judgeTwin: (as, obligation) => decide(office, twinOf(obligation), { as }),
  mergeTwin: (as, obligation, pick) => {
    const twin = twinOf(obligation)
    const [id, into] = pick % 4 === 0 ? [obligation, twin] : [twin, obligation]
    const merged = mergeRecords(office, { as, id, into, confirmed: true })
    if (merged.ok) for (const person of partIn(id)) partIn(into).add(person)
    return merged
  },
  endUnit: (as, obligation, pick) =>
    endUnit(office, {
      as,
      unit: obligations(office, { id: obligation })[0]?.unit ?? '',
      on: `2017-01-${10 + (pick % 15)}`,
      successors: [['SESNSP'], ['SESNSP', 'SEGOB'], []][pick % 3] ?? [],
      kind: 'replaces',
    }),
  moveUnit: (as, obligation) =>
    moveUnit(office, {
      as,
      unit: obligations(office, { id: obligation })[0]?.unit ?? '',
      parent: 'SEGOB',
      on: '2017-01-10',
    }),
  /** Two values, of which either may be shown: that the evidence stands, and that it does not; its file, and another. */
  contradict: (as, obligation, pick) => {
    const id = evidenceIds(obligation)[pick % Math.max(evidenceIds(obligation).length, 1)]
    if (id === undefined) return null
    const field = ['withdrawn', 'purged', 'sha256', 'obligation'][pick % 4] ?? ''
    const value = { sha256: 'a'.repeat(64), obligation: twinOf(obligation) }[field] ?? 'Error'
    for (const [installation, said] of [
      ['8'.repeat(32), value],
      ['9'.repeat(32), field === 'withdrawn' ? null : value],
    ] as const) {
      const hours = ((pick % 3) - 1) * 24
      const fields = [{ field, value: said }]
      const kind = 'evidence' as const
      receiveUnseeing(office, { author: as, installation, id, kind, beside: id, hours, fields })
    }
    return null
  },
  /** A package from a machine that nobody has certified. */
  sendUnsigned: (as, obligation, pick) => {
    const id = receiveForgedVerdict(office, {
      author: as,
      installation: '7'.repeat(31) + (pick % 10),
      hours: (pick % 3) * -24,
      obligation,
      result: 'met',
    })
    unsigned.add(id)
    return null
  },
}

test('whatever several people do in whatever order, nothing is met past the gate', async () => {
  const allSteps: Readonly<Record<string, Step>> = { ...steps, ...rareSteps }
  partOf = new Map()
  unsigned = new Set()
  const allowed = new Set<string>()
  const everybody = obligations(office, {}, { limit: 64 }).map(({ id }) => id)
  let next = 0
  const step = fc.record({
    does: fc.constantFrom(
      ...Object.keys(allSteps),
      'report',
      'addEvidence',
      'judgeMet',
      'judgeInBulk',
      'join',
      'part',
      'mergeTwin',
      'reportOnTwin',
    ),
    person: fc.nat(3),
    pick: fc.nat(59),
  })
  let metSeen = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (todo) => {
      const obligation = everybody[(next += 1) % everybody.length] ?? ''
      // A second entry of the first stands among them; who is who is kept here, apart from the register.
      const people = ['Ana', 'Berta', 'Celia', 'Ana bis'].map((name) =>
        addPerson(office, `${name} ${next}`),
      )
      const again = people[3] ?? ''
      let joined = false
      for (const { does, person, pick } of todo) {
        const as = people[person] ?? ''
        if (does === 'join') joined = edit(rosa, again, 'duplicateOf', people[0] ?? '').ok || joined
        else if (does === 'part') joined = edit(as, again, 'duplicateOf', null).ok ? false : joined
        else {
          const done = await allSteps[does]?.(as, obligation, pick)
          if (done?.ok === true) allowed.add(does)
        }

        const detail = office.register.read.obligation(obligation, '2017-01-16')
        if (detail?.obligation.compliance !== 'met') continue
        metSeen += 1
        const sameAs = (id: string): string => (joined && id === again ? (people[0] ?? '') : id)
        const nameOf = (id: string): string => office.register.read.record(sameAs(id))?.label ?? ''
        const sameName = (name: string): string =>
          name === office.register.read.record(again)?.label ? nameOf(again) : name
        const standing = detail.verdicts.filter(
          ({ result, withdrawn, determining }) =>
            result === 'met' && withdrawn === null && determining,
        )
        expect(standing.length).toBeGreaterThan(0)
        for (const verdict of standing) {
          // Withdrawn ones included, and whoever only corrected something.
          const authors = [...detail.reports, ...detail.evidence].flatMap(({ id, author }) => [
            nameOf(author),
            ...office.register.read
              .history(id)
              .filter(({ field }) => !['withdrawn', 'duplicateOf', 'purged'].includes(field))
              .map((change) => sameName(change.author)),
          ])
          expect(authors).not.toContain(nameOf(verdict.verifier))
          expect([...partIn(obligation)].map(nameOf)).not.toContain(nameOf(verdict.verifier))
          expect([...unsigned]).not.toContain(verdict.id)
          const basis = office.register.read.record(verdict.id)?.sets['basisEvidence'] ?? []
          const proof = detail.evidence.filter(
            ({ id, sha256, withdrawn, purged }) =>
              sha256 !== null &&
              withdrawn === null &&
              purged === null &&
              basis.some(({ element, mark }) => element === id && mark === sha256),
          )
          expect(proof.length).toBeGreaterThan(0)
        }
      }
    }),
    {
      numRuns: 30,
      // The gate is not shut, nor are the ways that lead to it.
      examples: [
        ['report', 'judgeMet', 'moveUnit', 'endUnit', 'mergeTwin'],
        // The proof is withdrawn behind the verdict.
        ['report', 'judgeMet', 'withdraw'],
      ].map((story): [{ does: string; person: number; pick: number }[]] => [
        story.map((does, person) => ({ does, person: person % 4, pick: 1 })),
      ]),
    },
  )
  expect(metSeen).toBeGreaterThan(0)
  expect([...allowed]).toEqual(expect.arrayContaining(['mergeTwin', 'endUnit', 'moveUnit']))
}, 120_000)
