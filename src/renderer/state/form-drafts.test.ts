import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type FormDraft, keepDraftSchema } from '../../contract/form-drafts.ts'
import { ticketsIn } from './draft-contents.ts'
import { placeOfDraft } from './draft-places.ts'
import type { DraftValues, ValueForm } from './draft-values.ts'
import { draftKey, panelForms, readDrafts, useFormDrafts } from './form-drafts.ts'
import type { Panel } from './panels.ts'

const durango = 'd'.repeat(32)
const acuse = {
  source: 'file' as const,
  ticket: 'ticket-1',
  name: 'acuse.pdf',
  size: 42,
  link: '',
  kind: null,
  reference: '',
  date: null,
  pages: null,
  scanned: false,
  clauses: [],
}
const progress = {
  claim: 'in_progress' as const,
  narrative: 'Se instaló',
  percent: 40,
  cutOff: '2017-01-16',
  response: null,
  evidence: [acuse],
}
const verdict = { result: null, reason: 'No consta', fulfilledOn: null, pertinence: null }
const extension = { to: '2017-06-30', authority: 'Consejo', reason: 'Obra detenida' }
const reassignment = { unit: 'DGO', from: '2017-01-16', authority: 'Consejo', reason: 'Decreto' }
const why = { reason: 'Se capturó dos veces' }

/** What somebody had filled in. */
const filled: DraftValues = {
  reassign: reassignment,
  reopen: why,
  addEvidence: { evidence: [acuse] },
  purge: why,
  withdraw: why,
  add: { name: 'Secretario', order: 2 },
  linkMeasure: { target: durango, note: 'Anexo' },
  linkAgreement: { agreement: durango, search: 'homicidio' },
  addObligations: { units: ['DGO'], role: 'obliged' },
  appoint: {
    post: durango,
    holder: { name: 'Eva Ruiz' },
    from: '2017-01',
    to: null,
    source: 'Oficio 3',
    staying: [durango],
  },
  bulkProgress: progress,
  bulkVerdict: verdict,
  bulkExtension: extension,
  bulkReassignment: reassignment,
  lineage: { kind: 'fulfils', text: '07/XL/16', target: null, note: '' },
  renumber: { numbers: { [durango]: '07/XL/16' } },
  agenda: { loaded: null, order: 3, text: 'Asuntos generales', adopted: [] },
  attendance: {
    name: 'Eva Ruiz',
    unit: null,
    role: 'guest',
    attended: 'present',
    representedBy: '',
    designationNumber: '12',
    designationDate: '2017-01-16',
  },
  decide: why,
  endUnit: { on: '2017-01-16', successors: ['DGO'], absorbs: true },
  moveUnit: { above: null, on: '2017-01-16' },
  choice: {
    authority: 'Consejo',
    reason: 'Decreto',
    choices: [{ obligation: durango, unit: 'MX-COA' }],
  },
  acceptIssue: why,
  conflict: { ...why, choice: 'other', value: 'Otro título' },
  conflictRule: { ...why, rule: 'latest' },
  settings: { dueSoonDays: 20 },
  addPerson: { name: 'Eva Ruiz', email: '' },
  cutoff: { name: 'Enero' },
}
const record = {
  loaded: { id: durango, kind: 'unit' as const, label: 'Durango', fields: {}, sets: {} },
  fields: ['name'],
  edits: { name: 'Durango' },
  elementEdits: {},
}
const panel: Panel = { panel: 'purge', evidence: durango, name: 'acuse.pdf' }

const contents: Readonly<Record<string, unknown>> = {
  progress,
  verdict,
  notification: { number: '12', date: null, acknowledgedOn: null, acknowledgementNumber: '' },
  extension,
  record,
  ...Object.fromEntries(Object.entries(filled).map(([form, values]) => [form, { panel, values }])),
}

const left = (form: FormDraft['form'], content: unknown): FormDraft => ({
  // As it comes from disk.
  ...keepDraftSchema.params.parse({
    as: 'a'.repeat(32),
    form,
    subject: durango,
    content: z.json().parse(JSON.parse(JSON.stringify(content))),
    files: ticketsIn(content).map((ticket) => ({ key: ticket, file: ticket })),
  }),
  keptAt: '2017-01-16T12:00:00.000Z',
})

beforeEach(() => useFormDrafts.getState().clear())

describe('what was typed into forms', () => {
  test.each(panelForms)('%s comes back from disk as it was typed', (form) => {
    const { kept, leftAt } = readDrafts([left(form, contents[form])])
    expect(kept[form][durango]).toEqual(contents[form])
    expect(leftAt).toEqual({ [draftKey(form, durango)]: '2017-01-16T12:00:00.000Z' })
    useFormDrafts.getState().restore(kept, leftAt)
    expect(useFormDrafts.getState()[form][durango]).toEqual(contents[form])
    useFormDrafts.getState().drop(form, durango)
    expect(useFormDrafts.getState()[form]).toEqual({})
    expect(useFormDrafts.getState().leftAt).toEqual({})
  })

  test.each(panelForms)('%s is not brought back from what it does not understand', (form) => {
    const { kept, leftAt } = readDrafts([left(form, { panel: 7, values: 'x' })])
    expect(kept[form]).toEqual({})
    expect(leftAt).toEqual({})
  })

  test.each(panelForms)('%s can be gone on with', (form) => {
    expect(placeOfDraft(form, durango, panel, [])).toEqual({ panel, route: null })
    const place = placeOfDraft(form, `${durango}_new`, null, ['name'])
    expect(JSON.stringify(place)).not.toContain('_new')
  })

  test('what is typed here meanwhile is newer than what was left', () => {
    const form: ValueForm = 'reopen'
    useFormDrafts.getState().keepValues(form, durango, { panel, values: { reason: 'nuevo' } })
    const { kept, leftAt } = readDrafts([left(form, contents[form])])
    useFormDrafts.getState().restore(kept, leftAt)
    expect(useFormDrafts.getState().reopen[durango]?.values.reason).toBe('nuevo')
  })

  test.each(['progress', 'addEvidence', 'bulkProgress'] as const)(
    'the files of %s get the tickets of this page, and one that is gone is left out',
    (form) => {
      expect(ticketsIn(contents[form])).toEqual(['ticket-1'])
      const draft = left(form, contents[form])
      const found = readDrafts([{ ...draft, files: [{ key: 'ticket-1', file: 'ticket-9' }] }])
      expect(JSON.stringify(found.kept[form])).toContain('"ticket-9"')
      const gone = readDrafts([{ ...draft, files: [] }])
      expect(JSON.stringify(gone.kept[form])).not.toContain('ticket-')
    },
  )
})
