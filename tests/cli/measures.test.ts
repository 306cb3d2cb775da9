import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import { acuerdos, expectOutput, words } from './command.ts'
import { copyOf, prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

const folder = temporaryFolder()
const addsUp = 'Las cifras que se conocen suman lo que deben.'
let prepared: PreparedRegister

beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

const run = (register: string, line: readonly string[]) =>
  acuerdos([...line, ...words`--as ${prepared.ana} --json`], { register })

describe('indicators at the command line', () => {
  it('are added, measured and linked, and listed by where they stand', async () => {
    const register = copyOf(prepared.directory, folder)
    const add = async (line: readonly string[]) =>
      expectOutput(await run(register, line), cliCommands.add.output)
    const indicator = await add(
      words`add indicator name=${'Policías certificados'} measure=Policías direction=increase baselinePeriod=2015 baselineValue=1,000 target=900`,
    )
    expect(indicator.warnings.map(({ code }) => code)).toEqual(['target_on_wrong_side'])
    expectOutput(
      await run(register, words`set ${indicator.id} target=2,000 targetBy=2017`),
      cliCommands.set.output,
    )
    await add(words`add observation indicator=${indicator.id} period=2016 value=1,600`)
    const { rows } = expectOutput(
      await run(register, words`list indicators --where course=on_course`),
      listOutputSchema('indicators'),
    )
    expect(rows).toMatchObject([{ id: indicator.id, lastValue: 1600, change: 60, target: 2000 }])
    // The same figures, read as changes: up by 1,600 % is short of 2,000 and was never 60.
    await run(register, words`set ${indicator.id} scale=percent_change`)
    const changes = expectOutput(
      await run(register, words`list indicators --where scale=percent_change,value --sort -change`),
      listOutputSchema('indicators'),
    )
    expect(changes.rows).toHaveLength(7)
    expect(changes.rows[0]).toMatchObject({ id: indicator.id, change: 1600, course: 'on_course' })
    const refused = await run(
      register,
      words`add observation indicator=${indicator.id} value=1.600,5`,
    )
    expect(refused.status).toBe(1)
    expect(cliErrorSchema.parse(JSON.parse(refused.error)).error.code).toBe('number_invalid')
  })
})

describe('money at the command line', () => {
  it('is added, planned in instalments, and says what does not add up', async () => {
    const register = copyOf(prepared.directory, folder)
    const added = expectOutput(
      await run(
        register,
        words`add funding fund=FASP year=2019 entity=MX-DUR federalAmount=100.05 stateShare=20`,
      ),
      cliCommands.add.output,
    )
    expect(added.warnings.map(({ code }) => code)).toEqual(['state_share_low'])
    const { ids } = expectOutput(
      await run(register, words`instalments ${added.id}`),
      cliCommands.instalments.output,
    )
    expectOutput(
      await run(register, words`set ${ids[9] ?? ''} amount=9.99`),
      cliCommands.set.output,
    )
    const totals = expectOutput(
      await run(register, words`totals --fund FASP --year 2019`),
      cliCommands.totals.output,
    )
    expect(totals.rows).toMatchObject([{ id: added.id, instalments: 10 }])
    expect(totals.findings.map(({ code, difference }) => [code, difference])).toEqual([
      ['instalments_differ', 0.01],
      ['state_share_low', -5.02],
    ])
    expectOutput(await run(register, words`cutoff Antes`), cliCommands.cutoff.output)
    const [first = ''] = ids
    expectOutput(
      await run(register, words`set ${first} paidOn=2019-01-31 paidAmount=8`),
      cliCommands.set.output,
    )
    const found = async (state: readonly string[]) =>
      expectOutput(
        await run(register, [...words`totals --fund FASP --year 2019`, ...state]),
        cliCommands.totals.output,
      ).findings.map(({ code }) => code)
    expect(await found([])).toEqual(['instalments_differ', 'payments_differ', 'state_share_low'])
    expect(await found(['--cutoff', 'Antes'])).toEqual(['instalments_differ', 'state_share_low'])
    const listed = expectOutput(
      await run(register, words`list instalments --where funding=${added.id} --sort -order`),
      listOutputSchema('instalments'),
    )
    expect(listed.rows[0]).toMatchObject({ order: 10, dueOn: '2019-10-31', amount: 9.99 })
    const other = expectOutput(
      await run(register, words`add funding fund=FORTASEG year=2019 federalAmount=50`),
      cliCommands.add.output,
    )
    const fundings = async (line: readonly string[]) =>
      expectOutput(
        await run(register, [...words`totals --year 2019`, ...line]),
        cliCommands.totals.output,
      ).rows.map(({ id }) => id)
    expect(await fundings(words`--fund FORTASEG`)).toEqual([other.id])
    expect(await fundings([])).toHaveLength(2)
    const told = await acuerdos(words`totals --year 2019`, { register })
    expect(told.out).toContain('$5.02')
    expect(told.out).toContain('menos del 25 %')
    expect(told.out).not.toContain(addsUp)
    const sound = await acuerdos(words`totals --year 2019 --fund FORTASEG`, { register })
    expect(sound.out).toContain(addsUp)
  })
})
