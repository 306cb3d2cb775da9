import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import { acuerdos, expectOutput, words, type Outcome } from './command.ts'
import { communique, stateOf, temporaryFolder } from './registers.ts'

const register = join(temporaryFolder(), 'register')
const run = (given: readonly string[]) => acuerdos([...given, '--json'], { register })

let agreement: string
let clause: string

beforeAll(async () => {
  expectOutput(await run(words`init --person Ana`), cliCommands.init.output)
  expectOutput(await run(words`capture ${communique} --accept`), cliCommands.capture.output)
  const { rows } = expectOutput(
    await run(words`list obligations --where unit=MX-DUR --limit 1`),
    listOutputSchema('obligations'),
  )
  agreement = rows[0]?.agreement ?? ''
  clause = rows[0]?.clause ?? ''
}, 60_000)

const set = async (...changes: readonly string[]) =>
  expectOutput(await run(['set', ...changes]), cliCommands.set.output)

async function elements(id: string, field: string): Promise<readonly string[]> {
  const { sets } = expectOutput(await run(words`show ${id}`), cliCommands.show.output)
  return (sets[field] ?? []).map(({ element }) => element)
}

function refused(outcome: Outcome): string {
  expect(outcome.status).toBe(1)
  const { error } = cliErrorSchema.parse(JSON.parse(outcome.error))
  expect(error.message).not.toMatch(/\{\{|undefined|errors\./)
  return error.code
}

describe('the tags of an agreement', { timeout: 60_000 }, () => {
  it('are replaced, added, removed and cleared, each in one word', async () => {
    await set(agreement, 'tags=policía, estados')
    expect(await elements(agreement, 'tags')).toEqual(['estados', 'policía'])
    // An element with a comma stands in quotes; a single value goes along in the same save.
    await set(agreement, 'tags+="urgente, de verdad"', 'tags-=policía', 'topic=Policía cibernética')
    expect(await elements(agreement, 'tags')).toEqual(['estados', 'urgente, de verdad'])
    await set(agreement, 'tags="urgente, de verdad",nuevo,"el ""dos"""')
    expect(await elements(agreement, 'tags')).toEqual(['el "dos"', 'nuevo', 'urgente, de verdad'])
    await set(agreement, 'tags+=uno,dos', 'tags-=nuevo,"el ""dos"""')
    expect(await elements(agreement, 'tags')).toEqual(['dos', 'uno', 'urgente, de verdad'])
    await set(agreement, 'tags=')
    expect(await elements(agreement, 'tags')).toEqual([])
  })

  it('are written the same way when the record is made', async () => {
    const { id } = expectOutput(
      await run(['add', 'agreement', 'session=XLI', 'kind=acuerdo', 'text=X', 'tags=a,"b, c"']),
      cliCommands.add.output,
    )
    expect(await elements(id, 'tags')).toEqual(['a', 'b, c'])
  })

  it('that are not there cannot be taken away, and a title is no set', async () => {
    const before = stateOf(register)
    // One after the other: who comes second while another writes is refused for that.
    expect(refused(await run(['set', agreement, 'tags-=nada']))).toBe('element_not_in_set')
    for (const unreadable of ['tags="abierta', 'tags+="a" b', 'tags+=', 'tags-=']) {
      expect(refused(await run(['set', agreement, unreadable]))).toBe('elements_unreadable')
    }
    expect(refused(await run(['set', agreement, 'title+=Más']))).toBe('field_not_a_set')
    expect((await run(['set', agreement, 'tags'])).status).toBe(2)
    expect(stateOf(register)).toEqual(before)
  })
})

describe('the units of an accepted clause', { timeout: 60_000 }, () => {
  it('are put right: a group is its members that have none, a unit has one', async () => {
    const of = () => run(words`list obligations --where clause=${clause} --limit 1000`)
    const before = expectOutput(await of(), listOutputSchema('obligations'))
    const wrong = before.rows.find(({ unit }) => unit === 'MX-DUR')?.id ?? ''
    const again = words`add obligation clause=${clause} unit=MX-DUR role=obliged`
    expect(refused(await run(again))).toBe('duplicate_obligation')
    expectOutput(
      await run(words`withdraw ${wrong} --reason ${'No era destinatario'}`),
      cliCommands.withdraw.output,
    )
    const added = expectOutput(
      await run(words`add obligation clause=${clause} unit=ENT-32 role=obliged`),
      cliCommands.add.output,
    )
    const after = expectOutput(await of(), listOutputSchema('obligations'))
    expect(after.total).toBe(before.total - 1 + added.ids.length)
    expect(after.rows.filter(({ unit }) => unit === 'MX-DUR').map(({ id }) => id)).toEqual(
      added.ids.filter((id) => after.rows.some((row) => row.id === id && row.unit === 'MX-DUR')),
    )
    await set(added.id, 'coResponsible=MX-COL,Morelos')
    expect(await elements(added.id, 'coResponsible')).toHaveLength(2)
    expect(refused(await run(['set', added.id, 'coResponsible+=Atlantis']))).toBe('unit_unknown')
  })
})
