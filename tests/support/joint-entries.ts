/** Records that no obligation needs and that an office enters all the same: one of every kind that is left. */
import type { Refusal } from '../../src/contract/errors.ts'
import { idSchema } from '../../src/contract/primitives.ts'
import { listQuerySchema, type ListKind } from '../../src/contract/rows.ts'
import type { Result } from '../../src/core/result.ts'
import type { RecordKind } from '../../src/core/schema/registry.ts'
import { addRecord } from '../../src/main/usecases/add-record.ts'
import { editSettings } from '../../src/main/usecases/settings-edit.ts'
import { makeCutoff } from '../../src/main/usecases/make-cutoff.ts'
import { attachToSession } from '../../src/main/usecases/session-attach.ts'
import { fileWith } from './casework.ts'
import { expectValue, type Office } from './registers.ts'

interface Entering {
  readonly office: Office
  readonly as: string
  readonly which: number
}

type Attempt = Result<unknown, Refusal>

/** One that stands in a list, chosen by a number; an id that nobody has where the list is empty. */
function someOf({ office, which }: Entering, kind: ListKind): string {
  const query = listQuerySchema.parse({ kind, sort: [{ field: 'id', descending: false }] })
  const { rows } = expectValue(office.register.read.list(query, office.today()))
  return idSchema.parse(rows[which % Math.max(rows.length, 1)]?.id ?? 'f'.repeat(32))
}

const add =
  (kind: RecordKind, fieldsOf: (of: Entering) => Readonly<Record<string, string | number>>) =>
  (entering: Entering): Attempt =>
    addRecord(entering.office, { as: entering.as, kind, fields: fieldsOf(entering) })

const sessionOf = (of: Entering): string => someOf(of, 'sessions')

/** In an order in which each finds what it points to. */
const entries: readonly ((of: Entering) => Promise<Attempt> | Attempt)[] = [
  add('unit', ({ which }) => ({ code: `C5-${which}`, name: 'Centro de mando', kind: 'other' })),
  add('person', ({ which }) => ({ name: `Enlace ${which}` })),
  add('body', ({ which }) => ({ code: `CEDGO${which}`, name: 'Consejo estatal', kind: 'other' })),
  add('post', ({ which }) => ({ name: `Enlace ${which}`, unit: 'MX-DUR', termYears: 3 })),
  add('assignment', (of) => ({
    person: someOf(of, 'people'),
    post: someOf(of, 'posts'),
    from: '2016-05',
  })),
  add('agendaItem', (of) => ({ session: sessionOf(of), order: of.which, text: 'Informes' })),
  add('attendance', (of) => ({
    session: sessionOf(of),
    name: `Invitada ${of.which}`,
    attended: 'present',
  })),
  add('indicator', ({ which }) => ({ name: `Homicidios ${which}`, target: which })),
  add('observation', (of) => ({
    indicator: someOf(of, 'indicators'),
    value: of.which,
    date: '2017-01-15',
  })),
  add('link', (of) => ({
    agreement: someOf(of, 'agreements'),
    kind: 'measured_by',
    target: someOf(of, 'indicators'),
  })),
  add('funding', ({ which }) => ({ fund: 'FASP', year: 2030 + which, federalAmount: 1000 })),
  add('instalment', (of) => ({
    funding: someOf(of, 'funding'),
    order: of.which + 1,
    amount: 100,
    dueOn: '2017-02-28',
  })),
  async (of) =>
    attachToSession(of.office, {
      as: of.as,
      session: sessionOf(of),
      kind: 'minutes',
      files: [fileWith(`Acta ${of.which}`, 'acta.pdf')],
    }),
  ({ office, as, which }) =>
    editSettings(office, { as, settings: { dueSoonDays: 10 + (which % 30) } }),
  ({ office, as, which }) => makeCutoff(office, { as, name: `Corte ${which}` }),
]

export const entryCount = entries.length

/** What is entered follows from `which`, and so does what it points to. */
export function enterRecord(of: Entering): Promise<Attempt> | Attempt {
  const entry = entries[of.which % entries.length]
  if (entry === undefined) throw new Error('no entries')
  return entry(of)
}
