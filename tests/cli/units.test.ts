import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import { expectOutput, words, type Outcome } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { stateOf, temporaryFolder } from './registers.ts'

const register = join(temporaryFolder(), 'register')
const { acuerdos } = commandLineOver(register)
const run = (given: readonly string[]) => acuerdos(['--as', 'Ana', ...given, '--json'])

beforeAll(async () => {
  expectOutput(await acuerdos(words`init --person Ana --json`), cliCommands.init.output)
}, 60_000)

const add = async (...fields: readonly string[]) =>
  expectOutput(await run(['add', ...fields]), cliCommands.add.output)

function refused(outcome: Outcome): string {
  expect(outcome.status).toBe(1)
  return cliErrorSchema.parse(JSON.parse(outcome.error)).error.code
}

describe('an office reorganises', { timeout: 60_000 }, () => {
  it('ends a unit after it has seen what passes, and says it in words', async () => {
    const before = stateOf(register)
    const end = words`end-unit SEMAR --on 2024-10-15 --successor SEDENA --absorbs`
    const preview = expectOutput(await run([...end, '--preview']), cliCommands['end-unit'].output)
    expect(preview).toEqual({ kind: 'absorbs', obligations: 0, open: 0 })
    expect(stateOf(register)).toEqual(before)
    const done = await acuerdos(['--as', 'Ana', ...end, '--lang', 'en'])
    expect(done.out).toBe(
      'Recorded: SEMAR ends on 2024-10-15. 0 obligations pass to the successor (0 open).\n',
    )
    const { rows } = expectOutput(
      await run(words`list units --where code=SEMAR`),
      listOutputSchema('units'),
    )
    expect(rows[0]?.validTo).toBe('2024-10-15')
    expect(refused(await run(end))).toBe('succession_repeated')
    expect(refused(await run(words`end-unit SEDENA --on 2024-10-15 --successor SEDENA`))).toBe(
      'succession_to_itself',
    )
  })

  it('moves a unit, and what stands below goes with it', async () => {
    const before = stateOf(register)
    const first = words`move-unit CNS --under SEGOB --on 2024-10-20`
    const preview = expectOutput(
      await run([...first, '--preview']),
      cliCommands['move-unit'].output,
    )
    expect(preview).toEqual({ before: null, after: 'SEGOB', until: null, below: 0 })
    expect(stateOf(register)).toEqual(before)
    expectOutput(await run(first), cliCommands['move-unit'].output)
    const move = words`move-unit SEGOB --under SSPC --on 2024-11-01`
    const done = await acuerdos(['--as', 'Ana', ...move, '--lang', 'en'])
    expect(done.out).toMatch(
      /^Recorded: from 2024-11-01 on, SEGOB moves from the top level to SSPC\. \d+ units below it go with it\.\n$/,
    )
    const { rows } = expectOutput(
      await run(words`list placements --where unit=SEGOB`),
      listOutputSchema('placements'),
    )
    expect(rows).toMatchObject([{ parent: 'SSPC', from: '2024-11-01', to: null }])
    const earlier = words`move-unit SEGOB --under SEDENA --on 2024-10-25 --preview --lang en`
    expect((await acuerdos(earlier)).out).toContain(
      'Another place is already known from 2024-11-01: until then this move holds.',
    )
  })

  it('is refused a circle, a place where it stands and one that does not exist', async () => {
    const before = stateOf(register)
    const refuse = async (move: readonly string[]) => refused(await run(move))
    expect(await refuse(words`move-unit SSPC --under CNS --on 2024-12-01`)).toBe(
      'placement_circular',
    )
    expect(await refuse(words`move-unit CNS --under SEGOB --on 2024-12-01`)).toBe(
      'unit_stands_there',
    )
    expect(await refuse(words`move-unit CNS --under NADIE --on 2024-12-01`)).toBe('unit_unknown')
    expect((await run(words`move-unit CNS --under SEGOB`)).status).toBe(2)
    expect(stateOf(register)).toEqual(before)
  })

  it('divides a unit, and says who answers for all that it had', async () => {
    const session = await add('session', 'body=CNSP', 'ordinal=90', 'type=ordinary')
    const agreement = await add(
      'agreement',
      `session=${session.id}`,
      'kind=acuerdo',
      'text=Informar',
    )
    const clause = await add(
      'clause',
      `agreement=${agreement.id}`,
      'order=1',
      'text=Informar',
      'nature=binding',
    )
    await add('obligation', `clause=${clause.id}`, 'unit=FGR', 'role=responsible')
    expect(
      (await run(words`end-unit FGR --on 2024-10-15 --successor SSPC --successor CNS`)).status,
    ).toBe(0)
    const choice = words`choose-successor --of FGR --authority Presidencia --reason Decreto`
    const before = stateOf(register)
    const preview = await run([...choice, ...words`--to SSPC --preview`])
    expect(expectOutput(preview, cliCommands['choose-successor'].output)).toMatchObject({
      refused: 0,
      rows: [{ before: 'FGR', after: 'SSPC', from: '2024-10-15' }],
    })
    expect(refused(await run([...choice, ...words`--to SEDENA`]))).toBe('bulk_refused')
    const named = await acuerdos(['--as', 'Ana', ...choice, ...words`--to SEDENA --lang en`])
    expect(named.error).toMatch(
      /saved on none:\n {2}Agreement .+, clause 1, FGR \(\w+\): .*SEDENA/u,
    )
    expect(stateOf(register)).toEqual(before)
    const told = await acuerdos(['--as', 'Ana', ...choice, ...words`--to SSPC --lang en`])
    expect(told.out).toBe('Recorded: SSPC answers for 1 obligation.\n')
    expect(refused(await run([...choice, ...words`--to SSPC`]))).toBe('no_choice_open')
  })

  it('chooses how early a deadline is due soon', async () => {
    const chosen = await run(words`settings --due-soon-days 15`)
    expect(expectOutput(chosen, cliCommands.settings.output).dueSoonDays).toBe(15)
    const read = expectOutput(await run(words`settings`), cliCommands.settings.output)
    expect(read).toEqual({ dueSoonDays: 15, longestReceiptDays: 30, silentAfterDays: 30 })
    expect((await run(words`settings --due-soon-days 99999`)).status).toBe(2)
  })

  it('is told of two holders of one post, which stands', async () => {
    const post = await add('post', 'name=Titular', 'unit=SSPC', 'single=true')
    const one = await add('person', 'name=Luz Rey')
    const other = await add('person', 'name=Raúl Paz')
    await add('assignment', `person=${one.id}`, `post=${post.id}`, 'from=2024-01-01')
    const second = ['assignment', `person=${other.id}`, `post=${post.id}`, 'from=2024-06-01']
    expect((await add(...second)).warnings).toMatchObject([{ code: 'post_held_by_another' }])
  })
})
