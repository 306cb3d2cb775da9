/** Offices whose work on some days is asked about afterwards. */
import { join } from 'node:path'
import * as fc from 'fast-check'
import { onTestFinished } from 'vitest'
import {
  openConnection,
  type OpenConnection,
  type ReadConnection,
} from '../../src/main/store/connection.ts'
import { readFacts, type RegisterFacts } from '../../src/main/store/register-facts.ts'
import { editRecord } from '../../src/main/usecases/edit-record.ts'
import { grantExtension } from '../../src/main/usecases/grant-extension.ts'
import { reassignObligation } from '../../src/main/usecases/reassign-obligation.ts'
import { endUnit } from '../../src/main/usecases/unit-end.ts'
import { withdrawRecord } from '../../src/main/usecases/withdraw-record.ts'
import { decide, report } from './casework.ts'
import { offices } from './commits.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  foundOffice,
  obligations,
  type Office,
} from './registers.ts'

const deeds = [
  'report',
  'verdict',
  'extend',
  'withdraw',
  'session',
  'title',
  'clause',
  'person',
  'succession',
  'reassign',
  'capture',
] as const

/** What an official does, and a number that chooses among what there is to do it to. */
export type Deed = readonly [what: (typeof deeds)[number], which: number]

/** Deeds of some days that follow each other. */
export const story: fc.Arbitrary<readonly (readonly Deed[])[]> = fc.array(
  fc.array(fc.tuple(fc.constantFrom(...deeds), fc.nat({ max: 3 })), { minLength: 1, maxLength: 4 }),
  { minLength: 2, maxLength: 4 },
)

const units = ['MX-DUR', 'MX-COL', 'MX-AGU', 'MX-JAL']

/** One clause that binds four states. */
const clauses = [
  draftClause({
    addressees: units.map((unit) => ({ unit, role: 'obliged' as const, inferred: false })),
  }),
]

async function perform(office: Office, verifier: string, [what, which]: Deed): Promise<void> {
  const { register, person } = office
  const [row] = obligations(office, { namedUnit: units[which] ?? '' }, { withdrawn: true })
  if (row === undefined) throw new Error('no obligation')
  const edit = (id: string, field: string, value: string): void => {
    const live = register.read.record(id)?.fields[field]?.live ?? []
    // Refused where it says so already.
    editRecord(office, { as: person, id, fields: [{ field, value, replaces: [...live] }] })
  }
  switch (what) {
    case 'report':
      if (row.withdrawn === null) await report(office, row.id)
      return
    case 'verdict':
      decide(office, row.id, { as: verifier, result: which < 2 ? 'met' : 'not_met' })
      return
    case 'extend':
      grantExtension(office, {
        as: person,
        obligation: row.id,
        to: '2017-12-01',
        authority: 'Consejo',
        reason: 'A petición de la entidad',
        earlierConfirmed: true,
      })
      return
    case 'withdraw':
      withdrawRecord(office, { as: person, id: row.id, reason: 'Capturada por error' })
      return
    case 'session':
      return edit(row.sessionId, 'date', `2017-0${which + 1}-10`)
    case 'title':
      return edit(row.agreement, 'title', `Título ${which}`)
    case 'clause':
      return edit(row.clause, 'text', `Mandato ${which}`)
    case 'person':
      addPerson(office, `Persona ${which}`)
      return
    case 'succession':
      endUnit(office, {
        as: person,
        unit: units[which] ?? '',
        // On a day of the story, mostly known before it.
        on: '2017-02-03',
        successors: ['MX-SIN'],
        kind: 'replaces',
      })
      return
    case 'reassign':
      reassignObligation(office, {
        as: person,
        obligation: row.id,
        unit: 'MX-SON',
        from: '2017-02-02',
        reason: 'Por convenio',
        authority: 'Consejo',
      })
      return
    case 'capture':
      await accept(office, [
        draftAgreement({ sequence: 9 + which, text: `Acuerdo ${which} posterior.`, clauses }),
      ])
  }
}

export interface WorkedOn {
  readonly office: Office
  readonly session: string
  readonly agreements: readonly string[]
  /** The days on which something was saved. */
  readonly worked: readonly string[]
}

/** An office with so many agreements of four states each, worked on for some days. */
export async function workedOn(
  days: readonly (readonly Deed[])[],
  number: 1 | 2 = 1,
): Promise<WorkedOn> {
  const office = foundOffice('2017-01-16')
  const drafts = [
    draftAgreement({ clauses }),
    draftAgreement({ sequence: 2, text: 'Otro acuerdo del Consejo.', clauses }),
  ]
  const { session, agreements } = await accept(office, drafts.slice(0, number))
  const verifier = addPerson(office, 'Berta Ríos')
  const worked = ['2017-01-16']
  for (const [index, ofDay] of days.entries()) {
    const day = `2017-02-0${index + 1}`
    office.onDay(day)
    for (const deed of ofDay) await perform(office, verifier, deed)
    worked.push(day)
  }
  return { office, session, agreements, worked }
}

/** The database in a folder, closed when the test ends. */
export function databaseIn(directory: string, access: 'read' | 'write' = 'read'): OpenConnection {
  const connection = openConnection({
    path: join(directory, 'register.sqlite'),
    readOnly: access === 'read',
    now: () => 0,
    onSlow: () => undefined,
  })
  onTestFinished(() => connection.close())
  return connection
}

export function factsOf(connection: ReadConnection): RegisterFacts {
  const facts = readFacts(connection)
  if (facts === undefined) throw new Error('no facts')
  return facts
}

/** Of a database that is made of commits alone. */
export const scenarioFacts: RegisterFacts = {
  installation: offices[0] ?? '',
  office: offices[1] ?? '',
  timeZone: 'America/Mexico_City',
  demonstration: false,
}
