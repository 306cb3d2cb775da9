/** Two offices that work on the same agreements apart from each other, and send each other what they have. */
import * as fc from 'fast-check'
import { givenEvidenceSchema } from '../../src/contract/evidence.ts'
import type { Refusal } from '../../src/contract/errors.ts'
import type { Result } from '../../src/core/result.ts'
import { verdictResults } from '../../src/core/schema/codes.ts'
import { addEvidence } from '../../src/main/usecases/add-evidence.ts'
import { addRecord } from '../../src/main/usecases/add-record.ts'
import { editRecord } from '../../src/main/usecases/edit-record.ts'
import { grantExtension } from '../../src/main/usecases/grant-extension.ts'
import { mergeRecords } from '../../src/main/usecases/merge-records.ts'
import { purgeEvidence } from '../../src/main/usecases/purge-evidence.ts'
import { reassignObligation } from '../../src/main/usecases/reassign-obligation.ts'
import { recordNotification } from '../../src/main/usecases/record-notification.ts'
import { reopenObligation } from '../../src/main/usecases/reopen-obligation.ts'
import { separateRecords } from '../../src/main/usecases/separate-records.ts'
import { undoSave } from '../../src/main/usecases/undo-save.ts'
import { endUnit } from '../../src/main/usecases/unit-end.ts'
import { moveUnit } from '../../src/main/usecases/unit-move.ts'
import { withdrawRecord } from '../../src/main/usecases/withdraw-record.ts'
import { commitsOf, give } from './carried.ts'
import { decide, evidenceOf, fileWith, tryReport } from './casework.ts'
import { receiveForgedVerdict } from './forged-commits.ts'
import { enterRecord, entryCount } from './joint-entries.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  foundOffice,
  obligations,
  type Office,
} from './registers.ts'

const units = ['MX-DUR', 'MX-COL', 'MX-AGU']

/** The same agreement captured twice, and another with a clause that does not bind. */
const agreements = (() => {
  const addressees = units.map((unit) => ({ unit, role: 'obliged' as const, inferred: false }))
  const noticed = draftClause({
    addressees,
    deadline: { rule: 'after', anchor: 'notification', count: 10, unit: 'business_days' },
  })
  return [
    draftAgreement({ number: '01/XLI/16', clauses: [noticed] }),
    draftAgreement({ number: '02/XLI/16', sequence: 2, clauses: [noticed] }),
    draftAgreement({
      sequence: 3,
      title: 'Capacitación',
      text: 'Las entidades federativas capacitarán a sus policías.',
      clauses: [
        draftClause({
          text: 'Las entidades federativas capacitarán a sus policías.',
          addressees,
          deadline: { rule: 'at_session', ordinal: 90, type: 'ordinary' },
        }),
        draftClause({ text: 'Podrán publicarlo.', nature: 'exhortative', addressees }),
      ],
    }),
  ]
})()

/** What somebody tries, and numbers that choose on what; refused is refused. */
export interface JointDeed {
  readonly does: string
  readonly office: 0 | 1
  readonly person: number
  /** Which of the obligations. */
  readonly target: number
  readonly which: number
}

/** An office with the people who work there. */
export interface Colleagues {
  readonly office: Office
  readonly people: readonly string[]
}

interface Scene extends Colleagues {
  readonly as: string
  readonly obligation: string
  readonly which: number
}

type Attempt = Result<unknown, Refusal>

const one = (ids: readonly string[], which: number): string | undefined =>
  ids[which % Math.max(ids.length, 1)]

const factsOf = ({ office, obligation }: Scene) => office.register.read.assessed(obligation)?.facts
const idsOf = (items: readonly { readonly id: string }[] = []): readonly string[] =>
  items.map(({ id }) => id)

/** Reports, evidence and verdicts of the obligation. */
const recordsOf = (scene: Scene): readonly string[] => {
  const facts = factsOf(scene)
  return [...idsOf(facts?.reports), ...idsOf(facts?.evidence), ...idsOf(facts?.verdicts)]
}

const withdraw = ({ office, as }: Scene, id: string): Attempt =>
  withdrawRecord(office, { as, id, reason: 'Se capturó por error' })

const edit = (
  { office, as }: Scene,
  id: string,
  field: string,
  value: string | boolean | null,
): Attempt =>
  editRecord(office, {
    as,
    id,
    fields: [
      { field, value, replaces: office.register.read.record(id)?.fields[field]?.live ?? [] },
    ],
  })

/** `undefined`: there is nothing to do it to. */
export const jointDeeds: Readonly<
  Record<string, (scene: Scene) => Promise<Attempt> | Attempt | undefined>
> = {
  report: ({ office, as, obligation, which }) =>
    tryReport(office, obligation, {
      as,
      claim: which % 3 === 0 ? 'in_progress' : 'met',
      evidence: which % 4 === 0 ? [] : [evidenceOf(fileWith(`Oficio ${which % 5}`))],
    }),
  addLink: ({ office, as, obligation }) => {
    const link = { link: 'https://www.gob.mx/acta', kind: null, reference: null, date: null }
    const evidence = [givenEvidenceSchema.parse(link)]
    return addEvidence(office, { as, obligation, report: null, evidence })
  },
  judgeMet: ({ office, as, obligation, which }) =>
    decide(office, obligation, { as, fulfilledOn: which % 2 === 0 ? null : '2017-01-20' }),
  judge: ({ office, as, obligation, which }) =>
    decide(office, obligation, { as, result: verdictResults[which % 5] ?? 'met' }),
  sendBreach: ({ office, people, obligation, which }) => {
    receiveForgedVerdict(office, {
      author: one(people, which) ?? '',
      installation: office.register.facts.installation,
      hours: -(which % 3) * 24 * 365,
      obligation,
      result: which % 2 === 0 ? 'met' : 'moot',
    })
    return undefined
  },
  extend: ({ office, as, obligation, which }) =>
    grantExtension(office, {
      as,
      obligation,
      to: which % 3 === 0 ? '2017-01-10' : `2017-0${1 + (which % 9)}-28`,
      authority: 'Consejo',
      reason: 'A petición de la entidad',
      earlierConfirmed: true,
    }),
  withdrawPart: (scene) => {
    const id = one(recordsOf(scene), scene.which)
    return id === undefined ? undefined : withdraw(scene, id)
  },
  withdrawObligation: (scene) =>
    scene.which % 3 === 0 ? withdraw(scene, scene.obligation) : undefined,
  reopen: (scene) =>
    reopenObligation(scene.office, {
      as: scene.as,
      obligation: scene.obligation,
      reason: 'Se revisa',
      seenVerdicts: [...idsOf(factsOf(scene)?.verdicts)],
    }),
  notify: ({ office, as, obligation, which }) =>
    recordNotification(office, {
      as,
      obligation,
      number: `SESNSP/${which}/2017`,
      date: office.today(),
      acknowledgedOn: which % 2 === 0 ? office.today() : null,
      acknowledgementNumber: null,
    }),
  reassign: ({ office, as, obligation, which }) =>
    reassignObligation(office, {
      as,
      obligation,
      unit: one(['MX-SON', 'MX-SIN'], which) ?? '',
      from: '2017-01-20',
      authority: 'Consejo',
      reason: 'Por convenio',
    }),
  purge: (scene) => {
    const id = one(idsOf(factsOf(scene)?.evidence), scene.which)
    return id === undefined
      ? undefined
      : purgeEvidence(scene.office, { as: scene.as, id, reason: 'Archivo ajeno' })
  },
  mergeObligations: ({ office, as, obligation }) => {
    const all = obligations(office)
    const own = all.find(({ id }) => id === obligation)
    const twin = all.find(
      ({ id, namedUnit, agreement }) =>
        id !== obligation && namedUnit === own?.namedUnit && agreement !== own.agreement,
    )
    return twin && mergeRecords(office, { as, id: twin.id, into: obligation, confirmed: true })
  },
  mergeAgreements: ({ office, as, which }) => {
    const [first, second] = ['01/XLI/16', '02/XLI/16'].map(
      (number) => office.register.directory.agreements(number)[0]?.id ?? '',
    )
    const [id = '', into = ''] = which % 2 === 0 ? [first, second] : [second, first]
    return mergeRecords(office, { as, id, into, confirmed: true })
  },
  mergePeople: ({ office, people, as, which }) =>
    mergeRecords(office, {
      as,
      id: one(people, which) ?? '',
      into: one(people, which + 1) ?? '',
      confirmed: true,
    }),
  separate: ({ office, people, as, obligation, which }) =>
    separateRecords(office, { as, id: one([...people, obligation], which) ?? '' }),
  endUnit: ({ office, as, which }) =>
    endUnit(office, {
      as,
      unit: one(units, which) ?? '',
      on: `2017-01-${18 + (which % 4)}`,
      successors: which % 3 === 0 ? ['MX-SIN'] : which % 3 === 1 ? ['MX-SON', 'MX-NAY'] : [],
      kind: 'replaces',
    }),
  moveUnit: ({ office, as, which }) =>
    moveUnit(office, {
      as,
      unit: one(units, which) ?? '',
      parent: one([...units, 'SEGOB'], which + 1) ?? '',
      on: `2017-01-${17 + (which % 5)}`,
    }),
  correct: (scene) => {
    const { which } = scene
    const id = one(recordsOf(scene), which)
    return id === undefined
      ? undefined
      : edit(scene, id, which % 2 === 0 ? 'narrative' : 'reference', `Corregido ${which}`)
  },
  countApart: (scene) => {
    const row = obligations(scene.office, { id: scene.obligation })[0]
    const nature = scene.which % 2 === 0 ? 'exhortative' : 'binding'
    return row && edit(scene, row.clause, 'nature', nature)
  },
  moveSession: (scene) => {
    const row = obligations(scene.office, { id: scene.obligation })[0]
    return row && edit(scene, row.sessionId, 'date', `2016-12-${10 + (scene.which % 9)}`)
  },
  /** The session at which something is due; the other office may enter it too, with another day or without one. */
  announce: ({ office, as, which }) =>
    addRecord(office, {
      as,
      kind: 'session',
      fields: {
        body: office.register.directory.body('CNSP')?.id ?? '',
        ordinal: 90,
        roman: 'XC',
        type: 'ordinary',
        ...(which % 3 === 0 ? {} : { date: `2017-01-0${1 + (which % 9)}` }),
        ...(which % 2 === 0 ? {} : { estimatedDate: `2017-02-0${1 + (which % 9)}` }),
      },
    }),
  enter: ({ office, as, which }) => enterRecord({ office, as, which }),
  undo: ({ office, as }) => {
    const save = office.register.latestSave((author) => author === as)?.save
    return save === undefined ? undefined : undoSave(office, { as, save })
  },
}

export const jointDeed: fc.Arbitrary<JointDeed> = fc.record({
  // What makes the rest possible comes more often.
  does: fc.constantFrom(
    ...Object.keys(jointDeeds),
    'report',
    'report',
    'report',
    'judgeMet',
    'judgeMet',
    'judge',
    'exchange',
  ),
  office: fc.constantFrom(0 as const, 1 as const),
  person: fc.nat(2),
  target: fc.nat(3),
  which: fc.nat(59),
})

const deed = (
  does: string,
  person: number,
  target = 0,
  which = 1,
  office: 0 | 1 = 0,
): JointDeed => ({ does, office, person, target, which })

/** In which everything happens at least once. */
export const fullStory: readonly JointDeed[] = [
  deed('report', 0),
  deed('judgeMet', 1),
  deed('reopen', 1),
  deed('correct', 0, 0, 0),
  deed('addLink', 0),
  deed('judge', 1),
  deed('withdrawPart', 0, 0, 0),
  deed('report', 0, 1, 1, 1),
  deed('exchange', 0),
  deed('judgeMet', 1, 1, 1, 1),
  deed('judge', 1, 1, 2),
  deed('purge', 0, 1, 0, 1),
  ...['extend', 'notify', 'reassign', 'sendBreach', 'moveSession', 'moveUnit', 'endUnit'].map(
    (does) => deed(does, 2, 1),
  ),
  deed('reassign', 2, 1, 2, 1),
  deed('mergePeople', 2, 0, 0),
  deed('separate', 2, 0, 0),
  ...Array.from({ length: entryCount }, (_, which) =>
    deed('enter', 2, 0, which, which % 2 ? 1 : 0),
  ),
  deed('announce', 2, 0, 0),
  deed('announce', 2, 0, 1, 1),
  deed('countApart', 2, 2, 0),
  deed('withdrawObligation', 2, 3, 0),
  deed('mergeObligations', 2, 2),
  deed('mergeAgreements', 2, 0, 0, 1),
  deed('undo', 2, 0, 0, 1),
  deed('mergeAgreements', 1, 0, 1, 1),
]

/** Each tells the other everything that it has. */
export function exchange(one: Office, other: Office): void {
  const [mine, theirs] = [commitsOf(one), commitsOf(other)]
  give(one, theirs)
  give(other, mine)
}

const staffed = (office: Office, names: readonly string[]): Colleagues => ({
  office,
  people: [office.person, ...names.map((name) => addPerson(office, name))],
})

/** Both offices with the same agreements of the 41st session and with each other's people. */
export async function jointOffices(): Promise<readonly [Colleagues, Colleagues]> {
  const council = foundOffice('2017-01-22')
  const durango = foundOffice('2017-01-22', 'Secretaría de Seguridad de Durango')
  await accept(council, agreements)
  const both = [
    staffed(council, ['Berta Ríos', 'Celia Paz']),
    staffed(durango, ['Dora Luna', 'Elsa Mar']),
  ] as const
  exchange(council, durango)
  return both
}

/** Tries one thing after the other, on few of the obligations. Calls `tried` with whether it was allowed. */
export async function workJointly(
  offices: readonly [Colleagues, Colleagues],
  deeds: readonly JointDeed[],
  tried: (deed: JointDeed, happened: boolean) => void,
): Promise<void> {
  const all = obligations(offices[0].office, {}, { limit: 1000 }).toSorted(
    (a, b) => (a.agreementSequence ?? 0) - (b.agreementSequence ?? 0) || (a.id < b.id ? -1 : 1),
  )
  const worked = [0, 1, units.length, 2 * units.length].flatMap((index) => all[index]?.id ?? [])
  for (const deed of deeds) {
    if (deed.does === 'exchange') {
      exchange(offices[0].office, offices[1].office)
      tried(deed, true)
      continue
    }
    const colleagues = offices[deed.office]
    const attempt = await jointDeeds[deed.does]?.({
      ...colleagues,
      as: one(colleagues.people, deed.person) ?? '',
      obligation: one(worked, deed.target) ?? '',
      which: deed.which,
    })
    tried(deed, attempt?.ok ?? deed.does === 'sendBreach')
  }
}
