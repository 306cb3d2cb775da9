/** A register that an office's package filled with what no form allows: an issue of many kinds, each with a cure. */
import { createHash } from 'node:crypto'
import type { DraftChange } from '../../src/core/changes/save.ts'
import type { PartitionKey } from '../../src/core/changes/types.ts'
import type { RecordKind } from '../../src/core/schema/registry.ts'
import type { Value } from '../../src/core/schema/value.ts'
import { change, idOf, prepareDisagreements, receive } from './other-office.ts'

const catalog: PartitionKey = { kind: 'catalog' }
const durango = { office: 'Secretaría de Seguridad de Durango', person: 'Luis Díaz' }
const sonora = { office: 'Secretaría de Seguridad de Sonora', person: 'Eva Luz' }
const dayLong = 86_400_000

/** `name` is made the record's id. */
const made = (
  kind: RecordKind,
  name: string,
  fields: Readonly<Record<string, Value>>,
  partition: PartitionKey = catalog,
): readonly DraftChange[] =>
  Object.entries(fields).map(([field, value]) =>
    change(kind, idOf(name), partition, field, null, value, []),
  )

const person = (name: string, fields: Readonly<Record<string, Value>> = {}) =>
  made('person', name, { name, ...fields })

const session = (name: string, ordinal: number, roman: string, date: string) =>
  made('session', name, { body: idOf('body'), type: 'ordinary', ordinal, roman, date })

/** The file that a piece of evidence has and no office holds. */
export const lostFile = 'Oficio SSP/100/2030'

/** An agreement whose obligations are extended twice, judged by who reported, reported on when withdrawn. */
function casework(): readonly DraftChange[] {
  const partition: PartitionKey = { kind: 'agreement', id: idOf('bound agreement') }
  const author = idOf(`author of ${sonora.office}`)
  const of = (kind: RecordKind, name: string, fields: Readonly<Record<string, Value>>) =>
    made(kind, name, fields, partition)
  const reported = { claim: 'met', narrative: 'Está instalada.', reportedOn: '2030-05-01', author }
  const extension = { authority: 'Pleno', reason: 'Acuerdo', grantedOn: '2030-05-01' }
  return [
    ...of('agreement', 'bound agreement', {
      session: idOf('second'),
      kind: 'acuerdo',
      text: 'La unidad de arriba se instala.',
      number: '03/II/30',
      sequence: 3,
    }),
    ...of('clause', 'bound clause', {
      agreement: idOf('bound agreement'),
      order: 1,
      text: 'La unidad de arriba se instala.',
      nature: 'binding',
    }),
    ...['above', 'below', 'navy'].flatMap((unit) =>
      of('obligation', `of ${unit}`, {
        clause: idOf('bound clause'),
        unit: idOf(unit),
        role: 'obliged',
      }),
    ),
    ...['2030-06-30', '2030-12-31'].flatMap((newDue) =>
      of('extension', newDue, { obligation: idOf('of above'), newDue, ...extension }),
    ),
    ...of('progressReport', 'own', { obligation: idOf('of below'), ...reported }),
    ...of('evidence', 'paper', {
      obligation: idOf('of below'),
      report: idOf('own'),
      fileName: 'oficio.pdf',
      mediaType: 'application/pdf',
      sha256: createHash('sha256').update(lostFile).digest('hex'),
      size: lostFile.length,
      author,
    }),
    ...of('verdict', 'own verdict', {
      obligation: idOf('of below'),
      result: 'moot',
      reason: 'Ya no aplica.',
      verifier: author,
      issuedOn: '2030-05-02',
    }),
    ...of('obligation', 'of navy', { withdrawn: 'No era destinataria' }),
    ...of('progressReport', 'too late', { obligation: idOf('of navy'), ...reported }),
  ]
}

/** Returns the register's first person. */
export async function prepareIssues(directory: string): Promise<string> {
  const prepared = await prepareDisagreements(directory, durango, [
    {
      kind: 'indicator',
      fields: { name: 'Certificados', definition: 'Policías con certificado.' },
      field: 'definition',
      ours: 'Policías en activo.',
      theirs: 'Policías evaluados.',
    },
  ])
  const agreement: PartitionKey = { kind: 'agreement', id: idOf('agreement') }
  receive(
    directory,
    sonora,
    [
      ...made('body', 'body', { code: 'CE-A', name: 'Consejo Estatal', kind: 'council' }),
      ...made('body', 'body again', { code: 'CE-B', name: 'Consejo estatal', kind: 'council' }),
      ...made('unit', 'navy', { code: 'MARINA', name: 'SEMAR', kind: 'secretariat' }),
      ...made('indicator', 'thefts', { name: 'Robos' }),
      ...made('indicator', 'thefts again', { name: 'ROBOS' }),
      ...made('funding', 'money', { fund: 'FASP', year: 2031 }),
      ...made('funding', 'money again', { fund: 'FASP', year: 2031 }),
      ...made('funding', 'grant', { fund: 'FORTASEG', year: 2031, federalAmount: 100 }),
      ...made('instalment', 'part', { funding: idOf('grant'), order: 1, amount: 60 }),
      ...session('first', 1, 'I', '2030-05-01'),
      ...session('first again', 1, 'I', '2030-05-01'),
      ...session('second', 2, 'II', '2030-04-01'),
      ...made('post', 'post', { name: 'Titular', single: true }),
      ...person('Berta Ríos'),
      ...person('Carla Paz'),
      ...made('assignment', 'term', {
        post: idOf('post'),
        person: idOf('Berta Ríos'),
        from: '2016-01-01',
      }),
      ...made('assignment', 'later term', {
        post: idOf('post'),
        person: idOf('Carla Paz'),
        from: '2017-01-01',
      }),
      ...person('Dora Gil', { unit: idOf('nothing') }),
      ...person('Elsa Mar', { unit: idOf('first') }),
      ...person('Flor Ruiz', { duplicateOf: idOf('Flor Ruiz Luna') }),
      ...person('Flor Ruiz Luna', { duplicateOf: idOf('Flor Ruiz') }),
      ...made('unit', 'coded', { code: 'ARRIBA', name: 'Unidad de cómputo', kind: 'other' }),
      ...made('unit', 'above', { code: 'ARRIBA', name: 'Unidad de arriba', kind: 'other' }),
      ...made('unit', 'below', { code: 'ABAJO', name: 'Unidad de abajo', kind: 'other' }),
      ...made('placement', 'one', { unit: idOf('below'), parent: idOf('above') }),
      ...made('placement', 'other', { unit: idOf('above'), parent: idOf('below') }),
      ...made(
        'agreement',
        'agreement',
        {
          session: idOf('second'),
          kind: 'acuerdo',
          text: 'Uno.',
          number: '02/II/30',
          sequence: 2,
        },
        agreement,
      ),
      ...made('obligation', 'nowhere', { role: 'obliged' }, agreement),
      ...casework(),
    ],
    2 * dayLong,
  )
  return prepared.person
}
