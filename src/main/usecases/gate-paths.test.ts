import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { conflictRowSchema } from '../../contract/conflict-rows.ts'
import { givenEvidenceSchema } from '../../contract/evidence.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { decide, report, statusOf, tryReport } from '../../../tests/support/casework.ts'
import { receiveForgedVerdict, receiveUnseeing } from '../../../tests/support/forged-commits.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { addEvidence } from './add-evidence.ts'
import { addRecord } from './add-record.ts'
import { decideAgreements } from './agreement-decide.ts'
import { applyBulk, previewBulk } from './bulk-casework.ts'
import { editRecord } from './edit-record.ts'
import { mergeRecords } from './merge-records.ts'
import { purgeEvidence } from './purge-evidence.ts'
import { reassignObligation } from './reassign-obligation.ts'
import { reopenObligation } from './reopen-obligation.ts'
import { resolveConflicts } from './resolve-conflicts.ts'
import { separateRecords } from './separate-records.ts'
import { undoSave } from './undo-save.ts'
import { withdrawRecord } from './withdraw-record.ts'

/** Every path of docs/gate.md to "met", walked with every way around the gate (DESIGN 5.2). */
let office: Office
let rosa: string
let berta: string
let celia: string
let dora: string
/** Obligations that nobody has touched. */
let untouched: string[]

const topics = ['instalarán una unidad', 'capacitarán a sus policías', 'publicarán sus cifras']

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const texts = topics.map((topic) => `Las entidades federativas ${topic}.`)
  await accept(
    office,
    texts.map((text, index) =>
      draftAgreement({
        sequence: index + 1,
        title: text,
        text,
        clauses: [draftClause({ text }), draftClause({ text: `${text} Informarán de ello.` })],
      }),
    ),
  )
  rosa = addPerson(office, 'Rosa Ibarra')
  berta = addPerson(office, 'Berta Ríos')
  celia = addPerson(office, 'Celia Paz')
  dora = addPerson(office, 'Dora Luna')
  again = ''
  untouched = obligations(office, {}, { limit: 192 }).map(({ id }) => id)
})

interface Attempt {
  readonly as: string
  readonly obligation: string
  readonly result: 'met' | 'moot'
}

const liveOf = (id: string, field: string) =>
  office.register.read.record(id)?.fields[field]?.live ?? []
const edit = (as: string, id: string, field: string, value: string | null) =>
  editRecord(office, { as, id, fields: [{ field, value, replaces: liveOf(id, field) }] })
const withdraw = (as: string, id: string) =>
  withdrawRecord(office, { as, id, reason: 'Se capturó por error' })
const undoLast = (as: string) =>
  undoSave(office, {
    as,
    save: office.register.latestSave((author) => author === as)?.save ?? '',
  })
const forged = ({ as, obligation, result }: Attempt): string =>
  receiveForgedVerdict(office, {
    author: as,
    // As if the program of this very office had written it: nothing is wrong with its signature.
    installation: office.register.facts.installation,
    hours: 0,
    obligation,
    result,
  })
const verdictsOf = (obligation: string): readonly string[] =>
  (office.register.read.assessed(obligation)?.facts.verdicts ?? []).map(({ id }) => id)

function conflictOf(record: string): z.output<typeof conflictRowSchema> {
  const where = [{ field: 'record', operator: '=', values: [record] }]
  const query = listQuerySchema.parse({ kind: 'conflicts', where })
  const [row] = expectValue(office.register.read.list(query, office.today())).rows
  return conflictRowSchema.parse(row)
}

/** Whatever it takes; what is refused is refused, and the status afterwards is what is asked. */
const paths: Readonly<Record<string, (attempt: Attempt) => unknown>> = {
  verdict: ({ as, obligation, result }) => decide(office, obligation, { as, result }),
  bulk: ({ as, obligation, result }) => {
    const action = {
      action: 'verdict' as const,
      result,
      reason: 'Consta',
      fulfilledOn: null,
      pertinence: null,
    }
    const facts = office.register.read.assessed(obligation)?.facts
    const seen = {
      reports: (facts?.reports ?? []).map(({ id }) => id),
      evidence: (facts?.evidence ?? []).map(({ id }) => id),
      verdicts: (facts?.verdicts ?? []).map(({ id }) => id),
    }
    previewBulk(office, { as, obligations: [obligation], action })
    return applyBulk(office, { as, obligations: [{ id: obligation, seen }], action })
  },
  add: ({ as, obligation, result }) =>
    addRecord(office, {
      as,
      kind: 'verdict',
      fields: { obligation, result, reason: 'Consta', verifier: as, issuedOn: '2017-01-16' },
    }),
  edit: ({ as, obligation, result }) => {
    decide(office, obligation, { as: dora, result: 'returned' })
    for (const id of verdictsOf(obligation)) {
      edit(as, id, 'result', result)
      edit(as, id, 'verifier', as)
    }
  },
  restore: (attempt) => {
    const id = forged(attempt)
    withdraw(dora, id)
    edit(attempt.as, id, 'withdrawn', null)
    edit(dora, id, 'withdrawn', null)
  },
  reopen: (attempt) => {
    forged(attempt)
    decide(office, attempt.obligation, { as: dora, result: 'returned' })
    const { as, obligation } = attempt
    const seenVerdicts = [...verdictsOf(obligation)]
    reopenObligation(office, { as, obligation, reason: 'Se revisa', seenVerdicts })
    reopenObligation(office, { as: dora, obligation, reason: 'Se revisa', seenVerdicts })
  },
  undo: (attempt) => {
    withdraw(dora, forged(attempt))
    undoLast(attempt.as)
    undoLast(dora)
  },
  merge: async ({ as, obligation, result }) => {
    // The same case captured twice, and judged where nobody's hands are tied.
    const twin = untouched.pop() ?? ''
    await report(office, twin, { as: dora })
    decide(office, twin, { as, result })
    mergeRecords(office, { as: dora, id: twin, into: obligation, confirmed: true })
    mergeRecords(office, { as: dora, id: obligation, into: twin, confirmed: true })
  },
  separate: ({ as, obligation, result }) => {
    for (const id of [again, rosa]) {
      separateRecords(office, { as, id })
      decide(office, obligation, { as: id === rosa ? as : id, result })
    }
    decide(office, obligation, { as, result })
  },
  reassignment: ({ as, obligation, result }) => {
    reassignObligation(office, {
      as,
      obligation,
      unit: 'MX-COL',
      from: '2017-01-16',
      authority: 'Pleno',
      reason: 'Convenio',
    })
    decide(office, obligation, { as, result })
  },
  capture: async ({ as, obligation, result }) => {
    await accept(office, [draftAgreement({ sequence: 9, title: 'Otro', text: 'Otro.' })])
    decide(office, obligation, { as, result })
  },
  adoption: ({ as, obligation, result }) => {
    const [row] = obligations(office, { id: obligation })
    decideAgreements(office, {
      as,
      agreements: [{ id: row?.agreement ?? '', seen: [] }],
      decision: 'approved',
      reason: '',
    })
    decide(office, obligation, { as, result })
  },
  decision: (attempt) => {
    const id = forged(attempt)
    // Two offices wrote apart whether it stands.
    for (const [index, value] of ['Se emitió por error', null].entries()) {
      receiveUnseeing(office, {
        author: dora,
        installation: String(index + 1).repeat(32),
        id,
        kind: 'verdict',
        beside: attempt.obligation,
        hours: 0,
        fields: [{ field: 'withdrawn', value }],
      })
    }
    const row = conflictOf(id)
    const standing = row.values.find(({ value }) => value === null)
    if (standing === undefined) throw new Error('nobody wrote that the verdict stands')
    resolveConflicts(office, {
      as: attempt.as,
      decisions: [
        {
          conflict: row.id,
          seen: row.values.map(({ change }) => change),
          decision: { keep: standing.change },
        },
      ],
      reason: 'Procede',
    })
  },
  import: (attempt) => forged(attempt),
}

interface WayAround {
  /** What happened before; who then tries. */
  readonly before: (obligation: string) => Promise<string> | string
  /** What comes to light after. */
  readonly after?: () => unknown
  readonly results: readonly Attempt['result'][]
}

const link = givenEvidenceSchema.parse({
  link: 'https://www.gob.mx/acta',
  kind: null,
  reference: null,
  date: null,
})
const twice = (): string => addPerson(office, 'Rosa Ibarra bis')
const byBerta = (obligation: string) => report(office, obligation, { as: berta })
let again = ''

const waysAround: Readonly<Record<string, WayAround>> = {
  'one’s own report': {
    before: async (obligation) => {
      await report(office, obligation, { as: rosa })
      return rosa
    },
    results: ['met', 'moot'],
  },
  'one’s own report, withdrawn first, beside a colleague’s proof': {
    before: async (obligation) => {
      await byBerta(obligation)
      const { id, evidence } = await report(office, obligation, { as: rosa })
      for (const record of [id, ...evidence.map((item) => item.id)]) withdraw(rosa, record)
      return rosa
    },
    results: ['met', 'moot'],
  },
  'a document given to a colleague’s report': {
    before: async (obligation) => {
      const { id } = await byBerta(obligation)
      expectValue(await addEvidence(office, { as: rosa, obligation, report: id, evidence: [link] }))
      return rosa
    },
    results: ['met', 'moot'],
  },
  'a correction of a colleague’s report': {
    before: async (obligation) => {
      const { id } = await byBerta(obligation)
      expectValue(edit(rosa, id, 'narrative', 'Se instaló la unidad, con personal.'))
      return rosa
    },
    results: ['met', 'moot'],
  },
  'another entry of oneself, which is called one’s duplicate': {
    before: async (obligation) => {
      await report(office, obligation, { as: rosa })
      again = twice()
      expectValue(edit(dora, again, 'duplicateOf', rosa))
      return again
    },
    results: ['met', 'moot'],
  },
  'another entry of oneself, of which one is called the duplicate': {
    before: async (obligation) => {
      again = twice()
      const reporter = addPerson(office, 'Rosa I.')
      await report(office, obligation, { as: reporter })
      expectValue(edit(dora, reporter, 'duplicateOf', again))
      return again
    },
    results: ['met', 'moot'],
  },
  'another entry of oneself, found out later': {
    before: async (obligation) => {
      await report(office, obligation, { as: rosa })
      again = twice()
      return again
    },
    after: () => edit(dora, again, 'duplicateOf', rosa),
    results: ['met', 'moot'],
  },
  'a link instead of a file': {
    before: async (obligation) => {
      expectValue(await tryReport(office, obligation, { as: berta, evidence: [link] }))
      return celia
    },
    results: ['met'],
  },
  'no evidence at all': {
    before: async (obligation) => {
      expectValue(await tryReport(office, obligation, { as: berta }))
      return celia
    },
    results: ['met'],
  },
  'a file that was withdrawn': {
    before: async (obligation) => {
      const { evidence } = await byBerta(obligation)
      for (const { id } of evidence) expectValue(withdraw(berta, id))
      return celia
    },
    results: ['met'],
  },
  'a file that was purged': {
    before: async (obligation) => {
      const { evidence } = await byBerta(obligation)
      for (const { id } of evidence) {
        expectValue(purgeEvidence(office, { as: berta, id, reason: 'Error' }))
      }
      return celia
    },
    results: ['met'],
  },
  'the name of another office’s person': {
    before: async (obligation) => {
      await byBerta(obligation)
      return office.register.directory.people('Genaro García Luna')[0]?.id ?? ''
    },
    results: ['met', 'moot'],
  },
}

const documented = (): readonly string[] =>
  readFileSync(join(import.meta.dirname, '../../../docs/gate.md'), 'utf8')
    .split('\n')
    .filter((line) => line.split('|').length > 5)
    .map((line) => line.split('|')[1]?.trim() ?? '')
    .filter((name) => name !== 'Path' && !name.startsWith('-'))

test('every path that is written down is walked, and no other', () => {
  expect(Object.keys(paths).toSorted()).toEqual(documented().toSorted())
})

describe.each(Object.entries(waysAround))('%s', (_, { before, after, results }) => {
  test('leads nowhere on any path', async () => {
    for (const [name, walk] of Object.entries(paths)) {
      for (const result of results) {
        const obligation = untouched.pop() ?? ''
        const as = await before(obligation)
        await walk({ as, obligation, result })
        after?.()
        const { compliance } = statusOf(office, obligation)
        // Who undoes their own report leaves nothing.
        expect(['in_progress', 'not_started'], `${name}, ${result}`).toContain(compliance)
      }
    }
  }, 60_000)
})

test('who has no part in it reaches "met" on the same paths: they are no walls', async () => {
  const reached: string[] = []
  for (const [name, walk] of Object.entries(paths)) {
    const obligation = untouched.pop() ?? ''
    await byBerta(obligation)
    await walk({ as: celia, obligation, result: 'met' })
    if (statusOf(office, obligation).compliance === 'met') reached.push(name)
  }
  // A verdict is not added as a record, nor edited, nor does a withdrawn one come back by itself; a reopened case waits
  // for another; what is merged is judged anew.
  const closed = ['add', 'edit', 'restore', 'reopen', 'merge']
  expect(reached).toEqual(Object.keys(paths).filter((name) => !closed.includes(name)))
}, 60_000)
