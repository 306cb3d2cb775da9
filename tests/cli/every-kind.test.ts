import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { writeCommaList } from '../../src/contract/comma-list.ts'
import { listKinds, type ListKind } from '../../src/contract/rows.ts'
import { recordKinds, type RecordKind } from '../../src/core/schema/registry.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { temporaryFolder } from './registers.ts'

/**
 * What an official's colleague of the computer department does at the command line, once with each kind of record and
 * with each list. The commands run in this process, one after the other on one register, for there are hundreds.
 */
const folder = temporaryFolder()
const letter = join(folder, 'oficio.txt')

const { acuerdos, json, refusal, page, shownRecord } = commandLineOver(join(folder, 'register'))

/** Records that there are so far, by kind. */
const made = new Map<RecordKind, string>()
const of = (kind: RecordKind): string => {
  const id = made.get(kind)
  if (id === undefined) throw new Error(`there is no ${kind} yet`)
  return id
}

beforeAll(async () => {
  writeFileSync(letter, 'Oficio 12/2017: se remite la constancia.\n')
  const { office, installation } = cliCommands.init.output.parse(
    await json(words`init --office Secretariado --person Ana`),
  )
  made.set('office', office)
  made.set('installation', installation)
  await json(words`add person name=Berta --as Ana`)
  await json(words`settings --due-soon-days 20 --as Ana`)
  made.set('officeSettings', (await page('officeSettings', [])).rows[0]?.id ?? '')
}, 60_000)

interface Step {
  readonly kind: RecordKind
  /** The list in which it stands. */
  readonly list: ListKind
  /** The least that a new one needs. */
  readonly add?: () => readonly string[]
  /** The command that the refusal to add one field by field names. */
  readonly command?: string
  /** That command as it makes one, and the id of what it made. */
  readonly own?: () => readonly string[]
  readonly id?: (output: unknown) => string | undefined
  /** A field that people may change, with another value; none: it stays as it was made. */
  readonly set?: string
  /** It cannot be withdrawn. */
  readonly stays?: true
}

const idOf = (output: unknown): string => cliCommands.withdraw.output.parse(output).id

/** In an order in which each finds what it refers to. */
const steps: readonly Step[] = [
  { kind: 'office', list: 'offices', command: 'office', stays: true },
  {
    kind: 'installation',
    list: 'installations',
    command: 'init',
    set: 'label=Escritorio',
    stays: true,
  },
  { kind: 'statement', list: 'statements', command: 'office scope', stays: true },
  { kind: 'officeSettings', list: 'officeSettings', command: 'settings' },
  { kind: 'unit', list: 'units', add: () => words`code=DUR-C5 kind=other`, set: 'name=C5' },
  {
    kind: 'placement',
    list: 'placements',
    add: () => words`unit=DUR-C5 parent=MX-DUR`,
    set: 'from=2016',
  },
  {
    kind: 'succession',
    list: 'successions',
    add: () => words`predecessor=DUR-C5 successor=MX-DUR kind=absorbs`,
    set: 'date=2031-01-01',
  },
  { kind: 'person', list: 'people', add: () => words`name=Celia`, set: 'email=celia@example.org' },
  { kind: 'post', list: 'posts', add: () => words`name=Enlace`, set: 'termYears=3' },
  {
    kind: 'assignment',
    list: 'assignments',
    add: () => words`person=${of('person')} post=${of('post')}`,
    set: 'from=2016-05',
  },
  {
    kind: 'body',
    list: 'bodies',
    add: () => words`code=CEDGO name=Consejo kind=other`,
    set: 'nameEnglish=Council',
  },
  {
    kind: 'session',
    list: 'sessions',
    add: () => words`body=${of('body')} ordinal=3 type=ordinary`,
    set: 'date=2016-12-20',
  },
  {
    kind: 'attendance',
    list: 'attendance',
    add: () => words`session=${of('session')} name=Celia`,
    set: 'attended=present',
  },
  {
    kind: 'agreement',
    list: 'agreements',
    add: () => words`session=${of('session')} kind=acuerdo text=Informar`,
    set: 'title=Informe',
  },
  {
    kind: 'agendaItem',
    list: 'agenda',
    add: () => words`session=${of('session')} order=1 text=Informes`,
    set: 'order=2',
  },
  {
    kind: 'document',
    list: 'documents',
    command: 'attach',
    own: () => words`attach ${of('session')} ${letter} --kind minutes`,
    id: (output) => cliCommands.attach.output.parse(output).documents[0]?.id,
    set: 'kind=gazette',
  },
  {
    kind: 'clause',
    list: 'clauses',
    add: () =>
      words`agreement=${of('agreement')} order=1 ${'text=Informar, y bien: "sí"'} nature=binding`,
    set: 'text=Informarán',
  },
  {
    kind: 'obligation',
    list: 'obligations',
    add: () => words`clause=${of('clause')} unit=MX-DUR role=responsible`,
    set: 'role=obliged',
  },
  { kind: 'indicator', list: 'indicators', add: () => words`name=Homicidios`, set: 'target=5' },
  {
    kind: 'observation',
    list: 'observations',
    add: () => words`indicator=${of('indicator')} value=7`,
    set: 'date=2017-01-31',
  },
  {
    kind: 'link',
    list: 'links',
    add: () => words`agreement=${of('agreement')} kind=measured_by target=${of('indicator')}`,
    set: 'note=Semáforo',
  },
  {
    kind: 'funding',
    list: 'funding',
    add: () => words`fund=FASP year=2035`,
    set: 'federalAmount=1000',
  },
  {
    kind: 'instalment',
    list: 'instalments',
    add: () => words`funding=${of('funding')} order=1 amount=100`,
    set: 'dueOn=2017-02-28',
  },
  {
    kind: 'notification',
    list: 'notifications',
    command: 'notify',
    own: () => words`notify ${of('obligation')} --number SE/1 --date 2017-01-10`,
    set: 'acknowledgedOn=2017-01-12',
  },
  {
    kind: 'progressReport',
    list: 'reports',
    command: 'progress',
    own: () => words`progress ${of('obligation')} --claim met --text Hecho`,
    set: 'cutOff=2017-01-31',
  },
  {
    kind: 'evidence',
    list: 'evidence',
    command: 'evidence',
    own: () =>
      words`evidence ${of('obligation')} --file ${letter} --report ${of('progressReport')}`,
    id: (output) => cliCommands.evidence.output.parse(output).evidence[0]?.id,
    set: 'reference=SE/2',
  },
  {
    kind: 'extension',
    list: 'extensions',
    command: 'extend',
    own: () => words`extend ${of('obligation')} --to 2035-01-31 --authority CNSP --reason Lluvias`,
  },
  {
    kind: 'verdict',
    list: 'verdicts',
    command: 'verdict',
    own: () => words`verdict ${of('obligation')} --result met --reason Consta --as Berta`,
  },
  {
    kind: 'reassignment',
    list: 'reassignments',
    add: () =>
      words`obligation=${of('obligation')} unit=MX-MOR from=2017-02-01 reason=Convenio authority=CNSP`,
  },
  {
    kind: 'cutoff',
    list: 'cutoffs',
    command: 'cutoff',
    own: () => words`cutoff Enero`,
  },
]

/** Whoever works says who they are; some lines say it already. */
const signed = (line: readonly string[]): readonly string[] =>
  line.includes('--as') ? line : [...line, '--as', 'Ana']

/** What a record says: a field that was emptied says as little as one that nobody filled in. */
async function said(id: string): Promise<readonly (readonly [string, unknown])[]> {
  const { fields, sets } = await shownRecord([id])
  const stated = Object.entries(fields).filter(([, value]) => value !== null)
  return [...stated, ...Object.entries(sets).filter(([, elements]) => elements.length > 0)]
}

/** The day that the register has now. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Mexico_City' }).format()

/** One condition for each column that has a value which can be written as one. */
const conditions = (row: object): readonly string[] =>
  Object.entries(row).flatMap(([field, value]: [string, unknown]) => {
    const plain = typeof value === 'number' || typeof value === 'boolean'
    if (typeof value === 'string') return ['--where', `${field}=${writeCommaList([value])}`]
    return plain ? ['--where', `${field}=${value}`] : []
  })

/** A text that a locale lacks shows its key; a value that was not put in shows its braces. */
const wordless = /\b(?:fields|kinds|codes|saved|show|columns|lists|history)\.\w|\{\{/

const present = steps.filter(({ kind }) => kind !== 'statement')

describe('every kind of record', { timeout: 30_000 }, () => {
  it('has its step here, in a list of its own', () => {
    expect(steps.map(({ kind }) => kind).toSorted()).toEqual([...recordKinds].toSorted())
    const reckoned: readonly ListKind[] = [
      'terms',
      'conflicts',
      'issues',
      'readiness',
      'weak',
      'packages',
    ]
    expect([...steps.map(({ list }) => list), ...reckoned].toSorted()).toEqual(
      [...listKinds].toSorted(),
    )
  })

  it.each(steps)('$kind is made, once it is known how', async ({ kind, add, command, own, id }) => {
    if (command !== undefined) await expectNamedCommand(kind, command)
    const line = add === undefined ? own?.() : [...words`add ${kind}`, ...add()]
    if (line === undefined) return
    const output = await json(signed(line))
    made.set(kind, (id ?? idOf)(output) ?? '')
    expect(of(kind)).toMatch(/^[0-9a-f]{32}$/)
  })

  it.each(present.flatMap(({ kind, set }) => (set === undefined ? [] : [{ kind, set }])))(
    '$kind gets another value, which is undone and given again',
    async ({ kind, set }) => {
      const id = of(kind)
      const before = await said(id)
      await json(signed([...words`set ${id}`, set]))
      expect(await said(id)).not.toEqual(before)
      await json(words`undo --as Ana`)
      expect(await said(id)).toEqual(before)
      await json(signed([...words`set ${id}`, set]))
      const { conflicts, history } = await shownRecord(words`${id} --history`)
      expect(conflicts).toEqual([])
      const [field = '', value = ''] = set.split('=')
      const entry = history?.find((change) => change.field === field && change.live)
      expect([value, Number(value)]).toContain(entry?.value)
    },
  )

  it.each(present)(
    '$kind is shown with its history, as it is and as of today',
    async ({ kind }) => {
      const id = of(kind)
      const shown = await shownRecord(words`${id} --history`)
      expect(shown.kind).toBe(kind)
      expect(shown.history).not.toEqual([])
      expect(await shownRecord(words`${id} --history --as-of ${today}`)).toEqual(shown)
      const told = [
        await acuerdos(words`show ${id} --history --lang es`),
        await acuerdos(words`show ${id} --history --lang en`),
      ]
      expect(told.filter(({ error, out }) => error !== '' || wordless.test(out))).toEqual([])
    },
  )

  it.each(present)('$kind is found in its list by each of its columns', async ({ kind, list }) => {
    const id = of(kind)
    const found = await page(list, words`--where id=${id}`)
    expect(found.rows).toMatchObject([{ id, withdrawn: null }])
    const [row = {}] = found.rows
    const where = conditions(row)
    const sort = Object.keys(row).flatMap((field) => ['--sort', field])
    expect(await page(list, [...where, ...sort])).toEqual(found)
    expect(await page(list, [...where, ...words`--as-of ${today}`])).toEqual(found)
    const told = [
      await acuerdos(words`list ${list} --where id=${id} --lang es`),
      await acuerdos(words`list ${list} --where id=${id} --lang en`),
    ]
    expect(told.filter(({ error, out }) => error !== '' || wordless.test(out))).toEqual([])
  })

  it.each(present.filter(({ stays }) => stays === true))('$kind stays', async ({ kind }) => {
    const refused = await refusal(words`withdraw ${of(kind)} --reason Prueba --as Berta`)
    expect(refused.code).toBe('kind_not_withdrawable')
  })

  // What hangs from another goes first.
  it.each(present.filter(({ stays }) => stays !== true).toReversed())(
    '$kind is withdrawn once, with its reason',
    async ({ kind, list }) => {
      const id = of(kind)
      const line = words`withdraw ${id} --reason Prueba --as Berta`
      const before = await said(id)
      await json(line)
      await json(words`undo --as Berta`)
      expect(await said(id)).toEqual(before)
      await json(line)
      expect((await shownRecord([id])).fields['withdrawn']).toBe('Prueba')
      expect((await refusal(line)).code).toBe('already_withdrawn')
      const one = words`--where id=${id}`
      expect((await page(list, one)).total).toBe(0)
      expect((await page(list, [...one, '--withdrawn'])).rows).toMatchObject([
        { id, withdrawn: 'Prueba' },
      ])
    },
  )
})

async function expectNamedCommand(kind: RecordKind, command: string): Promise<void> {
  const { code, message } = await refusal(signed(words`add ${kind} source=DOF`))
  expect(code).toBe('kind_not_editable')
  expect(message).toContain(`acuerdos ${command}`)
}
