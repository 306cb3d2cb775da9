import { expect, test } from 'vitest'
import type { ObligationDetail } from '../../../contract/records.ts'
import { timelineOf } from './timeline.ts'
import { cameLater } from './traces.ts'

type Parts = Pick<
  ObligationDetail,
  | 'reports'
  | 'evidence'
  | 'verdicts'
  | 'extensions'
  | 'notifications'
  | 'reassignments'
  | 'taken'
  | 'made'
>

const base = { withdrawn: null, demonstration: false, obligation: 'o' }
const report = (id: string, reportedOn: string): Parts['reports'][number] => ({
  ...base,
  id,
  reportedOn,
  claim: 'in_progress',
  narrative: 'n',
  percent: null,
  cutOff: null,
  response: null,
  author: 'p',
  authorName: 'Ana',
})
const evidence = (id: string, of: string | null): Parts['evidence'][number] => ({
  ...base,
  id,
  report: of,
  kind: null,
  reference: null,
  date: '2017-01-01',
  fileName: 'a.pdf',
  mediaType: null,
  sha256: null,
  size: null,
  link: null,
  author: 'p',
  authorName: 'Ana',
  held: true,
  fileChecked: null,
  pages: null,
  scanned: false,
  fileState: 'held',
  purged: null,
  clauses: [],
})
const verdict = (id: string, issuedOn: string): Parts['verdicts'][number] => ({
  ...base,
  id,
  issuedOn,
  result: 'returned',
  reason: 'r',
  fulfilledOn: null,
  pertinence: null,
  verifier: 'q',
  verifierName: 'Luis',
  governing: true,
  determining: false,
  breaches: [],
  office: 'Oficina',
})

function detail(parts: Partial<Parts>): ObligationDetail {
  return {
    obligation: {
      ...base,
      id: 'o',
      agreement: 'a',
      agreementNumber: null,
      agreementTitle: null,
      agreementKind: 'acuerdo',
      agreementSequence: 1,
      session: 'XLI',
      sessionId: 's',
      clause: 'c',
      clauseOrder: 1,
      nature: 'binding',
      unit: 'CDMX',
      unitId: 'u',
      unitName: 'Ciudad de México',
      unitNameEnglish: null,
      namedUnit: 'CDMX',
      responsibleSince: null,
      responsibleOpen: null,
      verifier: null,
      verifierName: null,
      verifierNameEnglish: null,
      role: 'obliged',
      text: 't',
      due: null,
      dueEstimated: false,
      dueMissing: null,
      compliance: 'not_started',
      metLate: false,
      verification: 'none',
      response: 'none',
      conflict: false,
      overdue: false,
      dueSoon: false,
      reportedInTime: false,
      reports: 0,
      evidence: 0,
    },
    deadline: null,
    dueMissing: null,
    status: {
      compliance: 'not_started',
      verification: 'none',
      response: 'none',
      fulfilledOn: null,
      conflict: false,
      overdue: false,
      dueSoon: false,
      reportedInTime: false,
      metLate: false,
    },
    reports: [],
    evidence: [],
    verdicts: [],
    extensions: [],
    notifications: [],
    responsibility: {
      named: { code: 'MX-DUR', name: 'Durango', nameEnglish: null },
      steps: [],
      uncertain: false,
    },
    reassignments: [],
    made: [],
    taken: [],
    gate: { refused: null, evidenceFileHeld: false, otherVerifier: null, reportingCost: 'nothing' },
    ...parts,
  }
}

test('the latest comes first; on one day a unit is notified, reports, and is judged', () => {
  const entries = timelineOf(
    detail({
      reports: [report('r1', '2017-02-01'), report('r2', '2017-03-01')],
      verdicts: [verdict('v1', '2017-02-01')],
      notifications: [
        {
          ...base,
          id: 'n1',
          number: '1',
          date: '2017-02-01',
          acknowledgedOn: null,
          acknowledgementNumber: null,
        },
      ],
    }),
  )
  expect(entries.map(({ kind, day }) => `${day} ${kind}`)).toEqual([
    '2017-03-01 report',
    '2017-02-01 verdict',
    '2017-02-01 report',
    '2017-02-01 notification',
  ])
})

test('evidence stands with its report; what has none here stands alone and is not lost', () => {
  const entries = timelineOf(
    detail({
      reports: [report('r1', '2017-02-01')],
      evidence: [evidence('e1', 'r1'), evidence('e2', null), evidence('e3', 'elsewhere')],
    }),
  )
  expect(
    entries.map((entry) =>
      entry.kind === 'report' ? entry.evidence.map(({ id }) => id) : entry.kind,
    ),
  ).toEqual([['e1'], 'evidence', 'evidence'])
})

test('a reassignment comes before what the new unit reports, and what is taken back after it', () => {
  const trace = { by: 'Ana', office: 'SE', stated: '2017-02-01T18:00:00.000Z' }
  const entries = timelineOf(
    detail({
      reports: [report('r1', '2017-02-01')],
      verdicts: [verdict('v1', '2017-02-01')],
      reassignments: [
        {
          ...base,
          id: 'a1',
          unit: 'MX-COL',
          unitName: 'Colima',
          from: '2017-02-01',
          reason: 'Convenio',
          authority: null,
        },
      ],
      taken: [
        {
          ...trace,
          record: 'v1',
          received: trace.stated,
          kind: 'verdict',
          reason: 'Se revisa',
          reopened: true,
        },
      ],
    }),
  )
  expect(entries.map(({ kind }) => kind)).toEqual(['taken', 'verdict', 'report', 'reassignment'])
})

test('what another office wrote is told with the day on which it came here', () => {
  const trace = { record: 'r1', by: 'Ana', office: 'Durango', stated: '2017-02-01T18:00:00.000Z' }
  expect(cameLater({ ...trace, received: '2017-02-01T18:00:00.000Z' })).toBe(false)
  expect(cameLater({ ...trace, received: '2017-02-09T18:00:00.000Z' })).toBe(true)
})

const trace = (record: string, stated: string): ObligationDetail['made'][number] => ({
  record,
  by: 'Luis',
  office: 'Oficina',
  stated,
  received: stated,
})

test('two verdicts of one day: the one that was written later comes first, whatever their ids', () => {
  const entries = timelineOf(
    detail({
      verdicts: [verdict('a-later', '2017-02-01'), verdict('b-earlier', '2017-02-01')],
      made: [
        trace('b-earlier', '2017-02-01T15:00:00.000Z'),
        trace('a-later', '2017-02-01T16:00:00.000Z'),
      ],
    }),
  )
  expect(entries.map((entry) => entry.kind === 'verdict' && entry.verdict.id)).toEqual([
    'a-later',
    'b-earlier',
  ])
})
