import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, listOutputSchema } from '../../src/contract/cli.ts'
import { listKinds, type ListKind, type ListRow } from '../../src/contract/rows.ts'
import { acuerdos, expectOutput, words } from './command.ts'
import { prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister

beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

async function list<Kind extends ListKind>(
  kind: Kind,
  given?: readonly string[],
): Promise<{ readonly total: number; readonly rows: readonly ListRow<Kind>[] }>
async function list(kind: ListKind, given: readonly string[] = []) {
  const outcome = await acuerdos(['list', kind, ...given, '--json'], {
    register: prepared.directory,
  })
  return expectOutput(outcome, listOutputSchema(kind))
}

describe('a list', { timeout: 60_000 }, () => {
  it.concurrent.each(listKinds)('of %s has the rows that the contract names', async (kind) => {
    const { total, rows } = await list(kind)
    expect(rows.length).toBe(Math.min(total, 100))
  })

  it.concurrent('counts everything that meets the conditions, before limit and offset', async () => {
    const states = words`--where kind=federal_entity --sort code`
    const [all, page] = await Promise.all([
      list('units', states),
      list('units', [...states, ...words`--limit 2 --offset 30`]),
    ])
    expect(all.total).toBe(32)
    expect(page.total).toBe(32)
    expect(page.rows).toEqual(all.rows.slice(30))
  })

  it.concurrent('joins conditions: any of several values, none of them, more, less, empty', async () => {
    const [any, none, range, empty] = await Promise.all([
      list('units', words`--where code=MX-DUR,MX-MOR`),
      list('units', words`--where kind=federal_entity --where code!=MX-DUR,MX-MOR`),
      list('sessions', words`--where body=CNSP --where ordinal>=40 --where ordinal<42`),
      list('units', words`--where kind=federal_entity --where inegi=`),
    ])
    expect(any.rows.map(({ code }) => code).toSorted()).toEqual(['MX-DUR', 'MX-MOR'])
    expect(none.total).toBe(30)
    expect(range.rows.map(({ roman }) => roman).toSorted()).toEqual(['XL', 'XLI'])
    expect(empty.total).toBe(0)
  })

  it.concurrent('sorts by a field, downwards with a minus, equal ones by id', async () => {
    const { rows } = await list('units', words`--where kind=federal_entity --sort -inegi`)
    const codes = rows.map(({ inegi }) => Number(inegi))
    expect(codes).toEqual(Array.from({ length: 32 }, (_, index) => 32 - index))
    const same = await list('units', words`--where kind=federal_entity --sort kind`)
    const ids = same.rows.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted())
  })

  it.concurrent('finds words without their accents, the last one unfinished', async () => {
    const { rows } = await list('units', words`--search ${'michoacan de oca'}`)
    expect(rows.map(({ code }) => code)).toContain('MX-MIC')
  })

  it.concurrent('takes what people type for a session, a unit and an agreement', async () => {
    const [arabic, roman, clauses, named, found] = await Promise.all([
      list('obligations', words`--where session=41 --limit 1`),
      list('obligations', words`--where session=XLI --limit 1`),
      list('clauses', words`--where session=41 --limit 1`),
      list('obligations', words`--where ${'unit=Ciudad de México'} --limit 1`),
      list('agreements', words`--search 41`),
    ])
    expect(arabic.total).toBeGreaterThan(0)
    expect(roman.total).toBe(arabic.total)
    expect(clauses.total).toBeGreaterThan(0)
    expect(named.rows.map(({ unit }) => unit)).toEqual(['MX-CMX'])
    expect(new Set(found.rows.map(({ session }) => session))).toEqual(new Set(['XLI']))
  })

  it.concurrent('hides what was withdrawn unless it is asked for', async () => {
    const { withdrawn } = prepared.obligations
    const one = words`--where id=${withdrawn}`
    const [hidden, shown] = await Promise.all([
      list('obligations', one),
      list('obligations', [...one, '--withdrawn']),
    ])
    expect(hidden.total).toBe(0)
    expect(shown.rows[0]).toMatchObject({ id: withdrawn, withdrawn: 'Error de captura' })
  })

  it.concurrent('reckons overdue by the day that it is given', async () => {
    const due = words`--where due=2017-12-31 --where nature=binding --where compliance=not_started --limit 1`
    const [before, after] = await Promise.all([
      list('obligations', [...due, ...words`--today 2017-12-31`]),
      list('obligations', [...due, ...words`--today 2018-01-01`]),
    ])
    expect(before.rows[0]?.overdue).toBe(false)
    expect(after.rows[0]?.overdue).toBe(true)
  })

  it.concurrent('is the same as known at the end of today', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Mexico_City' })
    const one = words`--limit 3 --sort id`
    const [now, known] = await Promise.all([
      list('obligations', one),
      list('obligations', [...one, '--as-of', today.format(new Date())]),
    ])
    expect(known).toEqual(now)
  })
})

describe('conflicts', { timeout: 60_000 }, () => {
  it.concurrent('show both values with who wrote them, and the field is marked', async () => {
    const place = { register: prepared.directory }
    const [conflicts, shown] = await Promise.all([
      acuerdos(words`conflicts --json`, place),
      acuerdos(words`show ${prepared.agreementInConflict} --json`, place),
    ])
    const { total, rows } = expectOutput(conflicts, cliCommands.conflicts.output)
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({ record: prepared.agreementInConflict, field: 'title' })
    expect(rows[0]?.values.map(({ value }) => value)).toContain('Un título de otra oficina')
    expect(rows[0]?.values.map(({ author }) => author)).toContain('Ana Pérez')
    expect(expectOutput(shown, cliCommands.show.output).conflicts).toEqual(['title'])
  })
})

describe('people', { timeout: 60_000 }, () => {
  it.concurrent('read an aligned table with labels, in their language', async () => {
    const place = { register: prepared.directory }
    const question = words`list units --where code=MX-DUR`
    const [spanish, english] = await Promise.all([
      acuerdos(question, place),
      acuerdos([...question, ...words`--lang en`], place),
    ])
    const [header = '', rule = '', row = '', last] = spanish.out.trimEnd().split('\n')
    expect(header).toMatch(/^Identificador +Clave +Nombre +Clase +INEGI$/)
    expect(rule).toMatch(/^[- ]+$/)
    expect(row.indexOf('MX-DUR')).toBe(header.indexOf('Clave'))
    expect(row).toContain('Entidad federativa')
    expect(last).toBe('1–1 de 1')
    expect(english.out).toMatch(/Federal entity/)
    expect(english.out).toMatch(/1–1 of 1\n$/)
  })
})
